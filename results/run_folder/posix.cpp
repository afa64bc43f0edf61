#include "results/run_folder/posix.hpp"

#include "sim/core/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace entente::posix {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

int Descriptor::close() noexcept {
  const int number = std::exchange(number_, -1);
  return number < 0 ? 0 : ::close(number);
}

std::string reason(int fault) { return std::generic_category().message(fault); }

void sync_file(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file && ::fsync(file.get()) == 0 && file.close() == 0) return;
  throw work_error(path.filename().string() + ": cannot be made durable: " + reason(errno));
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor file = open_folder(folder);
  if (file && (::fsync(file.get()) == 0 || errno == EINVAL)) return;
  throw work_error(folder.string() + ": cannot be made durable: " + reason(errno));
}

Descriptor open_folder(const std::filesystem::path& folder) {
  return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool try_lock(const Descriptor& file) { return file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0; }

void lock(const Descriptor& file) {
  while (file && ::flock(file.get(), LOCK_EX) != 0 && errno == EINTR) {
  }
}

}  // namespace entente::posix
