#include "results/recovery/recovery.hpp"
#include "results/recovery/recovery_document.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/run_folder/target.hpp"
#include "results/terminal/progress.hpp"
#include "scenarios/experiment/recovery.hpp"
#include "scenarios/experiment/recovery_words.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/run_files.hpp"
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

constexpr long long fewest_datasets = 2;
constexpr long long most_datasets = 10000;

struct RecoverCommand {
  std::string scenario;
  std::string datasets = "200", level = "0.95", generate = "scenario", threads = "0";
  std::optional<std::string> seed, out;
  bool json = false, quiet = false;
};

RecoveryGenerator generator_of(const std::string& word) {
  return chosen_word<RecoveryGenerator>(
      "--generate", word, {{"scenario", RecoveryGenerator::scenario}, {"model", RecoveryGenerator::model}});
}

double level_of(const std::string& text) {
  const std::optional<double> level = parse_number(text);
  if (level && *level >= 0.5 && *level < 1) return *level;
  throw input_error({.key = "--level"}, "\"" + text + "\" is no level of an interval", "from 0.5 to below 1");
}

Scenario scenario_of(const RecoverCommand& command) {
  Scenario scenario = read_scenario(command.scenario);
  if (command.seed) set_seed(scenario, whole_number("--seed", *command.seed));
  return scenario;
}

/// What was made up and refitted.
struct Work {
  RecoveryPlan plan;
  std::vector<FileDigest> inputs;  ///< as they were before
  std::vector<RefittedRecord> records;
  Recovery recovery;
};

RecoveryCaption caption_of(const RecoveryPlan& plan) {
  const Scenario& scenario = plan.prepared.scenario;
  return {.scenario = scenario.name,
          .record = plan.prepared.record,
          .fit = recovery_fit(plan),
          .generator = to_string(plan.generator),
          .meaning = recovery_meaning(plan),
          .notes = plan.prepared.notes,
          .seed = scenario.seed.number()};
}

Work recovered(const RecoverCommand& command) {
  const auto datasets =
      static_cast<std::size_t>(whole_number("--datasets", command.datasets, fewest_datasets, most_datasets));
  const int threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
  const double level = level_of(command.level);
  const RecoveryGenerator generator = generator_of(command.generate);
  Work work{.plan = plan_recovery(scenario_of(command), generator), .inputs = {}, .records = {}, .recovery = {}};
  work.inputs = digests_of(work.plan.prepared);
  ProgressBar bar(datasets, command.quiet ? ProgressBar::hidden : ProgressBar::on_terminal, "data sets");
  work.records = recover(
      work.plan, work.plan.prepared.scenario.seed, datasets,
      {.threads = threads, .interrupted = &interrupted(), .progress = [&bar](std::size_t done) { bar.update(done); }});
  bar.finish();
  work.recovery = summarise_recovery(work.plan.parameters, work.records, level, caption_of(work.plan));
  return work;
}

void write(const std::string& target, const Work& work, const std::string& json, const Machine& machine) {
  RunFolder folder(target, FolderKind::recovery);
  for (const std::string& notice : folder.notices()) std::cerr << "entente: " << notice << '\n';
  folder.write("recovery.json", json);
  folder.write("recovery.csv", recovery_csv(work.recovery));
  folder.write("recovery_datasets.csv", recovery_datasets_csv(work.plan.parameters, work.records, work.recovery.level));
  if (digests_of(work.plan.prepared) != work.inputs) {
    throw work_error("a file of the scenario was changed while the recovery went on", "run it again");
  }
  folder.commit(recovery_manifest(work.recovery, ENTENTE_VERSION, work.inputs, machine, folder.files()));
}

void recover_scenario(const RecoverCommand& command) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  if (command.out) check_target(*command.out, FolderKind::recovery);
  const Work work = recovered(command);
  const std::string json = recovery_json(work.recovery, "Entente " ENTENTE_VERSION);
  if (command.out) {
    const int threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
    write(*command.out, work, json,
          {.threads = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()),
           .compiler = compiler_name(),
           .elapsed_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
           .started_utc = started});
  }
  if (command.json) {
    std::cout << json;
  } else if (!command.quiet) {
    std::cout << recovery_text(work.recovery);
    if (command.out) std::cout << "\nWritten to " << *command.out << '\n';
  }
}

}  // namespace

void add_recover_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<RecoverCommand>();
  CLI::App* command =
      app.add_subcommand("recover", "Make up records from known coefficients, refit them, and see what comes back");
  command->add_option("scenario", options->scenario, "Scenario file (YAML)")->required();
  command->add_option("--datasets", options->datasets, "Records to make up, 2 to 10000 (default 200)");
  command->add_option("--generate", options->generate,
                      "scenario: by agents who act as the scenario says (default); model: by the fitted equation and "
                      "nothing else, where no bias is to be expected but the estimator's");
  command->add_option("--level", options->level, "Of intervals, from 0.5 to below 1 (default 0.95)");
  command->add_option("--seed", options->seed, "Master seed, 0 to 9007199254740991 (default: the scenario's)");
  command->add_option("--threads", options->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->add_option("--out", options->out,
                      "Folder for recovery.json, recovery.csv and recovery_datasets.csv; replaced when it is a former "
                      "run's");
  auto* quiet = command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->add_flag("--json", options->json, "Print one JSON object with everything")->excludes(quiet);
  command->footer(
      "Examples: entente recover scenarios/afghanistan.yaml --datasets 200 --json\n"
      "          entente recover scenarios/afghanistan_corrected.yaml --generate model --out out/recovery\n"
      "Exit code 0: done; 1: interrupted, or the work or a disk failed; 2: wrong input, with its place on standard "
      "error.");
  command->callback([options, &chosen] { chosen = [options] { recover_scenario(*options); }; });
}

}  // namespace entente
