#include "results/run_data/run_data.hpp"

#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/run_folder/verify.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
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
  if (!first || !last) return {};
  return std::pair(Year(static_cast<Year::number_type>(*first)), Year(static_cast<Year::number_type>(*last)));
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
  kind_ = "run";
  for (const char* other : {"tournament", "recovery"}) {
    if (manifest.contains(other)) kind_ = other;
  }
  scenario_ = manifest.at(kind_ == "run" ? "scenario" : kind_).get<std::string>();
  record_ = manifest.at("record").get<std::string>();
  program_version_ = manifest.at("program_version").get<std::string>();
  seed_ = MasterSeed(manifest.at("seed").get<std::uint64_t>());
  replications_ = manifest.at("replications").get<std::size_t>();
  notes_ = manifest.at("notes").get<std::vector<std::string>>();
  if (kind_ != "run") return;
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
    if (!number || !span) throw input_error(place_of(folder_ / manifest_name), "has no id and years of a war", "both");
    wars_.push_back({WarId(static_cast<WarId::number_type>(*number)), name.value_or(""), leader.value_or(""),
                     span->first, span->second});
  }
  if (wars_.empty()) throw input_error(place_of(folder_ / manifest_name), "names no war", "at least one");
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
