#include "results/run_folder/target.hpp"

#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

// The longest file name of every common filesystem, less what staging adds to it.
constexpr std::size_t longest_name = 255 - 40;

fs::path resolve(const fs::path& target) {
  const Place place = place_of(target);
  std::error_code fault;
  if (target.empty()) throw input_error(place, "the output folder has no name", "a path");
  // A link is followed, so that what it points to is replaced and not the link.
  fs::path path = fs::weakly_canonical(fs::absolute(target, fault), fault);
  if (fault) throw input_error(place, "is not a usable path: " + fault.message());
  if (!path.has_filename()) path = path.parent_path();
  if (!path.has_filename())
    throw input_error(place, "is the root of the filesystem", "a folder of its own for the run");
  if (path.filename().string().size() > longest_name) {
    throw input_error(place, "has too long a name", "at most " + std::to_string(longest_name) + " bytes");
  }
  if (fs::is_symlink(fs::symlink_status(path, fault))) {
    throw input_error(place, "is a symbolic link that leads nowhere", "a folder");
  }
  return path;
}

void check_parent(const fs::path& path, const Place& place) {
  std::error_code fault;
  fs::path parent = path.parent_path();
  while (!fs::exists(fs::symlink_status(parent, fault)) && parent.has_filename()) parent = parent.parent_path();
  if (!fs::is_directory(parent, fault)) {
    throw input_error(place, "cannot be created: " + parent.string() + " is not a folder", "a path through folders");
  }
  if (::access(parent.c_str(), W_OK | X_OK) != 0) {
    throw input_error(place, "cannot be created: " + parent.string() + ": " + posix::reason(errno),
                      "a folder that you may write to");
  }
}

// A mounted folder (a container's volume, say) cannot be renamed over; better to know before the simulation.
bool is_mount_point(const fs::path& folder) {
  struct statx status;
  return ::statx(AT_FDCWD, folder.c_str(), 0, STATX_BASIC_STATS, &status) == 0 &&
         (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

}  // namespace

fs::path check_target(const fs::path& target, FolderKind kind) {
  const Place place = place_of(target);
  fs::path path = resolve(target);
  check_parent(path, place);
  std::error_code fault;
  if (!fs::exists(path, fault)) return path;
  if (!fs::is_directory(path, fault)) throw input_error(place, "exists and is not a folder", "a new or empty folder");
  if (is_mount_point(path)) {
    throw input_error(place, "is a mount point, which no folder can replace", "a folder inside it");
  }
  if (fs::is_empty(path, fault) && !fault) return path;
  if (fault) throw input_error(place, "cannot be read: " + fault.message());
  const auto listed = listed_outputs(path);
  if (!listed) {
    throw input_error(place, "holds files and is not the folder of a run, so it is left alone",
                      "a new or empty folder");
  }
  if (kind_of(path) != kind) {
    throw input_error(
        place, "is the folder of a " + to_string(kind_of(path)) + ", which a " + to_string(kind) + " does not replace",
        "a new or empty folder, or one of a former " + to_string(kind));
  }
  const std::vector<std::string> unlisted = unlisted_entries(path, *listed);
  if (!unlisted.empty()) {
    throw input_error(place, "holds '" + unlisted.front() + "', which no run wrote and a new run would remove",
                      "a folder with nothing but a run's files", "move it elsewhere or choose another folder");
  }
  return path;
}

}  // namespace entente
