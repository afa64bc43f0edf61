#include "estimate/table/write_file.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/option_words.hpp"
#include "tools/description/describe_scenario.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace entente {
namespace {

enum class Format { markdown, html };

struct DescribeOptions {
  std::string scenario;
  std::string format = "markdown";
  std::string out;
};

void describe(const DescribeOptions& options) {
  const Format format =
      chosen_word<Format>("--format", options.format, {{"markdown", Format::markdown}, {"html", Format::html}});
  if (!options.out.empty()) check_writable(options.out, "--out");
  const Description description = describe_scenario(prepare(read_scenario(options.scenario)));
  const std::string text = format == Format::html ? description_html(description) : description_markdown(description);
  if (options.out.empty()) {
    std::cout << text;
  } else {
    write_file(options.out, text);
  }
}

}  // namespace

void add_describe_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<DescribeOptions>();
  CLI::App* command =
      app.add_subcommand("describe", "Describe a scenario, all values resolved, after the ODD protocol");
  command->add_option("scenario", options->scenario, "Scenario file (YAML)")->required();
  command->add_option("--format", options->format, "markdown or html")->capture_default_str();
  command->add_option("--out", options->out, "File to write, instead of standard output");
  command->footer(
      "Example: entente describe scenarios/afghanistan.yaml --format html --out afghanistan.html\n"
      "Exit code 0: described; 1: the file could not be written; 2: the scenario is not valid.");
  command->callback([options, &chosen] { chosen = [options] { describe(*options); }; });
}

}  // namespace entente
