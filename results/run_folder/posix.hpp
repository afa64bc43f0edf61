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

/// Makes the content of a file that somebody else wrote durable (fsync). Throws Error (Fault::work) with
/// its name and the system's reason.
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
