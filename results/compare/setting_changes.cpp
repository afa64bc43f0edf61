#include "results/compare/setting_changes.hpp"

#include <set>

namespace entente {
namespace {

bool changes_scores(const std::string& key) {
  return key != "name" && key != "focus" && !key.starts_with("simulation.") && !key.starts_with("counterfactuals") &&
         !(key.starts_with("wars[") && key.ends_with("].name"));
}

std::optional<std::string> value_of(const ComparedRun& run, const std::string& key) {
  const auto found = run.settings.find(key);
  if (found == run.settings.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::vector<SettingChange> setting_changes(const ComparedRun& first, const ComparedRun& run) {
  std::set<std::string> keys;
  for (const auto& [key, value] : first.settings) keys.insert(key);
  for (const auto& [key, value] : run.settings) keys.insert(key);
  std::vector<SettingChange> changes;
  for (const std::string& key : keys) {
    SettingChange change{key, value_of(first, key), value_of(run, key)};
    // Both are set against the values that --certainty names.
    if (key == "observed.certainty" && !run.certainty.empty()) continue;
    if (changes_scores(key) && change.first != change.value) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace entente
