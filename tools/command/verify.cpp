#include "results/run_folder/verify.hpp"

#include "tools/command/commands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace entente {

void add_verify_command(CLI::App& app, std::function<void()>& chosen) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("verify", "Check that a run's folder is complete and unaltered");
  command->add_option("folder", *folder, "Folder that a run wrote")->required();
  command->footer(
      "Example: entente verify out/afghanistan\n"
      "Exit code 0: complete and unaltered; 2: altered, or no folder of a run.");
  command->callback([folder, &chosen] {
    chosen = [folder] {
      const VerifiedRun run = verify_run_folder(*folder);
      std::cout << *folder << ": all " << run.outputs.size() << " files are as the manifest lists them\n";
      for (const std::string& name : run.unlisted) std::cout << "Not listed there: " << name << '\n';
    };
  });
}

}  // namespace entente
