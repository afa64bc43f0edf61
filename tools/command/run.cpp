#include "results/belief/belief_table.hpp"
#include "results/json/comparison_json.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/run_folder/target.hpp"
#include "results/terminal/progress.hpp"
#include "results/terminal/report.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/run_extras.hpp"
#include "results/wars/wars_summary.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/war/paired_ensemble.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/run_counterfactuals.hpp"
#include "tools/command/run_files.hpp"
#include "tools/command/run_mimicry.hpp"
#include "tools/command/run_network.hpp"
#include "tools/command/run_notes.hpp"
#include "tools/command/run_recording.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace entente {
namespace {

struct RunOptions {
  std::string scenario;
  std::optional<std::string> replications;
  std::optional<std::string> seed;
  std::optional<std::string> record;
  std::vector<std::string> counterfactuals;
  std::string threads = "0";
  std::optional<std::string> out;
  bool quiet = false;
  bool json = false;
};

Scenario scenario_of(const RunOptions& options) {
  Scenario scenario = read_scenario(options.scenario);
  if (options.seed) set_seed(scenario, whole_number("--seed", *options.seed));
  if (options.replications) set_replications(scenario, whole_number("--replications", *options.replications));
  if (options.record) set_record(scenario, *options.record);
  return scenario;
}

int threads_of(const RunOptions& options) {
  return static_cast<int>(whole_number("--threads", options.threads, 0, most_threads));
}

std::filesystem::path target_of(const RunOptions& options) {
  if (!options.out) return std::filesystem::path("out") / std::filesystem::path(options.scenario).stem();
  if (options.out->empty()) throw input_error({.key = "--out"}, "no folder is named", "the folder to write");
  return *options.out;
}

std::vector<ObservedShares> records_of(const PreparedScenario& prepared) {
  std::vector<ObservedShares> records;
  for (const ObservedRecord& war : prepared.observed) {
    ObservedShares& record = records.emplace_back(ObservedShares{war.share, war.troops});
    for (const FurtherMeasure& measure : war.further) record.measures.push_back({measure.name, measure.values});
  }
  return records;
}

// What a run has to show.
struct Findings {
  WarsSummary summary;
  RunExtras extras;
};

Findings simulate(const PreparedScenario& prepared, const ChosenCounterfactuals& counterfactuals,
                  const RunOptions& options, int threads, EnsembleFile* recording) {
  ProgressBar bar(prepared.experiment.replications, options.quiet ? ProgressBar::hidden : ProgressBar::on_terminal);
  WarsObserver wars(prepared.world, records_of(prepared));
  const std::unique_ptr<NetworkObserver> networks = begin_network(prepared, prepared.scenario.network_replicates);
  BeliefObserver beliefs(prepared.world, prepared.experiment.types.committed);
  std::vector<EnsembleObserver*> observers = {&wars};
  if (prepared.experiment.types.on) observers.push_back(&beliefs);
  if (networks) observers.push_back(networks.get());
  if (recording != nullptr) observers.push_back(recording);
  observe_paired(
      {prepared.world, prepared.experiment}, counterfactuals.variants(), observers,
      {.threads = threads, .interrupted = &interrupted(), .progress = [&bar](std::size_t done) { bar.update(done); }});
  return {
      .summary = wars.take(),
      .extras = {.beliefs = prepared.experiment.types.on ? beliefs.calibrations() : std::vector<BeliefCalibration>{},
                 .networks = end_network(prepared, networks.get()),
                 .mimicry = mimicry_findings(prepared),
                 .counterfactuals = counterfactuals.effects()}};
}

void write_run(RunFolder& folder, const PreparedScenario& prepared, const RunComparison& comparison,
               const RunExtras& extras, const Caption& caption, Manifest manifest) {
  write_tables(folder, prepared, comparison, caption);
  if (!extras.beliefs.empty()) {
    folder.write("belief_calibration.csv", belief_calibration_csv(extras.beliefs, caption.states));
  }
  if (extras.networks) write_network(folder, *extras.networks, caption);
  write_effects(folder, extras.counterfactuals, caption);
  manifest.counterfactuals = manifest_of(extras.counterfactuals);
  if (digests_of(prepared) != manifest.inputs) {
    throw work_error("a file of the scenario was changed while the run went on", "run it again");
  }
  if (interrupted()) throw work_error("interrupted", "nothing was written; run it again");
  folder.commit(manifest_text(manifest, folder.files()));
}

void run(const RunOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  const int threads = threads_of(options);
  const std::filesystem::path target = target_of(options);
  check_target(target);
  const PreparedScenario prepared = prepare(scenario_of(options));
  const ChosenCounterfactuals counterfactuals(prepared, options.counterfactuals);
  const std::vector<FileDigest> inputs = digests_of(prepared);

  RunFolder folder(target);
  for (const std::string& notice : folder.notices()) std::cerr << "entente: " << notice << '\n';
  std::unique_ptr<EnsembleFile> recording = begin_recording(folder, prepared);
  const Findings findings = simulate(prepared, counterfactuals, options, threads, recording.get());
  end_recording(folder, std::move(recording));
  const RunComparison comparison =
      compare_wars(prepared.world, findings.summary, prepared.experiment.coefficients.potential);
  const Caption caption = caption_of(prepared, findings.summary);
  const Machine machine{
      .threads = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()),
      .compiler = compiler_name(),
      .elapsed_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
      .started_utc = started};
  write_run(folder, prepared, comparison, findings.extras, caption, manifest_of(prepared, caption, inputs, machine));

  if (options.json) {
    std::cout << to_json(comparison, caption, findings.extras);
  } else if (!options.quiet) {
    std::cout << terminal_report(comparison, caption, findings.extras) << "\nWritten to " << target.string() << '\n';
  }
}

}  // namespace

void add_run_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", "Simulate a scenario and set it against what states really sent");
  command->add_option("scenario", options->scenario, "Scenario file (YAML)")->required();
  command->add_option("--replications", options->replications, "Replicates, 2 to 1000000 (default: the scenario's)");
  command->add_option("--seed", options->seed, "Master seed, 0 to 9007199254740991 (default: the scenario's)");
  command->add_option("--record", options->record,
                      "What to keep of every replicate, in ensemble.nc: summary (nothing), full, or some of share, "
                      "standing, expectation, casualties, posterior, committed, withdrawn and potential_slope, with "
                      "commas between them (default: the scenario's)");
  command
      ->add_option("--counterfactual", options->counterfactuals,
                   "A counterfactual of the scenario, run beside it on the same draws for its effects; may be given "
                   "more than once; all runs all of them")
      ->take_all();
  command->add_option("--threads", options->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->add_option("--out", options->out,
                      "Folder to write (default: out/ and the scenario's name); replaced when it is a former run's");
  auto* quiet = command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->add_flag("--json", options->json, "Print the comparison as one JSON object")->excludes(quiet);
  command->footer(
      "Examples: entente run scenarios/afghanistan.yaml --replications 200 --seed 7\n"
      "          entente run scenarios/us_wars.yaml --counterfactual 'no war in Iraq' --json\n"
      "Exit code 0: done; 1: interrupted, or the work or a disk failed; 2: wrong input, with its place on standard "
      "error.");
  command->callback([options, &chosen] { chosen = [options] { run(*options); }; });
}

}  // namespace entente
