#include "scenarios/experiment/counterfactual.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "tools/command/commands.hpp"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <memory>
#include <set>
#include <string>

namespace entente {
namespace {

struct ValidateOptions {
  std::string scenario;
  bool quiet = false;
};

std::size_t invited_to(const War& war) {
  std::size_t invited = 0;
  for (const std::uint8_t flag : war.invited) invited += flag;
  return invited;
}

// What the tables hold of one war of several.
std::string found_of(const PreparedScenario& prepared, std::size_t number) {
  const World& world = prepared.world;
  const War& war = world.wars[number];
  const ObservedRecord& observed = prepared.observed[number];
  std::set<std::size_t> states;
  std::size_t recorded = 0;
  std::size_t sent = 0;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    if (!war.invited[cell]) continue;
    states.insert(cell % world.states.size());
    recorded += std::isnan(observed.share[cell]) ? 0 : 1;
    sent += observed.share[cell] > 0 ? 1 : 0;
  }
  const std::string first = std::to_string(war.first_year.number()), last = std::to_string(war.last_year.number());
  std::string text = war.name + " (war " + std::to_string(war.id.number()) + ", " + first +
                     (first == last ? "" : "-" + last) + ", led by " + prepared.leaders[war.leader].name +
                     "): " + std::to_string(invited_to(war)) + " state-years of " + std::to_string(states.size()) +
                     " states that can contribute, " + std::to_string(recorded) + " of them observed, " +
                     std::to_string(sent) + " with troops";
  for (std::size_t i = 0; i < observed.further.size(); ++i) {
    text += (i == 0 ? "; also counted: " : ", ") + observed.further[i].name;
  }
  return text;
}

std::string found_in(const PreparedScenario& prepared) {
  const World& world = prepared.world;
  const bool one_leader = world.leaders.size() == 1;
  const std::string ties = std::to_string(prepared.network_before.ties()) + " alliance ties in the first year\n";
  std::string text = std::to_string(world.states.size()) + " states" + (one_leader ? " besides the leader, " : ", ") +
                     std::to_string(world.years) + " years, ";
  if (world.wars.size() == 1) {
    return text + std::to_string(invited_to(world.wars[0])) + " state-years that can contribute, " + ties;
  }
  text += ties;
  for (std::size_t war = 0; war < world.wars.size(); ++war) text += found_of(prepared, war) + "\n";
  return text;
}

void validate(const ValidateOptions& options) {
  const PreparedScenario prepared = prepare(read_scenario(options.scenario));
  // A counterfactual that makes no sense in this world is found before it is run.
  for (const Counterfactual& counterfactual : prepared.scenario.counterfactuals) apply(prepared, counterfactual);
  if (options.quiet) return;
  std::cout << options.scenario << " is valid: " << prepared.scenario.name << "\n"
            << prepared.record << "\n"
            << "Coefficients: " << prepared.coefficients.source << "\n"
            << found_in(prepared);
  for (const std::string& note : prepared.notes) std::cout << "Note: " << note << "\n";
}

}  // namespace

void add_validate_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<ValidateOptions>();
  CLI::App* command = app.add_subcommand("validate", "Check a scenario with its tables and coefficients, run nothing");
  command->add_option("scenario", options->scenario, "Scenario file (YAML)")->required();
  command->add_flag("--quiet", options->quiet, "Say nothing when all is well");
  command->footer(
      "Example: entente validate scenarios/afghanistan.yaml\n"
      "Exit code 0: valid; 2: not valid, and every problem on standard error with its place.");
  command->callback([options, &chosen] { chosen = [options] { validate(*options); }; });
}

}  // namespace entente
