#include "sim/core/error.hpp"
#include "tools/command/data_commands.hpp"
#include "tools/data/source_json.hpp"
#include "tools/data/source_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

struct VerifyCommand {
  std::string folder;
  std::vector<std::string> ids;
  std::optional<std::string> registry;
  bool json = false;
};

void verify(const VerifyCommand& command) {
  const SourceRegistry registry = chosen_registry(command.registry);
  const CheckedFolder checked = check_folder(command.folder, chosen_sources(registry, command.ids), registry);
  std::cout << (command.json ? checked_json(checked) : checked_text(checked));
  std::vector<std::string> wrong;
  std::size_t missing = 0;
  for (const CheckedFile& file : checked.files) {
    if (file.state == CheckedFile::State::differs) wrong.push_back(file.source->id);
    // A folder need not hold everything, but what it was asked for by name.
    if (file.state == CheckedFile::State::missing && !command.ids.empty()) ++missing;
  }
  if (wrong.empty() && missing == 0) return;
  const std::string differ = wrong.empty() ? "" : std::to_string(wrong.size()) + " differ from the registry";
  const std::string absent = missing == 0 ? "" : std::to_string(missing) + " missing";
  throw work_error(command.folder + ": " + differ + (differ.empty() || absent.empty() ? "" : ", ") + absent,
                   wrong.empty() ? ""
                                 : "another version, or damaged: `entente data list " + wrong.front() +
                                       "` says which version is registered");
}

}  // namespace

void add_data_verify(CLI::App& data, std::function<void()>& chosen) {
  auto options = std::make_shared<VerifyCommand>();
  CLI::App* command = data.add_subcommand("verify", "Check the files of a folder against the registered checksums");
  command->add_option("folder", options->folder, "Folder of sources")->required();
  command->add_option("ID", options->ids, "Only these sources, which must be there");
  command->add_flag("--json", options->json, "Print one JSON object");
  add_registry_option(*command, options->registry);
  command->footer(
      "Examples:\n"
      "  entente data verify data/raw\n"
      "  entente data verify data/raw cow-nmc cow-states\n"
      "Exit code 0: no file differs; 1: one differs, or one named is missing; 2: wrong input.");
  command->callback([options, &chosen] { chosen = [options] { verify(*options); }; });
}

}  // namespace entente
