#include "results/similarity/dyad_csv.hpp"

#include "estimate/table/crosswalk.hpp"
#include "results/tables/csv_text.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

bool compares(const SimilarityPlan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(), needs_portfolio);
}

bool is_s(SimilarityMeasure measure) {
  return measure == SimilarityMeasure::s_absolute || measure == SimilarityMeasure::s_squared;
}

// "2,USA,United States of America"
std::string state_fields(CowCode state) {
  std::string line = CsvText({std::to_string(state.number()), iso3(state), state_name(state)}).text();
  line.pop_back();  // its line end
  return line;
}

}  // namespace

std::vector<std::string> measure_columns(const SimilarityPlan& plan) {
  std::vector<std::string> columns;
  for (const SimilarityMeasure measure : plan.measures) {
    const bool weighted = plan.weights == ItemWeights::capability && is_s(measure);
    columns.push_back(std::string(to_string(measure)) + (weighted ? "_capability" : ""));
  }
  return columns;
}

std::string dyad_csv_header(const SimilarityPlan& plan) {
  std::vector<std::string> columns = {"year", "cow_a", "iso3_a", "state_a", "cow_b", "iso3_b", "state_b"};
  for (const std::string& column : measure_columns(plan)) columns.push_back(column);
  if (compares(plan)) {
    columns.emplace_back(plan.portfolio == PortfolioKind::alliances ? "commitments_compared" : "votes_compared");
  }
  return CsvText(columns).text();
}

std::string dyad_csv_rows(const SimilarityPlan& plan, const SimilarityYear& year, const ParallelOptions& parallel) {
  std::map<CowCode, std::string> fields;
  for (const SimilarityYear::Dyad& dyad : year.dyads) {
    for (const CowCode state : {dyad.a, dyad.b}) {
      if (!fields.count(state)) fields.emplace(state, state_fields(state));
    }
  }
  const std::size_t dyads = year.dyads.size(), measures = plan.measures.size();
  const std::string start = std::to_string(year.year.number()) + ',';
  const bool compared = compares(plan);
  std::vector<std::string> blocks((dyads + replicates_per_block - 1) / replicates_per_block);
  for_each_block(dyads, parallel, [&](std::size_t begin, std::size_t end) {
    std::string& text = blocks[begin / replicates_per_block];
    for (std::size_t i = begin; i < end; ++i) {
      text += start;
      text += fields.at(year.dyads[i].a);
      text += ',';
      text += fields.at(year.dyads[i].b);
      for (std::size_t m = 0; m < measures; ++m) {
        text += ',';
        const double value = year.values[i * measures + m];
        if (!std::isnan(value)) text += number_text(value);
      }
      if (compared) (text += ',') += std::to_string(year.compared[i]);
      text += '\n';
    }
  });
  std::string rows;
  for (const std::string& block : blocks) rows += block;
  return rows;
}

}  // namespace entente
