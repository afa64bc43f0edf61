#include "scenarios/reader/table_path.hpp"

#include "scenarios/yaml/shown.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

// The file beside it whose name is nearest, as the user would write it.
std::string nearest_file(const fs::path& written, const fs::path& resolved) {
  std::error_code fault;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(resolved.parent_path(), fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (names.size() == 1000) break;
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::string nearest = nearest_name(resolved.filename().string(), names);
  return nearest.empty() ? "" : "did you mean " + shown((written.parent_path() / nearest).string()) + "?";
}

}  // namespace

std::filesystem::path folder_of(const std::string& scenario_file) {
  const fs::path parent = fs::path(scenario_file).parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

std::optional<std::string> path_inside(const std::string& written, const fs::path& folder, const Place& place,
                                       Problems& problems) {
  const std::string expected = "a path within the scenario's folder";
  const fs::path path(written);
  if (path.is_absolute()) {
    problems.add(place, shown(written) + " is an absolute path", expected);
    return std::nullopt;
  }
  std::error_code fault;
  const fs::path root = fs::canonical(folder, fault);
  if (fault) {
    problems.add(place, "the scenario's folder " + shown(folder.string()) + " is not there");
    return std::nullopt;
  }
  const fs::path resolved = fs::weakly_canonical(root / path, fault);
  if (fault) {
    problems.add(place, "the path " + shown(written) + " cannot be followed", expected);
    return std::nullopt;
  }
  if (!is_inside(resolved, root)) {
    problems.add(place, shown(written) + " leads out of the scenario's folder", expected,
                 "copy the file into the folder");
    return std::nullopt;
  }
  const fs::file_status status = fs::status(resolved, fault);
  if (!fs::exists(status)) {
    problems.add(place, "there is no file " + shown(written), expected, nearest_file(path, resolved));
    return std::nullopt;
  }
  if (!fs::is_regular_file(status)) {
    problems.add(place, shown(written) + " is not a file", expected);
    return std::nullopt;
  }
  return resolved.string();
}

}  // namespace entente
