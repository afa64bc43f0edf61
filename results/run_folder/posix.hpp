#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

/// The few system calls that a run's folder needs, each with its error checked.
namespace entente::posix {

/// An open file, closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  /// The result of close(2), which may be the first to tell of a full disk; 0 when already closed.
  int close() noexcept;

 private:
  int number_ = -1;
};

/// The system's words for an errno.
std::string reason(int fault);

/// Creates a file that does not exist yet and makes its content durable (fsync).
/// Throws Error (Fault::work) with the file's name and the system's reason.
void write_new_file(const std::filesystem::path& path, std::string_view content);

/// Writes a file in the place of whatever stands there: complete and durable beside it first ("name.partial-PID"), then
/// renamed, so that at every moment either the former file or the new one stands there. Throws as above; then nothing
/// new is left behind.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Makes the content of a file that somebody else wrote durable (fsync). Throws as above.
void sync_file(const std::filesystem::path& path);

/// Makes a folder's entries durable. Filesystems that cannot sync folders are let pass.
/// Throws Error (Fault::work) as above.
void sync_folder(const std::filesystem::path& folder);

/// Opens a folder itself (no symbolic link) in order to lock it; no descriptor when it cannot be opened.
Descriptor open_folder(const std::filesystem::path& folder);

/// flock(2), exclusive. `try_lock` is false when another process holds the lock or the filesystem has none.
bool try_lock(const Descriptor& file);
/// Waits. On a filesystem without locks it returns at once: renames stay atomic, only the cleaning up loses its guard.
void lock(const Descriptor& file);

}  // namespace entente::posix
