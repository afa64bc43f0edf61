#include "estimate/table/write_file.hpp"
#include "results/compare/certainty_notes.hpp"
#include "results/compare/compare_document.hpp"
#include "results/compare/compared_run.hpp"
#include "results/compare/replay.hpp"
#include "results/compare/run_difference.hpp"
#include "results/run_data/run_data.hpp"
#include "results/run_folder/contents.hpp"
#include "sim/core/error.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

struct CompareCommand {
  std::vector<std::string> runs;
  std::optional<std::string> certainty, out;
  bool json = false;
};

struct ReadRuns {
  std::vector<ComparedRun> runs;
  std::vector<std::string> comparisons;  ///< comparison.json of each
};

// "A,B" as "AB"; all, marked or not, as "".
std::string marks_of(const std::string& text) {
  if (text == "all") return "";
  std::string marks;
  for (const std::string& mark : split_list("--certainty", text, "marks of certainty, as in A,B")) {
    if (mark.size() != 1 || mark[0] < 'A' || mark[0] > 'D') {
      throw input_error({.key = "--certainty"}, "\"" + mark + "\" is no mark of certainty",
                        "some of A, B, C and D with commas between them, or all");
    }
    if (marks.find(mark) == std::string::npos) marks += mark;
  }
  return marks;
}

// What is asked to be out/x.json would be CSV all the same.
void check_out(const std::string& path) {
  check_writable(path, "--out");
  check_no_output(path, "--out");
  if (std::filesystem::path(path).extension() == ".csv") return;
  throw input_error({.key = "--out"}, path + " is not named as a table", "a name that ends in .csv",
                    "for JSON, redirect what --json prints");
}

ReadRuns read(const CompareCommand& command) {
  ReadRuns read;
  const std::string marks = command.certainty ? marks_of(*command.certainty) : "";
  for (const std::string& folder : command.runs) {
    if (interrupted()) throw work_error("interrupted");
    const RunData run(folder);
    const Replay replay = command.certainty ? replay_scores(run, LeftOut::other_than_sure, marks, &interrupted())
                                            : Replay{.tables = score_tables(run)};
    ComparedRun compared = compared_run(run, replay.tables);
    if (command.certainty) compared.certainty = marks.empty() ? "all" : listed_marks(marks);
    compared.certainty_note = replay.note;
    read.runs.push_back(std::move(compared));
    read.comparisons.push_back(replay.tables.comparison);
  }
  return read;
}

void compare_runs(const CompareCommand& command) {
  if (command.out) check_out(*command.out);
  const ReadRuns read_runs = read(command);
  const std::vector<ComparedRun>& runs = read_runs.runs;
  const std::vector<RunDifference> differences = run_differences(runs);
  if (interrupted()) throw work_error("interrupted");
  if (command.out) write_file(*command.out, compare_csv(runs, differences));
  if (command.json) {
    std::cout << (runs.size() == 1 ? read_runs.comparisons.front()
                                   : compare_json(runs, read_runs.comparisons, differences));
    return;
  }
  std::cout << (runs.size() == 1 ? compare_text(runs.front()) : compare_text(runs, differences));
  if (command.out) std::cout << "\nWritten to " << *command.out << '\n';
}

}  // namespace

void add_compare_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<CompareCommand>();
  CLI::App* command =
      app.add_subcommand("compare", "How finished runs fare against the record, and beside one another");
  command->add_option("runs", options->runs, "Folders of runs; differences are to the first")->required();
  command->add_option(
      "--certainty", options->certainty,
      "Compare only with values that the record marks so, as in A,B, or all; from the replicates' shares, "
      "which the run must have recorded (run --record share)");
  command->add_option("--out", options->out, "File to write the scores to as tidy CSV, named so");
  command->add_flag("--json", options->json,
                    "Print one JSON object: comparison.json of one run; runs and differences of several");
  command->footer(
      "Examples: entente compare out/a --json\n"
      "          entente compare out/a out/b --out out/differences.csv\n"
      "Exit code 0: done; 1: interrupted, or the work or a disk failed; 2: wrong input: no run's folder, files changed "
      "since.");
  command->callback([options, &chosen] { chosen = [options] { compare_runs(*options); }; });
}

}  // namespace entente
