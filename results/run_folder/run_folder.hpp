#pragma once

#include "results/run_folder/contents.hpp"
#include "results/run_folder/digest.hpp"
#include "results/run_folder/posix.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A run's folder while it is written: complete at its target after commit(), or not there at all.
///
/// Files go to a hidden sibling `.NAME.partial-PID-N`, locked as long as its writer lives. A killed writer leaves an
/// unlocked one, which the next run of the same name removes. Every file is durable before the manifest is, and the
/// manifest before the folder takes its place.
class RunFolder {
 public:
  /// Checks the target (check_target), creates missing parents, cleans up after killed runs, creates the hidden folder.
  /// Throws Error: Fault::input where the target is wrong, Fault::work where the disk is.
  explicit RunFolder(const std::filesystem::path& target, FolderKind kind = FolderKind::run);
  /// Without commit() nothing remains.
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  /// What was cleaned up after killed runs, a sentence each, for the user to read.
  const std::vector<std::string>& notices() const { return notices_; }

  /// Writes a file, durably. `name` is plain (no '/') and new; the manifest's name is commit()'s.
  /// Throws Error (Fault::work) with the file's name and the system's reason, after removing the hidden folder.
  void write(const std::string& name, std::string_view content);

  /// Where a library may write a file by itself; add() must follow when it is complete. The same holds for `name`.
  std::filesystem::path path_for(const std::string& name) const;
  /// Takes in a file that was written to path_for(name), durably. It is read once more for its digest.
  /// Throws as write() does.
  void add(const std::string& name);

  /// What was written, in order: the manifest's `outputs`.
  const std::vector<FileDigest>& files() const { return files_; }

  /// Writes manifest.json and puts the folder in its place, a former run's atomically replaced. Nothing may follow.
  /// Throws Error as write() does, and as check_target() does when somebody has put files there in the meantime.
  void commit(std::string_view manifest);

 private:
  void clean_up();
  void create_staging();
  void check_name(const std::string& name) const;
  void write_file(const std::string& name, std::string_view content);
  void discard() noexcept;

  FolderKind kind_;
  std::filesystem::path target_;
  std::filesystem::path staging_;  // empty once committed or discarded
  posix::Descriptor staging_lock_;
  std::vector<std::string> notices_;
  std::vector<FileDigest> files_;
};

}  // namespace entente
