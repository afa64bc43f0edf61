#include "results/run_folder/contents.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace entente {

using nlohmann::json;

std::optional<std::vector<FileDigest>> listed_outputs(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / manifest_name;
  std::error_code fault;
  constexpr std::uintmax_t sensible = 64u << 20;  // a manifest has some kilobytes
  if (!std::filesystem::is_regular_file(path, fault) || std::filesystem::file_size(path, fault) > sensible) return {};
  std::ifstream file(path, std::ios::binary);
  const json manifest = json::parse(file, nullptr, false);
  if (!manifest.is_object()) return {};
  const auto marker = manifest.find(run_marker);
  const auto outputs = manifest.find("outputs");
  if (marker == manifest.end() || *marker != run_form || outputs == manifest.end() || !outputs->is_array()) return {};
  std::vector<FileDigest> listed;
  for (const json& output : *outputs) {
    if (!output.is_object()) return {};
    const auto name = output.find("file"), sha256 = output.find("sha256"), bytes = output.find("bytes");
    const bool whole = name != output.end() && name->is_string() && sha256 != output.end() && sha256->is_string() &&
                       bytes != output.end() && bytes->is_number_unsigned();
    if (!whole) return {};
    listed.push_back({name->get<std::string>(), sha256->get<std::string>(), bytes->get<std::uint64_t>()});
  }
  return listed;
}

std::vector<std::string> unlisted_entries(const std::filesystem::path& folder, const std::vector<FileDigest>& listed) {
  std::vector<std::string> unlisted;
  std::error_code fault;
  for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    const std::string name = entry->path().filename().string();
    const bool known = name == manifest_name ||
                       std::any_of(listed.begin(), listed.end(), [&](const FileDigest& f) { return f.name == name; });
    if (!known) unlisted.push_back(name);
  }
  std::sort(unlisted.begin(), unlisted.end());
  return unlisted;
}

bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

}  // namespace entente
