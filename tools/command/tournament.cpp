#include "estimate/theory/registry.hpp"
#include "results/run_folder/digest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/run_folder/target.hpp"
#include "results/terminal/progress.hpp"
#include "results/tournament/run_tournament.hpp"
#include "results/tournament/tournament_document.hpp"
#include "results/tournament/tournament_manifest.hpp"
#include "scenarios/experiment/tournament_rows.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace entente {
namespace {

constexpr long long fewest_replications = 20;
constexpr long long most_replications = 100000;
constexpr long long most_folds = 200;
constexpr long long most_datasets = 10000;

struct TournamentCommand {
  std::optional<std::string> scenario, train, family, replications, seed, folds, origin, datasets, out;
  std::vector<std::string> tests;
  std::string threads = "0";
  bool confusion = false, json = false, quiet = false;
};

void check_what(const TournamentCommand& command) {
  if (command.scenario.has_value() == command.train.has_value()) {
    throw input_error({.key = command.train ? "--train" : "scenario"},
                      command.train ? "a scenario is named besides" : "no scenario is named",
                      "either one scenario, or --train and --test");
  }
  if (command.train.has_value() == command.tests.empty()) {
    throw input_error({.key = command.train ? "--test" : "--train"}, "is missing", "--train and --test together");
  }
  const auto refuse = [](const char* option, const char* why) {
    throw input_error({.key = option}, why, {}, "leave it out");
  };
  if (command.train && command.folds) refuse("--folds", "no states are left out in a transfer");
  if (command.train && command.origin) refuse("--origin", "a transfer is not parted in time");
  if (!command.confusion && command.datasets) refuse("--datasets", "the option applies only with --confusion");
}

Family family_of(const std::string& word) {
  for (const Family family : {Family::gaussian, Family::tobit, Family::hurdle}) {
    if (word == to_string(family)) return family;
  }
  throw input_error({.key = "--family"}, "\"" + word + "\" is no family", "gaussian, tobit or hurdle");
}

struct Source {
  Scenario scenario;
  std::vector<Theory> theories;
  TournamentRows rows;
};

// `portable`: what is to be applied to other wars has no intercepts of these.
Source source_of(const std::string& path, bool portable) {
  Scenario scenario = read_scenario(path);
  std::vector<Theory> entered = portable ? theories() : with_war_intercepts(scenario, theories());
  TournamentRows rows = tournament_rows(scenario, entered);
  if (portable && scenario.war_intercepts) rows.notes.push_back("The portable specification has no war intercepts.");
  return {std::move(scenario), std::move(entered), std::move(rows)};
}

void add_digests(const Scenario& scenario, std::vector<FileDigest>& inputs) {
  inputs.push_back(digest_file(scenario.file, scenario.file));
  for (const TableReference* table : {&scenario.states, &scenario.ties, &scenario.observed}) {
    inputs.push_back(digest_file(table->path, table->shown));
  }
}

TournamentRecord record_of(const Source& source) {
  return {.name = source.scenario.name, .record = source.rows.record, .rows = source.rows.rows};
}

// Another family than the scenario's: what the scenario says of ceiling and persistence is of its own.
void set_family(const std::string& word, TournamentOptions& options) {
  const Family family = family_of(word);
  if (family == options.recipe.family) return;
  options.recipe.family = family;
  options.recipe.ceiling = 1.0;
}

TournamentOptions options_of(const TournamentCommand& command, const Source& source) {
  TournamentOptions options{.recipe = fit_recipe(source.scenario), .seed = source.scenario.seed};
  if (command.family) set_family(*command.family, options);
  const auto number = [](const char* option, const std::optional<std::string>& text, long long least, long long most,
                         long long otherwise) { return text ? whole_number(option, *text, least, most) : otherwise; };
  if (command.seed) {
    options.seed = MasterSeed(static_cast<std::uint64_t>(
        whole_number("--seed", *command.seed, 0, static_cast<long long>(largest_master_seed))));
  }
  options.replications = static_cast<std::size_t>(
      number("--replications", command.replications, fewest_replications, most_replications, 500));
  options.folds = static_cast<std::size_t>(number("--folds", command.folds, 2, most_folds, 10));
  if (command.origin) {
    options.origin = Year(static_cast<std::uint16_t>(whole_number("--origin", *command.origin, 1816, 2100)));
  }
  if (command.confusion) {
    options.confusion_datasets =
        static_cast<std::size_t>(number("--datasets", command.datasets, 1, most_datasets, 100));
  }
  options.parallel.threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
  options.parallel.interrupted = &interrupted();
  return options;
}

/// A bar for each stage of the work, since each counts its own items.
class StageBars {
 public:
  explicit StageBars(bool quiet) : quiet_(quiet) {}
  void update(std::size_t done, std::size_t total) {
    if (quiet_) return;
    if (total != total_ || done < done_) bar_ = std::make_unique<ProgressBar>(total, ProgressBar::on_terminal, "steps");
    total_ = total;
    done_ = done;
    bar_->update(done);
  }

 private:
  bool quiet_;
  std::size_t total_ = 0, done_ = 0;
  std::unique_ptr<ProgressBar> bar_;
};

struct Result {
  Tournament tournament;
  std::vector<FileDigest> inputs;  ///< as they were when they were read
};

Result played(const TournamentCommand& command) {
  const Source train = source_of(command.train ? *command.train : *command.scenario, command.train.has_value());
  std::vector<TournamentRecord> tests;
  Result result;
  add_digests(train.scenario, result.inputs);
  std::vector<std::string> notes = train.rows.notes;
  for (const std::string& path : command.tests) {
    const Source test = source_of(path, true);
    check_same_measures(train.scenario, test.scenario);
    tests.push_back(record_of(test));
    for (const std::string& note : test.rows.notes) notes.push_back(test.scenario.name + ": " + note);
    add_digests(test.scenario, result.inputs);
  }
  TournamentOptions options = options_of(command, train);
  StageBars bars(command.quiet);
  options.progress = [&bars](std::size_t done, std::size_t total) { bars.update(done, total); };
  result.tournament = command.train ? run_transfer(record_of(train), tests, train.theories, options)
                                    : run_tournament(record_of(train), train.theories, options);
  result.tournament.notes.insert(result.tournament.notes.end(), notes.begin(), notes.end());
  return result;
}

void write(const std::string& target, const Result& result, const std::string& json, const Machine& machine) {
  RunFolder folder(target, FolderKind::tournament);
  for (const std::string& notice : folder.notices()) std::cerr << "entente: " << notice << '\n';
  folder.write("tournament.json", json);
  folder.write("scores.csv", scores_csv(result.tournament));
  folder.write("differences.csv", differences_csv(result.tournament));
  if (result.tournament.confusion) folder.write("confusion.csv", confusion_csv(*result.tournament.confusion));
  const TournamentManifest manifest{ENTENTE_VERSION, result.tournament, result.inputs, machine};
  folder.commit(tournament_manifest(manifest, folder.files()));
}

void tournament(const TournamentCommand& command) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  check_what(command);
  if (command.out) check_target(*command.out, FolderKind::tournament);
  const Result result = played(command);
  const std::string json = tournament_json(result.tournament, "Entente " ENTENTE_VERSION);
  if (command.out) {
    const int threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
    write(*command.out, result, json,
          {.threads = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()),
           .compiler = compiler_name(),
           .elapsed_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
           .started_utc = started});
  }
  std::cout << (command.json ? json : tournament_text(result.tournament));
  if (command.out && !command.json) std::cout << "\nWritten to " << *command.out << '\n';
}

}  // namespace

void add_tournament_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<TournamentCommand>();
  CLI::App* command =
      app.add_subcommand("tournament", "Set rival theories against the record, on the same rows and shocks");
  command->add_option("scenario", options->scenario, "Scenario file (YAML)");
  command->add_option("--train", options->train, "In its place: the scenario that theories are fitted to");
  command->add_option("--test", options->tests, "A scenario that they then forecast; may be repeated")
      ->take_all()
      ->allow_extra_args(false);
  command->add_option("--replications", options->replications, "Replicates, 20 to 100000 (default 500)");
  command->add_option("--seed", options->seed, "Master seed, 0 to 9007199254740991 (default: the scenario's)");
  command->add_option("--folds", options->folds, "Folds of states, 2 to 200 (default 10)");
  command->add_option("--origin", options->origin,
                      "Last year that the free-running forecast is fitted to (default: the middle of the record)");
  command->add_option("--family", options->family, "gaussian, tobit or hurdle, in place of the scenario's");
  command->add_flag("--confusion", options->confusion,
                    "Also ask whether such a record could tell the theories apart, on records made up from each");
  command->add_option("--datasets", options->datasets, "Records made up from each theory, 1 to 10000 (default 100)");
  command->add_option("--out", options->out,
                      "Folder for tournament.json, scores.csv, differences.csv and confusion.csv; replaced when it is "
                      "a former run's");
  command->add_flag("--json", options->json, "Print one JSON object with everything");
  command->add_option("--threads", options->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->add_flag("--quiet", options->quiet, "Show no progress");
  command->footer(
      "Examples:\n"
      "  entente tournament scenarios/afghanistan.yaml --replications 500 --seed 1 --json\n"
      "  entente tournament --train scenarios/afghanistan_corrected.yaml --test scenarios/iraq.yaml\n"
      "  entente tournament scenarios/afghanistan.yaml --confusion --datasets 50 --out out/tournament\n"
      "Exit code 0: done; 1: the work or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { tournament(*options); }; });
}

}  // namespace entente
