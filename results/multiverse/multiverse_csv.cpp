#include "results/multiverse/multiverse_csv.hpp"

#include "results/tables/csv_text.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

const std::vector<std::string> own_columns = {
    "id",       "status",   "same_as",        "fit",       "n",       "states",
    "positive", "estimate", "standard_error", "statistic", "p_value", "marginal_effect",
    "term_sd",  "effect",   "effect_error",   "low",       "high",    "covariance_name",
    "formula",  "notes"};

std::string notes_of(const UniverseResult& result) {
  std::string text = result.why;
  if (!result.estimate) return text;
  for (const std::string& note : result.estimate->notes) text += (text.empty() ? "" : "; ") + note;
  return text;
}

void add_estimate(const UniverseEstimate& estimate, CsvText& csv) {
  csv.add(estimate.rows).add(estimate.units > 0 ? std::to_string(estimate.units) : "").add(estimate.positive);
  if (estimate.term) {
    csv.add(estimate.term->estimate).add(estimate.term->standard_error);
  } else {
    csv.add("").add("");
  }
  csv.add(estimate.statistic).add(estimate.p).add(estimate.unit_effect).add(estimate.deviation);
  csv.add(estimate.effect).add(estimate.standard_error).add(estimate.low).add(estimate.high).add(estimate.covariance);
}

}  // namespace

void check_columns(const MultiversePlan& plan) {
  for (const MultiverseDimension& dimension : plan.dimensions) {
    if (std::find(own_columns.begin(), own_columns.end(), dimension.name) == own_columns.end()) continue;
    throw input_error({.key = "dimensions." + dimension.name},
                      "the table of universes has a column \"" + dimension.name + "\" of its own", "another name");
  }
}

std::string multiverse_csv(const MultiversePlan& plan, const MultiverseRun& run) {
  check_columns(plan);
  std::vector<std::string> columns = own_columns;
  std::vector<std::string> dimensions;
  for (const MultiverseDimension& dimension : plan.dimensions) dimensions.push_back(dimension.name);
  columns.insert(columns.begin() + 1, dimensions.begin(), dimensions.end());
  CsvText csv(columns);
  for (const UniverseResult& result : run.universes) {
    csv.add(result.universe.id);
    for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
      csv.add(plan.dimensions[d].choices[result.universe.choices[d]].name);
    }
    csv.add(to_string(result.status));
    csv.add(result.same_as > 0 ? std::to_string(result.same_as) : std::string());
    csv.add(result.fit > 0 ? std::to_string(result.fit) : std::string());
    if (result.estimate) {
      add_estimate(*result.estimate, csv);
    } else {
      for (int empty = 0; empty < 14; ++empty) csv.add("");
    }
    csv.add(result.formula).add(notes_of(result));
  }
  return csv.text();
}

}  // namespace entente
