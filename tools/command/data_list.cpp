#include "scenarios/registry/citation_text.hpp"
#include "tools/command/data_commands.hpp"
#include "tools/data/source_json.hpp"
#include "tools/data/source_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

struct ListCommand {
  std::vector<std::string> ids;
  std::optional<std::string> registry;
  bool json = false;
  bool bibtex = false;
};

// Each work once, though several sources cite it.
std::string bibliography(const SourceRegistry& registry, const std::vector<const RegisteredSource*>& sources) {
  std::string text;
  std::set<std::string> cited;
  for (const RegisteredSource* source : sources) {
    for (const Citation& citation : registry.citations_of(*source)) {
      if (cited.insert(citation.key).second) text += (text.empty() ? "" : "\n") + bibtex(citation);
    }
  }
  return text;
}

void list(const ListCommand& command) {
  const SourceRegistry registry = chosen_registry(command.registry);
  const std::vector<const RegisteredSource*> sources = chosen_sources(registry, command.ids);
  if (command.bibtex) {
    std::cout << bibliography(registry, sources);
  } else if (command.json) {
    std::cout << sources_json(registry, sources);
  } else if (command.ids.empty()) {
    std::cout << sources_table(sources);
  } else {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      std::cout << (i == 0 ? "" : "\n") << source_text(registry, *sources[i]);
    }
  }
}

}  // namespace

void add_data_list(CLI::App& data, std::function<void()>& chosen) {
  auto options = std::make_shared<ListCommand>();
  CLI::App* command = data.add_subcommand("list", "The sources: what they are, what they cover, how to cite them");
  command->add_option("ID", options->ids, "Show these in full; all for all of them");
  auto* json = command->add_flag("--json", options->json, "Print one JSON object with everything");
  command->add_flag("--bibtex", options->bibtex, "Print the works to be cited as BibTeX")->excludes(json);
  add_registry_option(*command, options->registry);
  command->footer(
      "Examples:\n"
      "  entente data list\n"
      "  entente data list cow-nmc\n"
      "  entente data list cow-nmc un-ideal-points --bibtex\n"
      "Exit code 0: done; 2: no such source, or a wrong registry.");
  command->callback([options, &chosen] { chosen = [options] { list(*options); }; });
}

}  // namespace entente
