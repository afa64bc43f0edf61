#include "estimate/table/write_file.hpp"

#include "sim/core/error.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string reason(int fault) { return std::generic_category().message(fault); }

bool holds_whole(std::FILE* file, std::string_view content) {
  return std::fwrite(content.data(), 1, content.size(), file) == content.size() && std::fflush(file) == 0 &&
         ::fsync(::fileno(file)) == 0;
}

// The file itself where the path is a symbolic link to one.
fs::path file_of(const fs::path& path) {
  std::error_code fault;
  if (!fs::is_symlink(fs::symlink_status(path, fault))) return path;
  fs::path target = fs::weakly_canonical(path, fault);
  return fault ? path : target;
}

// "is a folder" for what no file can take the place of.
std::string obstacle(const fs::path& path) {
  std::error_code fault;
  const fs::file_status status = fs::status(path, fault);
  if (fs::is_directory(status)) return "is a folder";
  return fs::exists(status) && !fs::is_regular_file(status) ? "is not a regular file" : "";
}

}  // namespace

void create_file(const fs::path& path, std::string_view content) {
  const auto fail = [&](int fault) {
    return work_error(path.filename().string() + ": cannot be written: " + reason(fault));
  };
  File file(std::fopen(path.c_str(), "wbxe"));
  if (!file) throw fail(errno);
  if (!holds_whole(file.get(), content)) throw fail(errno);
  // The last to tell of a full disk.
  if (std::fclose(file.release()) != 0) throw fail(errno);
}

struct GrowingFile::Open {
  fs::path path;     // as the user named it
  fs::path target;   // the file itself
  fs::path partial;  // in the same folder, so that the rename is atomic; by process, so that two writers do not meet
  File file;

  Error failure(int fault) const {
    return work_error(path.string() + ": cannot be written: " + reason(fault),
                      "is the folder there and is there room?");
  }
};

GrowingFile::GrowingFile(const fs::path& path) : open_(std::make_unique<Open>()) {
  open_->path = path;
  open_->target = file_of(path);
  const std::string what = obstacle(open_->target);
  if (!what.empty()) throw work_error(path.string() + ": " + what);
  open_->partial = open_->target.parent_path() /
                   ("." + open_->target.filename().string() + "." + std::to_string(::getpid()) + ".partial");
  std::error_code ignored;
  fs::remove(open_->partial, ignored);
  open_->file.reset(std::fopen(open_->partial.c_str(), "wbxe"));
  if (!open_->file) throw open_->failure(errno);
}

GrowingFile::~GrowingFile() {
  if (open_->partial.empty()) return;
  open_->file.reset();
  std::error_code ignored;
  fs::remove(open_->partial, ignored);
}

void GrowingFile::append(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), open_->file.get()) != text.size()) throw open_->failure(errno);
}

void GrowingFile::finish() {
  std::FILE* const file = open_->file.get();
  if (std::fflush(file) != 0 || ::fsync(::fileno(file)) != 0) throw open_->failure(errno);
  // The last to tell of a full disk.
  if (std::fclose(open_->file.release()) != 0) throw open_->failure(errno);
  std::error_code fault;
  fs::rename(open_->partial, open_->target, fault);
  if (fault) throw work_error(open_->path.string() + ": cannot be put in place: " + fault.message());
  open_->partial.clear();
}

void write_file(const fs::path& path, std::string_view content) {
  GrowingFile file(path);
  file.append(content);
  file.finish();
}

void check_writable(const fs::path& path, const char* option) {
  const auto fail = [&](const std::string& what) {
    return input_error({.key = option}, what, "the path of a file to write");
  };
  if (path.empty() || path.filename().empty()) throw fail("\"" + path.string() + "\" names no file");
  const std::string what = obstacle(path);
  if (!what.empty()) throw fail(path.string() + " " + what);
  if (!path.has_parent_path()) return;
  std::error_code fault;
  fs::create_directories(path.parent_path(), fault);
  if (fault || !fs::is_directory(path.parent_path(), fault)) {
    throw fail("the folder " + path.parent_path().string() + " cannot be made: " + fault.message());
  }
}

}  // namespace entente
