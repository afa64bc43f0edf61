#include "tools/data/folder_check.hpp"

#include "results/run_folder/place_of.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace entente {
namespace {

namespace fs = std::filesystem;

CheckedFile checked(const fs::path& folder, const RegisteredSource& source) {
  const fs::path path = folder / source.file;
  CheckedFile file{&source};
  std::error_code fault;
  if (fs::status(path, fault).type() == fs::file_type::not_found) return file;
  file.digest = digest_file(path, source.file);
  file.state = file.digest->sha256 == source.sha256 ? CheckedFile::State::ok : CheckedFile::State::differs;
  return file;
}

}  // namespace

bool CheckedFolder::differs() const {
  const auto does = [](const CheckedFile& file) { return file.state == CheckedFile::State::differs; };
  return std::any_of(files.begin(), files.end(), does);
}

CheckedFolder check_folder(const fs::path& folder, const std::vector<const RegisteredSource*>& sources,
                           const SourceRegistry& registry) {
  std::error_code fault;
  fs::directory_iterator entries(folder, fault);
  if (fault) throw input_error(place_of(folder), "cannot be read: " + fault.message(), "a folder of sources");
  CheckedFolder result;
  for (const RegisteredSource* source : sources) result.files.push_back(checked(folder, *source));
  std::set<std::string> known;
  for (const RegisteredSource& source : registry.sources) {
    for (const char* ending : {"", ".partial", ".partial.origin"}) known.insert(source.file + ending);
  }
  for (; entries != fs::directory_iterator(); entries.increment(fault)) {
    const std::string name = entries->path().filename().string();
    if (known.count(name) == 0) result.unknown.push_back(name);
    if (fault) break;
  }
  if (fault) throw input_error(place_of(folder), "cannot be read: " + fault.message(), "a folder of sources");
  std::sort(result.unknown.begin(), result.unknown.end());
  return result;
}

}  // namespace entente
