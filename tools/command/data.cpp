#include "tools/command/commands.hpp"
#include "tools/command/data_commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace entente {

void add_data_command(CLI::App& app, std::function<void()>& chosen) {
  CLI::App* data = app.add_subcommand("data", "The public files that Entente reads: list, fetch and verify them");
  data->require_subcommand(1);
  add_data_list(*data, chosen);
  add_data_fetch(*data, chosen);
  add_data_verify(*data, chosen);
  data->footer(
      "Examples:\n"
      "  entente data list\n"
      "  entente data fetch cow-nmc --mirror FOLDER --to data/raw\n"
      "  entente data verify data/raw");
}

void add_registry_option(CLI::App& command, std::optional<std::string>& path) {
  command.add_option("--registry", path,
                     "A registry of your own, as docs/data.md explains (default: the one that ships)");
}

SourceRegistry chosen_registry(const std::optional<std::string>& path) {
  return path ? read_source_registry(*path) : shipped_source_registry();
}

std::vector<const RegisteredSource*> chosen_sources(const SourceRegistry& registry,
                                                    const std::vector<std::string>& ids) {
  std::vector<const RegisteredSource*> sources;
  const auto add = [&](const RegisteredSource& source) {
    if (std::find(sources.begin(), sources.end(), &source) == sources.end()) sources.push_back(&source);
  };
  for (const std::string& id : ids) {
    if (id != "all") add(registry.find(id, {.key = "ID"}));
  }
  if (ids.empty() || std::find(ids.begin(), ids.end(), "all") != ids.end()) {
    for (const RegisteredSource& source : registry.sources) add(source);
  }
  return sources;
}

}  // namespace entente
