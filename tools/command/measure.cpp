#include "tools/command/commands.hpp"
#include "tools/command/measures.hpp"

#include <CLI/CLI.hpp>

namespace entente {

void add_measure_command(CLI::App& app, std::function<void()>& chosen) {
  CLI::App* command = app.add_subcommand("measure", "Compute the measures that the theory needs from public sources");
  command->require_subcommand(1);
  add_measure_depth(*command, chosen);
}

}  // namespace entente
