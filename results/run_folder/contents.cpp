#include "results/run_folder/contents.hpp"

#include "results/run_folder/place_of.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace entente {

using nlohmann::json;

namespace {

json read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / manifest_name;
  std::error_code fault;
  if (!std::filesystem::is_regular_file(path, fault)) {
    throw input_error(place_of(folder), "is not the folder of a finished run",
                      std::string("a folder with a ") + manifest_name + " that says \"" + run_marker + "\": 1");
  }
  constexpr std::uintmax_t sensible = 64u << 20;  // a manifest has some kilobytes
  if (std::filesystem::file_size(path, fault) > sensible) {
    throw input_error(place_of(path), "is too large for a run's manifest", "at most 64 MiB");
  }
  std::ifstream file(path, std::ios::binary);
  json manifest = json::parse(file, nullptr, false);
  if (!manifest.is_object()) {
    throw input_error(place_of(path), "is no JSON object: the file was cut off or altered",
                      "a run's manifest as it was written", "run the scenario again");
  }
  return manifest;
}

void check_form(const json& manifest, const Place& place) {
  const auto marker = manifest.find(run_marker);
  if (marker == manifest.end()) {
    throw input_error(place, "is not the manifest of a run", std::string("the key ") + run_marker);
  }
  if (*marker == run_form) return;
  const std::string reads = "version " + std::to_string(run_form) + ", which this program reads";
  if (!marker->is_number_integer()) {
    throw input_error(place, std::string(run_marker) + " is no version of a run's folder", reads);
  }
  const auto program = manifest.find("program_version");
  const bool told = program != manifest.end() && program->is_string();
  throw input_error(place,
                    "was written by Entente" + (told ? ' ' + clean_line(program->get<std::string>()) : "") +
                        " in version " + marker->dump() + " of a run's folder",
                    reads, "read it with that Entente, or run the scenario again with this one");
}

}  // namespace

std::string to_string(FolderKind kind) {
  switch (kind) {
    case FolderKind::tournament: return "tournament";
    case FolderKind::recovery: return "recovery";
    case FolderKind::multiverse: return "multiverse";
    case FolderKind::run: break;
  }
  return "run";
}

FolderKind kind_of(const std::filesystem::path& folder) {
  const json manifest = read_manifest(folder);
  for (const FolderKind kind : {FolderKind::tournament, FolderKind::recovery, FolderKind::multiverse}) {
    if (manifest.contains(to_string(kind))) return kind;
  }
  return FolderKind::run;
}

std::vector<FileDigest> outputs_of(const std::filesystem::path& folder) {
  const json manifest = read_manifest(folder);
  const Place place = place_of(folder / manifest_name);
  check_form(manifest, place);
  const auto outputs = manifest.find("outputs");
  if (outputs == manifest.end() || !outputs->is_array()) {
    throw input_error(place, "does not list the run's files", "the key outputs with a list", "run the scenario again");
  }
  std::vector<FileDigest> listed;
  for (const json& output : *outputs) {
    const auto has = [&](const char* key, bool (json::*is)() const noexcept) {
      return output.is_object() && output.contains(key) && (output[key].*is)();
    };
    if (!has("file", &json::is_string) || !has("sha256", &json::is_string) ||
        !has("bytes", &json::is_number_unsigned)) {
      throw input_error(place, "entry " + std::to_string(listed.size() + 1) + " of its outputs is not whole",
                        "file, sha256 and bytes", "run the scenario again");
    }
    listed.push_back(
        {output["file"].get<std::string>(), output["sha256"].get<std::string>(), output["bytes"].get<std::uint64_t>()});
  }
  return listed;
}

std::optional<std::vector<FileDigest>> listed_outputs(const std::filesystem::path& folder) {
  try {
    return outputs_of(folder);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void check_no_output(const std::filesystem::path& file, const std::string& option) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const std::string name = file.filename().string();
  const std::vector<FileDigest> outputs = listed_outputs(folder).value_or(std::vector<FileDigest>());
  const bool listed =
      std::any_of(outputs.begin(), outputs.end(), [&](const FileDigest& output) { return output.name == name; });
  if (!listed && (name != manifest_name || outputs.empty())) return;
  throw input_error({.key = option}, file.string() + " is a file of the finished run in that folder",
                    "a name that the run has not, or another folder");
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
