#include "results/run_folder/replace.hpp"

#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <stdio.h>
#include <system_error>

namespace entente {
namespace {

namespace fs = std::filesystem;

// What can no longer be removed waits under a hidden name for the next run's cleaning.
void remove_quietly(const fs::path& folder) {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

void replace_by_steps(const fs::path& staging, const fs::path& target) {
  const fs::path former = former_run(target);
  const auto fail = [&](int fault) {
    return work_error(target.string() + ": cannot be replaced: " + posix::reason(fault));
  };
  remove_quietly(former);
  if (::rename(target.c_str(), former.c_str()) != 0) throw fail(errno);
  if (::rename(staging.c_str(), target.c_str()) != 0) {
    const int fault = errno;
    ::rename(former.c_str(), target.c_str());
    throw fail(fault);
  }
  remove_quietly(former);
}

}  // namespace

fs::path former_run(const fs::path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".former");
}

void replace_folder(const fs::path& staging, const fs::path& target, Replacing replacing) {
  const auto fail = [&] { return work_error(target.string() + ": cannot be put in place: " + posix::reason(errno)); };
  // Over nothing and over an empty folder a plain rename is atomic.
  if (::rename(staging.c_str(), target.c_str()) == 0) return;
  if (errno != ENOTEMPTY && errno != EEXIST) throw fail();
  if (replacing == Replacing::by_steps) return replace_by_steps(staging, target);
  if (::renameat2(AT_FDCWD, staging.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
    remove_quietly(staging);
    return;
  }
  const bool unknown = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
  if (!unknown) throw fail();
  replace_by_steps(staging, target);
}

}  // namespace entente
