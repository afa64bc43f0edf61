#include "estimate/source/source_file.hpp"
#include "estimate/table/write_file.hpp"
#include "results/json/value.hpp"
#include "results/tables/csv_text.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/measures.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/potential_panel.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

struct PotentialOptions {
  std::string panel, measure = "difference";
  std::vector<std::string> exclude;
  std::optional<std::string> index, alignment, ideal_distance, alliance, transform, draws_file, draws, unscored, column,
      out;
  std::string depth = "depth";
  bool json = false;
  bool quiet = false;
};

// What the options say, before the panel's rows are looked at.
struct PotentialPlan {
  PotentialForm measure = PotentialForm::difference;
  std::optional<DepthTransform> transform;  // nothing: the column is a tie already
  bool keep_unscored = false;
  SampleOptions sample;
};

PotentialPlan plan_of(const PotentialOptions& options) {
  PotentialPlan plan;
  plan.measure = chosen_word<PotentialForm>("--measure", options.measure,
                                            {{"difference", PotentialForm::difference},
                                             {"residual", PotentialForm::residual},
                                             {"alignment_residual", PotentialForm::alignment_residual}});
  if (options.transform) {
    plan.transform =
        chosen_word<DepthTransform>("--transform", *options.transform,
                                    {{"published", DepthTransform::published}, {"oriented", DepthTransform::oriented}});
  }
  if (options.alignment.has_value() == options.ideal_distance.has_value()) {
    throw input_error({.key = options.alignment ? "--ideal-distance" : "--alignment"},
                      options.alignment ? "alignment is given already" : "no alignment is given",
                      "either --alignment COLUMN, or --ideal-distance COLUMN for 1 less the distance");
  }
  if (options.draws_file && !options.alliance) {
    throw input_error({.key = "--alliance"}, "none is given", "the panel's column of alliances' ATOP numbers");
  }
  if (options.draws_file && !plan.transform) {
    throw input_error({.key = "--transform"}, "none is given", "published or oriented, for the scores that were drawn");
  }
  if (options.alliance && !options.draws_file && !plan.transform) {
    throw input_error({.key = "--alliance"}, "it does nothing here", "--depth-draws or --transform with it");
  }
  if (options.draws && !options.draws_file) throw input_error({.key = "--draws"}, "no draws", "--depth-draws with it");
  if (options.unscored) {
    if (!options.draws_file) throw input_error({.key = "--unscored"}, "no draws", "--depth-draws with it");
    plan.keep_unscored = chosen_word<bool>("--unscored", *options.unscored, {{"error", false}, {"keep", true}});
  }
  for (const std::string& text : options.exclude) {
    plan.sample.exclude.push_back(parse_exclusion(text, {.key = "--exclude"}));
  }
  return plan;
}

PanelIndex index_of(const PotentialOptions& options, const Panel& panel) {
  if (options.index) {
    const std::vector<std::string> names = split_list("--index", *options.index, "UNIT,TIME");
    if (names.size() != 2)
      throw input_error({.key = "--index"}, '"' + *options.index + "\" is not a pair", "UNIT,TIME");
    return {names[0], names[1], {.key = "--index"}};
  }
  if (const auto usual = usual_index(panel)) return *usual;
  throw input_error({.key = "--index"}, "the panel's unit and time are not known", "--index UNIT,TIME");
}

// Scores of the panel become ties; without an alliance there is none.
void transform_column(PotentialPanel& columns, DepthTransform transform, bool knows_alliances) {
  for (std::size_t row = 0; row < columns.rows.tie.size(); ++row) {
    double& tie = columns.rows.tie[row];
    const bool aligned = !std::isnan(columns.rows.alignment[row]);
    if (!std::isnan(tie)) {
      tie = tie_of_score(tie, transform);
    } else if (knows_alliances && aligned && columns.alliances[row].empty()) {
      tie = 0;
    }
  }
}

std::vector<std::string> unscored_alliances(PotentialPanel& columns, const DepthDraws& draws) {
  std::set<std::string> unscored;
  for (std::size_t row = 0; row < columns.alliances.size(); ++row) {
    if (columns.alliances[row].empty()) continue;
    columns.rows.alliance[row] = draws.find(columns.alliances[row]);
    if (!columns.rows.alliance[row]) unscored.insert(columns.alliances[row]);
  }
  return {unscored.begin(), unscored.end()};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

// Writes to the file of --out or to standard output.
class Output {
 public:
  explicit Output(const std::optional<std::string>& path) {
    if (path) file_.emplace(*path);
  }
  void put(const std::string& text) {
    if (file_) {
      file_->append(text);
    } else {
      std::cout << text;
    }
  }
  void finish() {
    if (file_) file_->finish();
  }

 private:
  std::optional<GrowingFile> file_;
};

// The panel with the column of potential, and of ties where scores became ties.
std::string panel_with(const Table& table, const std::map<std::string, const std::vector<double>*>& columns) {
  std::vector<std::string> header = table.columns();
  for (const auto& [name, values] : columns) {
    if (!table.find(name)) header.push_back(name);
  }
  CsvText csv(header);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const std::string& name : header) {
      const auto measured = columns.find(name);
      if (measured != columns.end()) {
        csv.add((*measured->second)[row]);
      } else {
        csv.add(table.view(row, table.column(name)));
      }
    }
  }
  return csv.text();
}

struct Summary {
  std::size_t rows = 0;  // of the table written, in one draw
  std::optional<std::size_t> draws;
  double mean = 0;  // of potential, over rows and draws
  std::vector<std::string> notes;
};

Summary write_measured(const PotentialPlan& plan, const Panel& panel, PotentialPanel& columns, bool knows_alliances,
                       Output& output) {
  if (plan.transform) transform_column(columns, *plan.transform, knows_alliances);
  const std::vector<double> potential = alliance_potential(columns.rows.alignment, columns.rows.tie, plan.measure);
  std::map<std::string, const std::vector<double>*> written = {{columns.potential, &potential}};
  if (plan.transform) written[columns.depth] = &columns.rows.tie;
  output.put(panel_with(panel.table, written));
  Summary summary;
  for (const double value : potential) {
    if (std::isnan(value)) continue;
    ++summary.rows;
    summary.mean += value;
  }
  summary.mean /= static_cast<double>(summary.rows);
  return summary;
}

Summary write_drawn(const PotentialOptions& options, const PotentialPlan& plan, const Panel& panel,
                    const PanelIndex& index, PotentialPanel& columns, Output& output) {
  const DepthDraws draws(
      read_source(*options.draws_file, std::filesystem::path(*options.draws_file).filename().string()));
  Summary summary;
  const std::vector<std::string> unscored = unscored_alliances(columns, draws);
  if (!unscored.empty() && !plan.keep_unscored) {
    throw input_error({.key = "--depth-draws"}, "no draws of the panel's alliances " + joined(unscored),
                      "a score of every alliance", "--unscored keep leaves them the panel's " + columns.depth);
  }
  if (!unscored.empty()) {
    summary.notes.push_back("no draws of alliances " + joined(unscored) + ": they keep the panel's " + columns.depth);
  }
  const DrawnPotential drawn(columns.rows, draws, *plan.transform, plan.measure);
  if (drawn.varying().empty()) throw input_error({.key = "--alliance"}, "no row has alignment and a drawn alliance");
  constexpr long long most = 10'000'000;
  const std::size_t wanted =
      options.draws ? static_cast<std::size_t>(whole_number("--draws", *options.draws, 2, most)) : draws.size();
  const std::vector<std::size_t> chosen = draws.evenly(wanted);
  if (wanted > draws.size()) {
    throw input_error({.key = "--draws"}, "the file holds " + std::to_string(draws.size()), "at most as many");
  }
  const std::size_t unit = panel.table.column(index.unit), time = panel.table.column(index.time);
  output.put(CsvText({index.unit, index.time, "draw", columns.depth, columns.potential}).text());
  std::size_t number = 0, recoded = 0;
  for (const std::size_t d : chosen) {
    if (interrupted()) throw work_error("interrupted");
    const DrawnPotential::Draw draw = drawn.draw(d);
    recoded += draw.recoded;
    const std::string drawn_as = std::to_string(++number);
    std::string lines;
    for (const std::size_t row : drawn.varying()) {
      CsvText line({panel.table.text(row, unit), panel.table.text(row, time), drawn_as, number_text(draw.tie[row]),
                    number_text(draw.potential[row])});
      lines += line.text();
      summary.mean += draw.potential[row];
    }
    output.put(lines);
  }
  summary.rows = drawn.varying().size();
  summary.draws = chosen.size();
  summary.mean /= static_cast<double>(summary.rows * chosen.size());
  if (recoded > 0) {
    summary.notes.push_back(std::to_string(recoded) +
                            " times a drawn score was at or below -2.141, whose logarithm there is none of: tie 0");
  }
  return summary;
}

std::string summary_text(const PotentialOptions& options, const PotentialPanel& columns, const Summary& summary) {
  std::string text = columns.potential + " (" + options.measure + ") in " + std::to_string(summary.rows) + " rows";
  if (summary.draws) text += " and " + std::to_string(*summary.draws) + " draws";
  text += ", mean " + number_text(std::abs(summary.mean) < 5e-5 ? 0 : summary.mean, 4) + '\n';
  for (const std::string& note : summary.notes) text += "note: " + note + '\n';
  return text;
}

std::string summary_json(const PotentialOptions& options, const PotentialPanel& columns, const Summary& summary) {
  OrderedJson document;
  document["measure"] = options.measure;
  document["column"] = columns.potential;
  document["depth"] = columns.depth;
  document["transform"] = options.transform ? OrderedJson(*options.transform) : OrderedJson(nullptr);
  document["rows"] = summary.rows;
  document["draws"] = summary.draws ? OrderedJson(*summary.draws) : OrderedJson(nullptr);
  document["mean"] = json_number(summary.mean);
  document["notes"] = summary.notes;
  document["out"] = *options.out;
  return json_text(document);
}

// What potential is computed from, and what tells the rows apart, must not be written over.
void check_column(const std::string& name, const PotentialOptions& options, const PotentialPanel& columns,
                  const PanelIndex& index) {
  std::vector<std::string> taken = {index.unit, index.time, "draw", columns.depth};
  for (const auto& option : {options.alignment, options.ideal_distance, options.alliance}) {
    if (option) taken.push_back(*option);
  }
  if (!name.empty() && std::find(taken.begin(), taken.end(), name) == taken.end()) return;
  throw input_error({.key = "--column"}, "\"" + name + "\" cannot take potential",
                    "a column that neither potential nor the index is made of");
}

void measure(const PotentialOptions& options) {
  PotentialPlan plan = plan_of(options);
  if (options.json && !options.out) {
    throw input_error({.key = "--json"}, "the table and its summary would both go to standard output",
                      "--out FILE for the table");
  }
  if (options.out) check_writable(*options.out, "--out");
  Panel panel{Table::read(options.panel, options.panel), {}};
  panel.synonyms = panel_synonyms(panel.table);
  const PanelIndex index = index_of(options, panel);
  plan.sample.index = index;
  PotentialPanel columns = read_potential_panel(panel, plan.sample,
                                                {options.alignment, options.ideal_distance, options.depth,
                                                 options.alliance, options.column.value_or("potential")});
  check_column(columns.potential, options, columns, index);
  Output output(options.out);
  const Summary summary = options.draws_file
                              ? write_drawn(options, plan, panel, index, columns, output)
                              : write_measured(plan, panel, columns, options.alliance.has_value(), output);
  if (summary.rows == 0) throw input_error({.file = options.panel}, "no row has alignment and depth", "one at least");
  output.finish();
  if (options.json) std::cout << summary_json(options, columns, summary);
  if (!options.json && !options.quiet) std::cerr << summary_text(options, columns, summary);
}

}  // namespace

void add_measure_potential(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<PotentialOptions>();
  CLI::App* command = app.add_subcommand("potential", "Unrealized alliance potential, with the uncertainty of depth");
  command->add_option("--panel", options->panel, "Country-year panel (CSV)")->required();
  command->add_option("--exclude", options->exclude, "Leave out rows: stateabb=USA,AFG (repeatable)")
      ->allow_extra_args(false);
  command->add_option("--index", options->index,
                      "Columns of unit and time (default: ccode and year, as fit finds them)");
  command->add_option("--alignment", options->alignment, "Column of alignment with the leader");
  command->add_option("--ideal-distance", options->ideal_distance,
                      "In its place: a column of distances, of which alignment is 1 less the distance");
  command->add_option("--depth", options->depth, "Column of the tie's depth (default depth)");
  command->add_option("--measure", options->measure,
                      "difference: alignment less depth (default, the paper's); residual: depth predicted from "
                      "alignment by least squares, less depth; alignment_residual: alignment less what depth predicts "
                      "of it");
  command->add_option("--transform", options->transform,
                      "How scores become depth: published, ln(z + 2.141), the lowest 0; oriented, Phi(z), z the larger "
                      "the deeper (default without draws: the column is depth)");
  const std::string drawn = "Posterior draws of depth";
  command
      ->add_option("--depth-draws", options->draws_file,
                   "CSV of draws, from measure depth --draws or as atopid, draw, score; writes one row a draw and "
                   "state-year, for fit --posterior")
      ->group(drawn);
  command->add_option("--alliance", options->alliance, "Column with the ATOP number of the alliance with the leader")
      ->group(drawn);
  command->add_option("--draws", options->draws, "How many, at even distances (default: all)")->group(drawn);
  command
      ->add_option("--unscored", options->unscored,
                   "Alliances without draws: error (default), or keep the panel's depth")
      ->group(drawn);
  const std::string output = "Output";
  command
      ->add_option("--column", options->column,
                   "Name of the column of potential (default: the panel's own, pot_gain say, or potential)")
      ->group(output);
  command->add_option("--out", options->out, "CSV file to write instead of standard output")->group(output);
  auto* quiet = command->add_flag("--quiet", options->quiet, "Print nothing but the table and errors");
  quiet->group(output);
  command->add_flag("--json", options->json, "Print a summary as one JSON object")->excludes(quiet)->group(output);
  command->footer(
      "Examples:\n"
      "  entente measure potential --panel panel.csv --exclude ccode=2 --ideal-distance ideal_dist --measure residual "
      "--column residual_potential --out panel2.csv\n"
      "  entente measure potential --panel panel.csv --ideal-distance ideal_dist --alliance atopid --depth-draws "
      "draws.csv --transform oriented --draws 100 --out posterior.csv\n"
      "Exit code 0: done; 1: a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { measure(*options); }; });
}

}  // namespace entente
