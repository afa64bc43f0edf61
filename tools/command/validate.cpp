#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "tools/command/commands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace entente {
namespace {

struct ValidateOptions {
  std::string scenario;
  bool quiet = false;
};

void validate(const ValidateOptions& options) {
  const PreparedScenario prepared = prepare(read_scenario(options.scenario));
  if (options.quiet) return;
  std::size_t invited = 0;
  for (const std::uint8_t flag : prepared.world.wars[0].invited) invited += flag;
  std::cout << options.scenario << " is valid: " << prepared.scenario.name << "\n"
            << prepared.record << "\n"
            << "Coefficients: " << prepared.coefficients.source << "\n"
            << prepared.world.states.size() << " states besides the leader, " << prepared.world.years << " years, "
            << invited << " state-years that can contribute, " << prepared.network_before.ties()
            << " alliance ties in the first year\n";
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
