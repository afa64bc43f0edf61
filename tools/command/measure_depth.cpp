#include "estimate/depth/atop_items.hpp"
#include "estimate/depth/depth_report.hpp"
#include "estimate/depth/gaussian_factor.hpp"
#include "estimate/depth/ordinal_factor.hpp"
#include "estimate/depth/read_items.hpp"
#include "estimate/source/source_file.hpp"
#include "estimate/table/write_file.hpp"
#include "results/depth/depth_document.hpp"
#include "tools/command/measures.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

enum class Model { gaussian, ordinal };
const std::vector<std::pair<std::string, Model>> models = {{"gaussian", Model::gaussian}, {"ordinal", Model::ordinal}};
const std::vector<std::pair<std::string, MissingItems>> missing_choices = {
    {"error", MissingItems::refuse}, {"drop", MissingItems::drop}, {"model", MissingItems::keep}};

struct DepthOptions {
  std::optional<std::string> items, atop, id, columns, anchor, model, missing;
  std::optional<std::string> chains, burn_in, sweeps, kept, thin, seed, threads;
  std::optional<double> loading_mean, loading_precision, uniqueness_shape, uniqueness_scale, threshold_precision, level;
  std::optional<std::string> compare, compare_column, compare_id, out, draws;
  bool json = false;
};

/// Where items come from: what they are, and what to say of it.
struct DepthItems {
  ReadItems read;
  std::string id;  ///< column of ids
  std::vector<std::string> notes;
};

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string some(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 10;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

MissingItems missing_of(const DepthOptions& options, MissingItems by_default) {
  const MissingItems missing =
      options.missing ? chosen_word("--missing", *options.missing, missing_choices) : by_default;
  const bool ordinal = options.model && chosen_word("--model", *options.model, models) == Model::ordinal;
  if (missing == MissingItems::keep && !ordinal) {
    throw input_error({.key = "--missing"}, "the Gaussian model needs every item of an alliance", "error or drop",
                      "--model ordinal takes what there is");
  }
  return missing;
}

DepthItems items_from_table(const DepthOptions& options) {
  if (!options.id || !options.columns) {
    throw input_error({.key = options.id ? "--columns" : "--id"}, "a table of items needs both",
                      "--id atopid --columns milcontact,intcom,base, say");
  }
  DepthItems items;
  items.id = *options.id;
  const std::vector<std::string> columns = split_list("--columns", *options.columns, "names with commas between them");
  items.read = read_items(read_source(*options.items, name_of(*options.items)), *options.id, columns,
                          missing_of(options, MissingItems::refuse));
  return items;
}

DepthItems items_from_atop(const DepthOptions& options) {
  if (options.id) throw input_error({.key = "--id"}, "ATOP's file has its own: atopid", "--atop without it");
  const std::vector<std::string> columns =
      options.columns ? split_list("--columns", *options.columns, "names with commas between them")
                      : std::vector<std::string>{};
  AtopDepthItems atop = atop_depth_items(read_source(*options.atop, name_of(*options.atop), Encoding::latin1), columns);
  DepthItems items;
  items.id = "atopid";
  items.notes.push_back(counted(atop.records, "member record") + " of ATOP, " +
                        counted(atop.pure_nonaggression.size(), "alliance") +
                        " left out that only pledge non-aggression; " + counted(atop.gaps, "missing field") +
                        " left out of averages over members");
  items.read = without_missing(std::move(atop.matrix), missing_of(options, MissingItems::drop));
  return items;
}

DepthItems items_of(const DepthOptions& options) {
  if (options.items.has_value() == options.atop.has_value()) {
    throw input_error({.key = options.items ? "--atop" : "--items"},
                      options.items ? "items from two files" : "no items", "either --items FILE or --atop FILE");
  }
  DepthItems items = options.items ? items_from_table(options) : items_from_atop(options);
  const std::vector<std::string>& dropped = items.read.dropped;
  if (!dropped.empty()) {
    items.notes.push_back(counted(dropped.size(), "alliance") + " left out for a missing item: " + some(dropped));
  }
  if (items.read.missing > 0) {
    items.notes.push_back(counted(items.read.missing, "missing item") +
                          ", left to the model: the likelihood is that of "
                          "the items that are there");
  }
  return items;
}

std::size_t size_option(const char* name, const std::optional<std::string>& text, std::size_t by_default,
                        long long least, long long most) {
  return text ? static_cast<std::size_t>(whole_number(name, *text, least, most)) : by_default;
}

ChainOptions chains_of(const DepthOptions& options, Model model) {
  constexpr long long most = 1'000'000'000'000;
  ChainOptions chains;
  // A sweep of the ordinal model draws every alliance's score, at some thousand times the price.
  if (model == Model::ordinal) {
    chains.burn_in = 1'000;
    chains.sweeps = 20'000;
  }
  chains.chains = size_option("--chains", options.chains, chains.chains, 1, 1'000);
  chains.burn_in = size_option("--burn-in", options.burn_in, chains.burn_in, 0, most);
  chains.sweeps = size_option("--sweeps", options.sweeps, chains.sweeps, 4, most);
  chains.kept = std::min(chains.kept, chains.sweeps);
  if (options.kept && options.thin) {
    throw input_error({.key = "--thin"}, "both --thin and --kept", "one of them: kept draws = sweeps / thin");
  }
  chains.kept = size_option("--kept", options.kept, chains.kept, 4, 10'000'000);
  if (options.thin) {
    chains.kept = chains.sweeps / static_cast<std::size_t>(whole_number("--thin", *options.thin, 1, most));
    if (chains.kept < 4) throw input_error({.key = "--thin"}, "fewer than 4 draws are left of a chain", "more sweeps");
  }
  chains.seed = MasterSeed(size_option("--seed", options.seed, 1, 0, static_cast<long long>(largest_master_seed)));
  chains.parallel.threads = static_cast<int>(size_option("--threads", options.threads, 0, 0, most_threads));
  chains.parallel.interrupted = &interrupted();
  return chains;
}

/// An option of the other model would do nothing.
void check_prior_options(const DepthOptions& options, Model model) {
  const bool gaussian = model == Model::gaussian;
  const char* const wrong = gaussian && options.threshold_precision ? "--threshold-precision"
                            : !gaussian && options.uniqueness_shape ? "--uniqueness-shape"
                            : !gaussian && options.uniqueness_scale ? "--uniqueness-scale"
                                                                    : nullptr;
  if (wrong == nullptr) return;
  throw input_error({.key = wrong},
                    gaussian ? "the Gaussian model has no thresholds"
                             : "the ordinal model has no "
                               "uniquenesses",
                    gaussian ? "--model ordinal with it" : "--model gaussian with it");
}

struct Fitted {
  FactorPosterior posterior;
  DepthReport report;
};

Fitted fitted(const DepthOptions& options, const DepthItems& items, std::size_t anchor) {
  const Model model = options.model ? chosen_word("--model", *options.model, models) : Model::gaussian;
  check_prior_options(options, model);
  const double level = options.level.value_or(0.95);
  if (!(level > 0 && level < 1)) throw input_error({.key = "--level"}, "out of range", "between 0 and 1");
  const ChainOptions chains = chains_of(options, model);
  const ItemMatrix& matrix = items.read.matrix;
  Fitted result;
  if (model == Model::gaussian) {
    GaussianFactorPrior prior;
    prior.loading_mean = options.loading_mean.value_or(prior.loading_mean);
    prior.loading_precision = options.loading_precision.value_or(prior.loading_precision);
    if (options.loading_mean && prior.loading_precision == 0) {
      throw input_error({.key = "--loading-mean"}, "a flat prior has no mean", "--loading-precision above 0 with it");
    }
    prior.shape = options.uniqueness_shape.value_or(prior.shape);
    prior.scale = options.uniqueness_scale.value_or(prior.scale);
    result.posterior = sample_gaussian_factor(matrix, anchor, prior, chains);
    result.report = depth_report(result.posterior, matrix, chains, level);
    result.report.model = "gaussian";
    result.report.prior = {{"loading_mean", prior.loading_mean},
                           {"loading_precision", prior.loading_precision},
                           {"uniqueness_shape", prior.shape},
                           {"uniqueness_scale", prior.scale}};
  } else {
    OrdinalFactorPrior prior;
    prior.loading_mean = options.loading_mean.value_or(prior.loading_mean);
    prior.loading_precision = options.loading_precision.value_or(prior.loading_precision);
    prior.threshold_precision = options.threshold_precision.value_or(prior.threshold_precision);
    const OrdinalItems ordinal = ordinal_items(matrix);
    result.posterior = sample_ordinal_factor(ordinal, anchor, prior, chains);
    result.report = depth_report(result.posterior, matrix, chains, level);
    result.report.model = "ordinal";
    result.report.prior = {{"loading_mean", prior.loading_mean},
                           {"loading_precision", prior.loading_precision},
                           {"threshold_precision", prior.threshold_precision}};
    if (ordinal.rounded > 0) {
      result.report.notes.push_back(counted(ordinal.rounded, "average") +
                                    " between two categories taken as the nearer one");
    }
  }
  result.report.notes.insert(result.report.notes.begin(), items.notes.begin(), items.notes.end());
  return result;
}

/// Others' scores by alliance; from the file of items where no other is named.
void compare(const DepthOptions& options, const DepthItems& items, DepthReport& report) {
  if (!options.compare_column) {
    if (options.compare || options.compare_id) {
      throw input_error({.key = "--compare-column"}, "which of its columns holds the scores?", "the column's name");
    }
    return;
  }
  const std::string path = options.compare ? *options.compare : options.items ? *options.items : *options.atop;
  const Table table = read_source(path, name_of(path));
  const std::size_t id = table.column(options.compare_id.value_or(items.id));
  const std::size_t column = table.column(*options.compare_column);
  std::vector<std::pair<std::string, double>> scores;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.view(row, column) == "NA") continue;
    if (const std::optional<double> score = table.number(row, column)) scores.emplace_back(table.text(row, id), *score);
  }
  report.comparison = compare_depth(report, scores, name_of(path), *options.compare_column);
}

void measure_depth(const DepthOptions& options) {
  if (options.out) check_writable(*options.out, "--out");
  if (options.draws) check_writable(*options.draws, "--draws");
  if (options.out && options.draws &&
      std::filesystem::path(*options.out).lexically_normal() ==
          std::filesystem::path(*options.draws).lexically_normal()) {
    throw input_error({.key = "--draws"}, "\"" + *options.draws + "\" is written twice", "a file of its own");
  }
  const DepthItems items = items_of(options);
  const bool nine = options.atop && !options.columns;
  if (!options.anchor && !nine) {
    const std::vector<std::string>& names = items.read.matrix.items;
    throw input_error({.key = "--anchor"}, "the sign of a factor is arbitrary",
                      "an item of which deeper alliances have more",
                      std::find(names.begin(), names.end(), "base") != names.end() ? "--anchor base, say" : "");
  }
  const std::size_t anchor = item_index(items.read.matrix, options.anchor.value_or("base"), "--anchor");
  Fitted result = fitted(options, items, anchor);
  compare(options, items, result.report);
  const std::string text = options.json ? depth_json(result.report) : depth_text(result.report);
  if (options.draws) write_file(*options.draws, depth_draws_csv(result.report, result.posterior));
  if (options.out) write_file(*options.out, depth_scores_csv(result.report, items.id));
  std::cout << text;
}

}  // namespace

void add_measure_depth(CLI::App& measure, std::function<void()>& chosen) {
  auto options = std::make_shared<DepthOptions>();
  CLI::App* command =
      measure.add_subcommand("depth", "Latent depth of alliances from their provisions, by a Bayesian factor model");
  const std::string data = "Items", model = "Model", chains = "Chains", output = "Output";
  command->add_option("--items", options->items, "Table of items (CSV), one row an alliance")->group(data);
  command->add_option("--atop", options->atop, "ATOP's member-level file, in place of --items: the nine depth items")
      ->group(data);
  command->add_option("--id", options->id, "Column of --items that names the alliance")->group(data);
  command
      ->add_option(
          "--columns", options->columns,
          "Items, with commas between them (default with --atop: the nine depth items; else its columns, as coded)")
      ->group(data);
  command
      ->add_option("--anchor", options->anchor,
                   "Item that fixes the sign: its loading is positive (default with --atop alone: base)")
      ->group(data);
  command
      ->add_option("--missing", options->missing,
                   "An alliance that lacks an item: error (default), drop (default with --atop), or model (ordinal "
                   "only: taken with the items it has)")
      ->group(data);
  command->add_option("--model", options->model, "gaussian (default, as published) or ordinal (probit)")->group(model);
  command->add_option("--loading-mean", options->loading_mean, "Prior mean of loadings (default 0)")->group(model);
  command
      ->add_option("--loading-precision", options->loading_precision,
                   "Prior precision of loadings (default 0, flat; ordinal 0.25)")
      ->group(model);
  command
      ->add_option("--uniqueness-shape", options->uniqueness_shape,
                   "a0 of the prior of uniquenesses, inverse gamma (a0/2, b0/2) (default 0.001)")
      ->group(model);
  command->add_option("--uniqueness-scale", options->uniqueness_scale, "b0 (default 0.001)")->group(model);
  command
      ->add_option("--threshold-precision", options->threshold_precision,
                   "Ordinal model: prior precision of thresholds (default 0.04)")
      ->group(model);
  command->add_option("--chains", options->chains, "Chains (default 4)")->group(chains);
  command->add_option("--burn-in", options->burn_in, "Sweeps before (default 10000; ordinal 1000)")->group(chains);
  command->add_option("--sweeps", options->sweeps, "Sweeps of a chain (default 200000; ordinal 20000)")->group(chains);
  command->add_option("--kept", options->kept, "Draws kept of a chain, evenly spaced (default 1000)")->group(chains);
  command->add_option("--thin", options->thin, "In place of --kept: keep every so manyth sweep")->group(chains);
  command->add_option("--seed", options->seed, "Seed, 0 to 9007199254740991 (default 1)")->group(chains);
  command->add_option("--threads", options->threads, "Threads, 0 = all (default); results do not depend on it")
      ->group(chains);
  command->add_option("--level", options->level, "Probability of intervals (default 0.95)")->group(output);
  command->add_flag("--json", options->json, "Print one JSON object with all numbers at full precision")->group(output);
  command->add_option("--out", options->out, "CSV file of scores: mean, sd, interval by alliance")->group(output);
  command
      ->add_option("--draws", options->draws,
                   "CSV file of kept draws, one row a draw: parameters and, jointly, every alliance's score")
      ->group(output);
  command->add_option("--compare", options->compare, "CSV file with others' scores (default: that of the items)")
      ->group(output);
  command->add_option("--compare-column", options->compare_column, "Its column of scores")->group(output);
  command->add_option("--compare-id", options->compare_id, "Its column of alliances (default: as --id)")->group(output);
  command->footer(
      "Examples:\n"
      "  entente measure depth --items items.csv --id atopid --columns milcontact,intcom,milaid,base,contrib,organ1 "
      "--anchor base --json\n"
      "  entente measure depth --atop atop4_01m.csv --anchor base --model ordinal --missing model --out depth.csv\n"
      "Exit code 0: done; 1: interrupted, or a disk failed; 2: wrong input, with its place on standard error.\n"
      "Whoever uses chains with R-hat of 1.01 and more, or few effective draws, is warned in the output.");
  command->callback([options, &chosen] { chosen = [options] { measure_depth(*options); }; });
}

}  // namespace entente
