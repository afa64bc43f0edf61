#include "scenarios/reader/certainty.hpp"
#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/option_value.hpp"
#include "scenarios/reader/recording.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

void note(Scenario& scenario, const std::string& path, const std::string& value) {
  const auto setting = std::find_if(scenario.settings.begin(), scenario.settings.end(),
                                    [&](const Setting& candidate) { return candidate.key == path; });
  if (setting == scenario.settings.end()) return;
  setting->value = value;
  setting->origin = Origin::command_line;
  setting->place = {};
}

void set(Scenario& scenario, const std::string& path, const std::string& option, long long number) {
  const Declaration& key = declaration(path);
  if (!key.range.holds(static_cast<double>(number))) {
    throw input_error({.key = option}, std::to_string(number) + " is out of range", expected_text(key));
  }
  note(scenario, path, std::to_string(number));
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

void set_record(Scenario& scenario, const std::string& record) {
  Problems problems;
  const std::optional<Value> value = record_value(record, "--record", problems);
  problems.throw_if_any();
  const bool learning = scenario.expectation.learning;
  std::vector<Quantity> recorded = recorded_quantities(*value, learning);
  if (const auto problem = recording_problem(recorded, learning, {.key = "--record"})) {
    throw Error(Fault::input, *problem);
  }
  note(scenario, "simulation.record", value_text(*value));
  scenario.ensemble_file = asks_for_ensemble_file(*value);
  scenario.recorded = std::move(recorded);
}

void set_certainty(Scenario& scenario, const std::string& certainty) {
  Problems problems;
  const std::optional<Value> value = option_value("observed.certainty", certainty, "--certainty", problems);
  problems.throw_if_any();
  note(scenario, "observed.certainty", value_text(*value));
  scenario.certainty = counting_marks(*value);
  scenario.certainty_place = {.key = "--certainty"};
}

}  // namespace entente
