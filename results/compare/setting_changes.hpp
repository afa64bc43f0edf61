#pragma once

#include "results/compare/compared_run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A key of the resolved scenario that another run has otherwise; nothing where it does not apply to a run.
struct SettingChange {
  std::string key;
  std::optional<std::string> first, value;  ///< of the first run, of the other
};

/// What a run has otherwise than the first, by key. Left out are keys that change no score: names, what is shown and
/// recorded, counterfactuals; and replications and seed, which stand beside each run.
std::vector<SettingChange> setting_changes(const ComparedRun& first, const ComparedRun& run);

}  // namespace entente
