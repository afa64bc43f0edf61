#include "results/terminal/words.hpp"
#include "sim/core/error.hpp"
#include "tools/command/data_commands.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/signals.hpp"
#include "tools/data/fetch.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

struct FetchCommand {
  std::vector<std::string> ids;
  std::string to = ".";
  std::optional<std::string> mirror, registry, tries, stall;
  bool accept_other_version = false;
  bool replace = false;
  bool quiet = false;
};

FetchOptions options_of(const FetchCommand& command) {
  FetchOptions options;
  options.to = command.to;
  options.mirror = command.mirror;
  options.accept_other_version = command.accept_other_version;
  options.replace = command.replace;
  options.download.quiet = command.quiet;
  options.download.stop = &interrupted();
  if (command.tries) options.download.tries = static_cast<int>(whole_number("--tries", *command.tries, 1, 100));
  if (command.stall)
    options.download.stall_seconds = static_cast<int>(whole_number("--stall", *command.stall, 1, 3600));
  return options;
}

std::string origin_text(const Fetched& fetched) {
  switch (fetched.how) {
    case Fetched::How::already_there: return "is there already";
    case Fetched::How::copied: return "copied from " + fetched.from;
    default: break;
  }
  const std::string resumed = grouped(static_cast<double>(fetched.resumed_from));
  return "fetched from " + fetched.from +
         (fetched.resumed_from > 0 ? ", the first " + resumed + " bytes at an earlier attempt" : "");
}

std::string report(const RegisteredSource& source, const Fetched& fetched) {
  const bool registered = fetched.digest.sha256 == source.sha256;
  return source.id + ": " + source.file + " " + origin_text(fetched) + "; " +
         grouped(static_cast<double>(fetched.digest.bytes)) + " bytes, SHA-256 " +
         (registered ? "as registered" : fetched.digest.sha256 + ", not the registered one: another version");
}

void fetch(const FetchCommand& command) {
  const SourceRegistry registry = chosen_registry(command.registry);
  const std::vector<const RegisteredSource*> sources = chosen_sources(registry, command.ids);
  const FetchOptions options = options_of(command);
  check_fetch(options);
  // One source that cannot be had is no reason to go without the others.
  std::vector<Problem> problems;
  Fault fault = Fault::input;
  for (const RegisteredSource* source : sources) {
    if (interrupted()) break;
    try {
      const Fetched fetched = fetch_source(*source, options);
      if (!command.quiet) std::cout << report(*source, fetched) << std::endl;
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
      if (error.fault() == Fault::work) fault = Fault::work;
    }
  }
  if (interrupted() && problems.empty()) throw work_error("interrupted");
  if (!problems.empty()) throw Error(fault, problems);
}

}  // namespace

void add_data_fetch(CLI::App& data, std::function<void()>& chosen) {
  auto options = std::make_shared<FetchCommand>();
  CLI::App* command = data.add_subcommand("fetch", "Fetch files, each whole and with its registered checksum, or not");
  command->add_option("ID", options->ids, "Sources that `entente data list` shows, or all")->required();
  command->add_option("--to", options->to, "Folder to put them in (default: the current one)");
  command->add_option(
      "--mirror", options->mirror,
      "Where to take them from instead of the publisher: a folder, or an address that their names follow");
  command->add_flag("--accept-other-version", options->accept_other_version,
                    "Take a file whose checksum is not the registered one");
  command->add_flag("--replace", options->replace, "Replace files that are there with another content");
  add_registry_option(*command, options->registry);
  command->add_option("--tries", options->tries, "Tries in a row that may bring nothing, 1 to 100 (default 4)");
  command->add_option("--stall", options->stall,
                      "Seconds until a connection that brings nothing is given up (default 60)");
  command->add_flag("--quiet", options->quiet, "Say nothing but what is wrong");
  command->footer(
      "A transfer that broke off goes on where it stopped when the same command is given again.\n"
      "Examples:\n"
      "  entente data fetch cow-nmc --mirror FOLDER --to data/raw\n"
      "  entente data fetch all --mirror https://data.example.org/entente --to data/raw\n"
      "Exit code 0: all are there; 1: a file cannot be had or is another one; 2: wrong input.");
  command->callback([options, &chosen] { chosen = [options] { fetch(*options); }; });
}

}  // namespace entente
