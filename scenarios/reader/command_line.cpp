#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

void set(Scenario& scenario, const std::string& path, const std::string& option, long long number) {
  const Declaration& key = declaration(path);
  if (!key.range.holds(static_cast<double>(number))) {
    throw input_error({.key = option}, std::to_string(number) + " is out of range", expected_text(key));
  }
  const auto setting = std::find_if(scenario.settings.begin(), scenario.settings.end(),
                                    [&](const Setting& candidate) { return candidate.key == path; });
  if (setting == scenario.settings.end()) return;
  setting->value = std::to_string(number);
  setting->origin = Origin::command_line;
  setting->place = {};
}

}  // namespace

void set_seed(Scenario& scenario, long long seed) {
  set(scenario, "simulation.seed", "--seed", seed);
  scenario.seed = MasterSeed(static_cast<std::uint64_t>(seed));
}

void set_replications(Scenario& scenario, long long replications) {
  set(scenario, "simulation.replications", "--replications", replications);
  scenario.replications = static_cast<std::size_t>(replications);
}

}  // namespace entente
