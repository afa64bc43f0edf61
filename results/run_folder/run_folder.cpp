#include "results/run_folder/run_folder.hpp"

#include "estimate/table/write_file.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/run_folder/replace.hpp"
#include "results/run_folder/target.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

// A full or failing disk is the work's failure; a path that cannot be is the user's mistake.
Error creation_error(const fs::path& path, int fault) {
  const bool disk = fault == ENOSPC || fault == EDQUOT || fault == EIO || fault == ENOMEM || fault == EMFILE;
  const std::string what = "cannot be created: " + posix::reason(fault);
  return disk ? work_error(path.string() + ": " + what) : input_error(place_of(path), what);
}

std::string partial_prefix(const fs::path& target) { return "." + target.filename().string() + ".partial-"; }

// ".NAME.partial-" and then a process and a count: another run's name may go on after the same prefix.
bool is_partial(const std::string& name, const std::string& prefix) {
  return name.size() > prefix.size() && name.starts_with(prefix) &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(prefix.size()), name.end(),
                     [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

// Held while partial folders come, go or take their place, so that no writer is mistaken for dead before it has locked
// its folder.
posix::Descriptor lock_parent(const fs::path& target) {
  posix::Descriptor parent = posix::open_folder(target.parent_path());
  posix::lock(parent);
  return parent;
}

}  // namespace

RunFolder::RunFolder(const fs::path& target, FolderKind kind) : kind_(kind), target_(check_target(target, kind)) {
  std::error_code fault;
  fs::create_directories(target_.parent_path(), fault);
  if (fault) throw creation_error(target_.parent_path(), fault.value());
  const posix::Descriptor parent_lock = lock_parent(target_);
  clean_up();
  create_staging();
}

RunFolder::~RunFolder() { discard(); }

void RunFolder::clean_up() {
  std::error_code fault;
  const fs::path former = former_run(target_);
  if (listed_outputs(former)) {
    if (fs::exists(target_, fault)) {
      fs::remove_all(former, fault);
    } else {
      fs::rename(former, target_, fault);
      if (!fault) notices_.push_back("put back " + target_.string() + ", which a killed run had set aside");
    }
  }
  const std::string prefix = partial_prefix(target_);
  std::vector<fs::path> partials;
  for (fs::directory_iterator entry(target_.parent_path(), fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (is_partial(entry->path().filename().string(), prefix)) partials.push_back(entry->path());
  }
  std::sort(partials.begin(), partials.end());
  for (const fs::path& partial : partials) {
    const posix::Descriptor folder = posix::open_folder(partial);
    if (!posix::try_lock(folder)) continue;  // its writer lives
    fs::remove_all(partial, fault);
    notices_.push_back(fault ? partial.string() + " of a killed run could not be removed: " + fault.message()
                             : "removed " + partial.string() + ", left by a killed run");
  }
}

void RunFolder::create_staging() {
  for (int count = 0;; ++count) {
    const std::string name = partial_prefix(target_) + std::to_string(::getpid()) + "-" + std::to_string(count);
    const fs::path path = target_.parent_path() / name;
    if (::mkdir(path.c_str(), 0777) != 0) {
      if (errno == EEXIST) continue;  // a sibling in this process
      throw creation_error(target_, errno);
    }
    staging_ = path;
    staging_lock_ = posix::open_folder(staging_);
    posix::try_lock(staging_lock_);
    return;
  }
}

void RunFolder::check_name(const std::string& name) const {
  const bool written = std::any_of(files_.begin(), files_.end(), [&](const FileDigest& f) { return f.name == name; });
  if (!is_plain_name(name) || name == manifest_name || written) {
    throw work_error("'" + name + "' cannot be the name of another file of a run");
  }
  if (staging_.empty()) throw work_error("'" + name + "' comes too late: the run's folder is closed");
}

void RunFolder::write(const std::string& name, std::string_view content) {
  check_name(name);
  write_file(name, content);
  files_.push_back({name, sha256_hex(content), content.size()});
}

fs::path RunFolder::path_for(const std::string& name) const {
  check_name(name);
  return staging_ / name;
}

void RunFolder::add(const std::string& name) {
  check_name(name);
  try {
    posix::sync_file(staging_ / name);
    files_.push_back(digest_file(staging_ / name, name));
  } catch (...) {
    discard();
    throw;
  }
}

void RunFolder::commit(std::string_view manifest) {
  write_file(manifest_name, manifest);
  try {
    posix::sync_folder(staging_);
    const posix::Descriptor parent_lock = lock_parent(target_);
    check_target(target_, kind_);
    replace_folder(staging_, target_);
    staging_.clear();
    staging_lock_.close();
    posix::sync_folder(target_.parent_path());
  } catch (...) {
    discard();
    throw;
  }
}

void RunFolder::write_file(const std::string& name, std::string_view content) {
  if (staging_.empty()) throw work_error("'" + name + "' comes too late: the run's folder is closed");
  try {
    create_file(staging_ / name, content);
  } catch (...) {
    discard();
    throw;
  }
}

void RunFolder::discard() noexcept {
  if (staging_.empty()) return;
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  staging_.clear();
  staging_lock_.close();
}

}  // namespace entente
