#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

/// Files that are there whole or not at all.
namespace entente {

/// Creates a file that does not exist yet and makes its content durable (fsync).
/// Throws Error (Fault::work) with the file's name and the system's reason.
void create_file(const std::filesystem::path& path, std::string_view content);

/// Writes a file, or replaces one that is there, atomically: whoever reads it finds the old or the new content, and
/// after a failure the old. A symbolic link stays and the file that it points to is replaced. Throws Error
/// (Fault::work) with the path and the reason; so does a path that is no regular file (a folder, a device).
void write_file(const std::filesystem::path& path, std::string_view content);

/// A file that is written piece by piece and appears, or replaces one that is there, only when it is whole: as
/// `write_file` for what does not fit in memory.
class GrowingFile {
 public:
  /// Throws Error (Fault::work) with the path and the reason, as all of its functions do.
  explicit GrowingFile(const std::filesystem::path& path);
  /// Takes away what was written when `finish` was not called.
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  void append(std::string_view text);
  /// Makes the content durable and puts the file in its place.
  void finish();

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

/// Throws Error (Fault::input) when `write_file` could not succeed, so that long work is not done in vain: the path is
/// empty, a folder or a device. Makes the folder that it names where there is none. `option` is the user's ("--out").
void check_writable(const std::filesystem::path& path, const char* option);

}  // namespace entente
