#include "tools/data/partial_file.hpp"

#include "estimate/table/write_file.hpp"
#include "sim/core/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, const char* what, int fault) {
  return work_error(path.string() + ": " + what + ": " + posix::reason(fault),
                    fault == ENOSPC || fault == EFBIG || fault == EDQUOT
                        ? "make room and give the same command again"
                        : "is the folder there and may it be written to?");
}

// Two lines: address and validator. Whatever else stands there is not ours, and nothing is known then.
Origin read_origin(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  Origin origin;
  std::string end;
  if (!std::getline(stream, origin.address) || !std::getline(stream, origin.validator)) return {};
  return std::getline(stream, end) ? Origin{} : origin;
}

}  // namespace

PartialFile::PartialFile(const fs::path& folder, const std::string& name)
    : folder_(folder), name_(name), path_(folder / (name + ".partial")), origin_path_(path_.string() + ".origin") {
  open();
  origin_ = read_origin(origin_path_);
}

void PartialFile::open() {
  for (;;) {
    // No symbolic link, which could lead out of the folder; not waiting for a named pipe's reader.
    const int flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    posix::Descriptor file(::open(path_.c_str(), flags, 0666));
    if (!file) throw failure(path_, "cannot be written", errno);
    struct stat opened;
    if (::fstat(file.get(), &opened) != 0) throw failure(path_, "cannot be read", errno);
    if (!S_ISREG(opened.st_mode)) throw work_error(path_.string() + " is not a regular file", "remove it");
    // A filesystem without locks is let pass.
    if (!posix::try_lock(file) && errno == EWOULDBLOCK) {
      throw work_error(path_.string() + ": another program is fetching this file", "wait for it to end");
    }
    // While we came by the lock, its last owner may have given the file its name: then it is no longer this one.
    struct stat named;
    if (::lstat(path_.c_str(), &named) != 0 || named.st_ino != opened.st_ino || named.st_dev != opened.st_dev) continue;
    file_ = std::move(file);
    size_ = static_cast<std::uint64_t>(opened.st_size);
    return;
  }
}

void PartialFile::restart(Origin origin) {
  // In this order: an origin never stands beside another file's bytes.
  if (::ftruncate(file_.get(), 0) != 0) throw failure(path_, "cannot be written", errno);
  size_ = 0;
  origin_ = std::move(origin);
  write_file(origin_path_, origin_.address + "\n" + origin_.validator + "\n");
}

void PartialFile::add(const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(file_.get(), bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw failure(path_, "cannot be written", errno);
    bytes += written;
    count -= static_cast<std::size_t>(written);
    size_ += static_cast<std::uint64_t>(written);
  }
}

FileDigest PartialFile::digest() const { return digest_file(path_, name_); }

void PartialFile::put_in_place() {
  if (::fsync(file_.get()) != 0) throw failure(path_, "cannot be made durable", errno);
  std::error_code fault;
  fs::rename(path_, folder_ / name_, fault);
  if (fault) throw failure(folder_ / name_, "cannot be put in place", fault.value());
  fs::remove(origin_path_, fault);
  posix::sync_folder(fs::canonical(folder_));
}

void PartialFile::discard() {
  std::error_code ignored;
  fs::remove(origin_path_, ignored);
  fs::remove(path_, ignored);
}

}  // namespace entente
