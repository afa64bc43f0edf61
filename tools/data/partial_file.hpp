#pragma once

#include "results/run_folder/digest.hpp"
#include "results/run_folder/posix.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace entente {

/// Where the beginning of a file came from, so that the rest may follow.
struct Origin {
  std::string address;
  std::string validator;  ///< the server's name for this state of the file

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// A file that is on its way: NAME.partial, with its origin in NAME.partial.origin, until it is whole and becomes NAME.
/// Locked for as long as this lives, so that two programs do not write to it at once. What was written stays when the
/// program ends.
class PartialFile {
 public:
  /// Opens or creates it. Throws Error (Fault::work): another program has it, or it cannot be written.
  PartialFile(const std::filesystem::path& folder, const std::string& name);

  std::uint64_t size() const { return size_; }
  /// Of what is there; empty texts when nothing is known.
  const Origin& origin() const { return origin_; }

  /// Empties it and notes where its bytes will come from.
  void restart(Origin origin);
  /// Adds to its end. Throws Error (Fault::work) when the disk is full.
  void add(const char* bytes, std::size_t count);
  /// SHA-256 and size of what is there.
  FileDigest digest() const;
  /// Makes it durable and gives it its name, atomically, in place of what may be there.
  void put_in_place();
  /// Removes it.
  void discard();

 private:
  void open();

  std::filesystem::path folder_;
  std::string name_;
  std::filesystem::path path_;
  std::filesystem::path origin_path_;
  posix::Descriptor file_;
  std::uint64_t size_ = 0;
  Origin origin_;
};

}  // namespace entente
