#include "scenarios/reader/reference.hpp"
#include "tools/command/commands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace entente {

void add_keys_command(CLI::App& app, std::function<void()>& chosen) {
  CLI::App* command = app.add_subcommand("keys", "Print the reference of all keys of a scenario file (Markdown)");
  command->footer("Example: entente keys > docs/scenario-file.md");
  command->callback([&chosen] { chosen = [] { std::cout << scenario_reference(); }; });
}

}  // namespace entente
