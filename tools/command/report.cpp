#include "estimate/table/write_file.hpp"
#include "results/report/report_page.hpp"
#include "results/run_folder/contents.hpp"
#include "sim/core/error.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/figure_tools.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace entente {
namespace {

struct ReportCommand {
  std::string run;
  std::string out = "report.html";
  std::optional<std::string> compared, tournament;
  bool quiet = false;
};

std::optional<RunData> data_of(const std::optional<std::string>& folder) {
  if (!folder) return std::nullopt;
  return RunData(*folder);
}

// A report is a page for a browser, whatever its file is called.
void check_out(const std::string& path) {
  check_writable(path, "--out");
  check_no_output(path, "--out");
  const std::string ending = std::filesystem::path(path).extension().string();
  if (ending == ".html" || ending == ".htm") return;
  throw input_error({.key = "--out"}, path + " is not named as a page", "a name that ends in .html",
                    "a browser prints the page to PDF");
}

void write_report(const ReportCommand& command) {
  check_out(command.out);
  const ReportParts parts = report_parts();
  const RunData run(command.run);
  const std::optional<RunData> compared = data_of(command.compared), tournament = data_of(command.tournament);
  const std::string page = report_page({.run = &run,
                                        .compared = compared ? &*compared : nullptr,
                                        .tournament = tournament ? &*tournament : nullptr,
                                        .figures = run_figures()},
                                       parts);
  if (interrupted()) throw work_error("interrupted", "nothing was written");
  write_file(command.out, page);
  if (!command.quiet) std::cerr << "entente: wrote " << command.out << " (" << page.size() / 1000 << " kB)\n";
}

}  // namespace

void add_report_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<ReportCommand>();
  CLI::App* command = app.add_subcommand("report", "Show a run in one HTML file: summary, figures, tables");
  command->add_option("run", options->run, "Folder that a run wrote")->required();
  command->add_option("--out", options->out, "File to write (default: report.html)");
  command->add_option("--compare", options->compared, "Folder of a second run to set beside it");
  command->add_option("--tournament", options->tournament, "Folder of a tournament, for its figure and tables");
  command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->footer(
      "Examples: entente report out/afghanistan --out report.html\n"
      "          entente report out/a --compare out/b\n"
      "The file opens in any browser and reads nothing from the network. What it is made of is bundled by\n"
      "tools/setup --figures; making a report takes neither Node nor a network.\n"
      "Exit code 0: done; 1: interrupted, the bundle is not there, or the file cannot be written; 2: wrong input.");
  command->callback([options, &chosen] { chosen = [options] { write_report(*options); }; });
}

}  // namespace entente
