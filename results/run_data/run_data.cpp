#include "results/run_data/run_data.hpp"

#include "results/run_data/manifest_check.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/run_folder/verify.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

namespace entente {
namespace {

using nlohmann::json;

// "[2001, 2014]", as the manifest writes years.
std::optional<std::pair<Year, Year>> years_of(const std::string& text) {
  const std::size_t comma = text.find(", ");
  if (text.size() < 2 || text.front() != '[' || text.back() != ']' || comma == std::string::npos) return {};
  const auto first = parse_integer(std::string_view(text).substr(1, comma - 1));
  const auto last = parse_integer(std::string_view(text).substr(comma + 2, text.size() - comma - 3));
  if (!first || !last || *first < 1816 || *last < *first || *last > 2100) return {};
  return std::pair(Year(static_cast<Year::number_type>(*first)), Year(static_cast<Year::number_type>(*last)));
}

// A whole number of the manifest, which has no sign.
std::uint64_t count_of(const json& manifest, const char* key, std::uint64_t largest, Place place) {
  const json& value = manifest.at(key);
  if (value.is_number_unsigned() && value.get<std::uint64_t>() <= largest) return value.get<std::uint64_t>();
  place.key = key;
  throw input_error(place, "is not as runs write it", "a whole number, 0 to " + std::to_string(largest),
                    "run the scenario again");
}

}  // namespace

RunData::RunData(const std::filesystem::path& folder) : folder_(folder) {
  for (const FileDigest& output : verify_run_folder(folder).outputs) files_.push_back(output.name);
  try {
    read_manifest();
  } catch (const json::exception&) {
    throw input_error(place_of(folder_ / manifest_name), "lacks what a run's manifest says",
                      "a manifest as it was written", "run the scenario again");
  }
}

void RunData::read_manifest() {
  const json manifest = json::parse(text(manifest_name));
  const Place place = place_of(folder_ / manifest_name);
  kind_ = to_string(kind_of(folder_));
  if (kind_ == to_string(FolderKind::multiverse)) return;  // it is of a recipe: no scenario, record or seed
  scenario_ = manifest.at(kind_ == "run" ? "scenario" : kind_).get<std::string>();
  record_ = manifest.at("record").get<std::string>();
  program_version_ = manifest.at("program_version").get<std::string>();
  seed_ = MasterSeed(count_of(manifest, "seed", largest_master_seed, place));
  replications_ = count_of(manifest, "replications", std::uint64_t{1} << 32, place);
  notes_ = manifest.at("notes").get<std::vector<std::string>>();
  if (kind_ != "run") return;
  check_manifest(manifest, place);
  for (const json& setting : manifest.at("settings")) {
    settings_[setting.at("key").get<std::string>()] = setting.at("value").get<std::string>();
  }
  for (std::size_t n = 1;; ++n) {
    const std::string key = "wars[" + std::to_string(n) + "].";
    const auto id = setting(key + "id"), name = setting(key + "name"), leader = setting(key + "leader"),
               years = setting(key + "years");
    if (!id) break;
    const auto number = parse_integer(*id);
    const auto span = years_of(years.value_or(""));
    if (!number || *number < 1 || *number > 65535 || !span) {
      throw input_error(place, "has no id and years of a war", "an id from 1 to 65535 and years from 1816 to 2100");
    }
    wars_.push_back({WarId(static_cast<WarId::number_type>(*number)), name.value_or(""), leader.value_or(""),
                     span->first, span->second});
  }
  if (wars_.empty()) throw input_error(place, "names no war", "at least one");
}

std::optional<std::string> RunData::setting(const std::string& key) const {
  const auto found = settings_.find(key);
  if (found == settings_.end()) return std::nullopt;
  return found->second;
}

bool RunData::has(const std::string& file) const {
  return std::find(files_.begin(), files_.end(), file) != files_.end();
}

std::filesystem::path RunData::path_of(const std::string& file) const {
  if (file != manifest_name && !has(file)) {
    throw input_error(place_of(folder_), "has no " + file, "a run that wrote it",
                      "run the scenario again with this version of Entente");
  }
  return folder_ / file;
}

const RunTable& RunData::table(const std::string& file) const {
  const auto found = tables_.find(file);
  if (found != tables_.end()) return found->second;
  const std::string path = path_of(file).string();
  return tables_.emplace(file, RunTable(Table::read(path, path))).first->second;
}

std::string RunData::text(const std::string& file) const {
  std::ifstream stream(path_of(file), std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) throw input_error(place_of(folder_ / file), "cannot be read", "a file that can");
  return text;
}

}  // namespace entente
