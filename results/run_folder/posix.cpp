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

namespace {

// Creates `path` and makes its content durable; messages call it `name`.
void create(const std::filesystem::path& path, const std::string& name, std::string_view content) {
  const auto fail = [&](int fault) { return work_error(name + ": cannot be written: " + reason(fault)); };
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file) throw fail(errno);
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw fail(errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) throw fail(errno);
  if (file.close() != 0) throw fail(errno);
}

}  // namespace

void write_new_file(const std::filesystem::path& path, std::string_view content) {
  create(path, path.filename().string(), content);
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
  const std::string partial = path.string() + ".partial-" + std::to_string(::getpid());
  ::unlink(partial.c_str());  // of a process that had this number and was killed
  try {
    create(partial, path.string(), content);
    if (::rename(partial.c_str(), path.c_str()) != 0)
      throw work_error(path.string() + ": cannot be written: " + reason(errno));
  } catch (...) {
    ::unlink(partial.c_str());
    throw;
  }
  // The folder may be a symbolic link, which sync_folder does not follow: its own entry "." is none.
  sync_folder(path.parent_path() / ".");
}

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
