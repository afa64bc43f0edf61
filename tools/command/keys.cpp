#include "scenarios/reader/reference.hpp"
#include "tools/command/commands.hpp"
#include "tools/schema/scenario_schema.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace entente {

void add_keys_command(CLI::App& app, std::function<void()>& chosen) {
  auto schema = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("keys", "Print the reference of all keys of a scenario file (Markdown)");
  command->add_flag("--schema", *schema, "Print the JSON Schema of scenario files instead, for editors");
  command->footer(
      "Example: entente keys > docs/scenario-file.md\n"
      "         entente keys --schema > scenarios/schema.json\n"
      "Exit code 0: printed; 1: the output could not be written.");
  command->callback(
      [schema, &chosen] { chosen = [schema] { std::cout << (*schema ? scenario_schema() : scenario_reference()); }; });
}

}  // namespace entente
