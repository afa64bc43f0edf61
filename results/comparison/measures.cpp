#include "results/comparison/parts.hpp"
#include "results/scores/group_errors.hpp"
#include "results/scores/rank_correlation.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

// A state's compared cells of one measure, and means over them.
struct MeasuredState {
  std::vector<const SummaryLayout::Row*> rows;
  double measure = 0;
};

std::vector<MeasuredState> states_of(const Sides& sides, const ObservedMeasure& measure) {
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  std::vector<MeasuredState> states;
  for (std::size_t i = 0; i < sides.states(); ++i) {
    MeasuredState state;
    for (std::size_t r = first_row[i]; r < first_row[i + 1]; ++r) {
      const SummaryLayout::Row& row = sides.rows()[r];
      if (!std::isfinite(measure.values[row.cell])) continue;
      state.rows.push_back(&row);
      state.measure += measure.values[row.cell];
    }
    if (state.rows.empty()) continue;
    state.measure /= static_cast<double>(state.rows.size());
    states.push_back(std::move(state));
  }
  return states;
}

// Mean over years of the sum over the replicates of the kept groups; their number changes no rank.
double yearly_troops(const Sides& sides, const MeasuredState& state, KeptGroups kept) {
  std::int64_t sum = 0;
  for (const SummaryLayout::Row* row : state.rows) {
    for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) {
      if (keeps(kept, g)) sum += sides.summary.group_troops(row->troops_at, g);
    }
  }
  return static_cast<double>(sum) / static_cast<double>(state.rows.size());
}

double agreement(const Sides& sides, const std::vector<MeasuredState>& states, KeptGroups kept) {
  std::vector<double> measure, troops;
  for (const MeasuredState& state : states) {
    measure.push_back(state.measure);
    troops.push_back(yearly_troops(sides, state, kept));
  }
  return spearman(measure, troops);
}

void add_record(const Sides& sides, const ObservedMeasure& measure, const std::vector<MeasuredState>& states,
                MeasureAgreement& result) {
  std::vector<double> measures, troops;
  for (const MeasuredState& state : states) {
    double sum = 0, sent = 0, years = 0;
    for (const SummaryLayout::Row* row : state.rows) {
      if (!row->troops_compared) continue;
      sum += measure.values[row->cell];
      sent += sides.observed().troops[row->cell];
      ++years;
    }
    if (years == 0) continue;
    measures.push_back(sum / years);
    troops.push_back(sent / years);
  }
  result.observed_states = measures.size();
  result.observed_spearman = spearman(measures, troops);
}

}  // namespace

std::vector<MeasureAgreement> agree_with_measures(const Sides& sides) {
  std::vector<MeasureAgreement> results;
  for (const ObservedMeasure& measure : sides.observed().measures) {
    const std::vector<MeasuredState> states = states_of(sides, measure);
    MeasureAgreement result;
    result.name = measure.name;
    result.states = states.size();
    for (const MeasuredState& state : states) result.state_years += state.rows.size();
    result.spearman = with_half_sample_error(ReplicateGroups(sides.replications()),
                                             [&](KeptGroups kept) { return agreement(sides, states, kept); });
    add_record(sides, measure, states, result);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace entente::comparison
