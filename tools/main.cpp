#include "sim/core/error.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/unknown_word.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <new>
#include <string>

namespace {

constexpr int done = 0;
constexpr int work_failed = 1;
constexpr int wrong_input = 2;

int report(const entente::Error& error) {
  for (const entente::Problem& problem : error.problems()) std::cerr << "entente: " << to_string(problem) << '\n';
  return static_cast<int>(error.fault());
}

// Output that did not reach its reader (a closed pipe, a full disk) is work that failed.
int flushed(int code) {
  std::cout.flush();
  if (std::cout) return code;
  std::cerr << "entente: the output could not be written\n";
  return code == done ? work_failed : code;
}

}  // namespace

int main(int count, char** arguments) {
  entente::handle_signals();
  CLI::App app("Coalition burden sharing: fit the contribution model, simulate wars, confront them with the record.",
               "entente");
  app.set_version_flag("--version", std::string("entente ") + ENTENTE_VERSION);
  app.require_subcommand(1);
  std::function<void()> chosen;
  entente::add_run_command(app, chosen);
  entente::add_validate_command(app, chosen);
  entente::add_describe_command(app, chosen);
  entente::add_keys_command(app, chosen);
  entente::add_fit_command(app, chosen);
  entente::add_predict_command(app, chosen);
  entente::add_multiverse_command(app, chosen);
  entente::add_switches_command(app, chosen);
  entente::add_verify_command(app, chosen);
  entente::add_panel_command(app, chosen);
  entente::add_data_command(app, chosen);
  entente::add_measure_command(app, chosen);
  entente::add_figure_command(app, chosen);
  entente::add_report_command(app, chosen);
  entente::add_tournament_command(app, chosen);
  entente::add_recover_command(app, chosen);
  entente::add_compare_command(app, chosen);

  try {
    app.parse(count, arguments);
    chosen();
    return flushed(done);
  } catch (const CLI::Success& asked) {  // --help, --version
    return flushed(app.exit(asked));
  } catch (const CLI::ParseError& error) {
    const std::string advice = entente::unknown_word(app, {arguments + 1, arguments + count});
    std::cerr << "entente: " << (advice.empty() ? error.what() : advice) << "\nRun with --help for more information.\n";
    return wrong_input;
  } catch (const entente::Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    std::cerr << "entente: the machine's memory does not suffice; try fewer replications\n";
    return work_failed;
  } catch (const std::exception& error) {
    std::cerr << "entente: " << error.what() << '\n';
    return work_failed;
  }
}
