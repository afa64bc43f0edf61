#pragma once

#include "results/behaviour.hpp"
#include "results/observed.hpp"
#include "results/scores/predictive_check.hpp"
#include "results/scores/simulated.hpp"
#include "results/summary/ensemble_summary.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace entente {

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Quantiles of the replicates (R's type 7), off by less than 1/32 of their values: EnsembleSummary.
struct Quantiles {
  double q05 = no_value;
  double q25 = no_value;
  double median = no_value;
  double q75 = no_value;
  double q95 = no_value;
};

/// One state in one year. Shares in [0, 1]; troops and casualties in people.
///
/// Where the state is not invited only its standing and its tie are simulated; the rest is NaN, because nobody asked.
struct ComparedStateYear {
  CowCode state;
  Year year;
  bool invited = false;
  bool compared = false;  ///< invited and with an observed share: only these rows are scored
  double observed_share = no_value;
  double observed_troops = no_value;
  Simulated share;
  Quantiles share_quantiles;
  /// Mean over replicates of e, the share expected without signalling; no more is known of it than this mean.
  double conventional_share = no_value;
  double observed_over_contribution = no_value;  ///< observed share - conventional share
  /// Mean share - conventional share. Its error is the mean share's, usually an upper bound: coefficient draws that
  /// raise the share raise the conventional share with it.
  Simulated over_contribution;
  Simulated troops;
  Simulated casualties;
  Simulated standing;  ///< u at the end of the year
  Simulated
      expectation;  ///< r at the end of the year: expected chance that the leader rewards; NaN unless states learn
  double armed_forces = no_value;  ///< M, people
  double alignment = no_value;     ///< s
  double treaty_depth = no_value;  ///< A
  double potential = no_value;     ///< P at the treaty: what is unrealized before any standing (compare_wars)
  Simulated tie;                   ///< a = clamp(A + u, 0, 1) at the end of the year
};

/// One state over all its compared years; means over the same years on both sides. NaN and rank 0 without such years.
///
/// Ranks are competition ranks: 1 = largest, ties share the smaller rank. Relative = by mean share, absolute = by mean
/// troops (Gannon and Kent 2020, Figure 1).
struct StateSummary {
  CowCode state;
  std::size_t years_compared = 0;
  double observed_share = no_value;
  Simulated share;
  double conventional_share = no_value;
  double observed_over_contribution = no_value;
  Simulated over_contribution;  ///< error as in ComparedStateYear
  double observed_troops = no_value;
  Simulated troops;
  std::size_t observed_rank_relative = 0;
  std::size_t observed_rank_absolute = 0;
  std::size_t simulated_rank_relative = 0;
  std::size_t simulated_rank_absolute = 0;
  Simulated final_tie;          ///< a = clamp(A + u, 0, 1) at the end of the last year
  Simulated final_standing;     ///< u at the end of the last year
  Simulated posterior;          ///< the leader's belief that the state is committed, at the end
  Simulated final_expectation;  ///< r at the end of the last year; NaN unless states learn
};

/// What became of one state's tie to the leader.
struct TieChange {
  CowCode state;
  double depth_before = 0;  ///< treaty depth of the first year
  double treaty_after = 0;  ///< treaty depth of the last year: the part of the change that is in the record
  Simulated depth_after;    ///< clamp(treaty_after + u, 0, 1)
  Simulated standing;       ///< u: the part that the leader's rule made
};

/// Troops of all compared states in one year, people. NaN without such states.
struct YearTotal {
  Year year;
  std::size_t states_compared = 0;
  double observed = no_value;
  double observed_elsewhere = 0;  ///< observed troops of states that are not compared (not invited)
  Simulated simulated;
  double q05 = no_value;  ///< off by less than 1/256 of its value, below 512 exact
  double q95 = no_value;
  bool inside = false;  ///< observed lies in [q05, q95], from the replicates themselves; false without compared states
};

/// Takes over a year's observed and simulated troops.
void set_troops(YearTotal& total, const PredictiveCheck& check);

/// How many years' observed troops lie inside the central 90 % of their replicates. Years depend on each other, so even
/// a right model may miss several at once.
struct YearsInside {
  std::size_t inside = 0;
  std::size_t years = 0;  ///< with compared states
};

YearsInside years_inside(const std::vector<YearTotal>& totals);

/// How a point forecast did on the rows that have a past.
struct ReferenceScore {
  double crps = no_value;  ///< of a point forecast: its mean absolute error
  double rmse = no_value;
  Simulated skill;  ///< 1 - CRPS of the simulation / CRPS of the reference, same rows; above 0 the simulation is better
};

/// The simulation beside forecasts without theory, all on the state-years before which the state was observed.
struct ReferenceComparison {
  std::size_t rows = 0;
  Simulated crps;  ///< of the simulation on these rows
  Simulated rmse;
  ReferenceScore historical_mean;
  ReferenceScore persistence;
};

/// Share of rows whose observed value lies in the central 90 % interval of its replicates: from the replicates
/// themselves, whatever the bins of the quantiles beside it.
struct IntervalCoverage {
  std::size_t rows = 0;
  Simulated share;
};

/// All over all. Errors are of ReplicateGroups, that of spearman of their half-samples.
struct Scores {
  std::size_t rows = 0;    ///< state-years scored
  std::size_t states = 0;  ///< states with at least one of them
  Simulated spearman;      ///< of the states' mean shares, observed and simulated
  Simulated rmse;          ///< of the simulated mean share
  Simulated crps;          ///< mean fair CRPS of the share, unbiased (EnsembleSummary)
  ReferenceComparison references;
  IntervalCoverage coverage;
  IntervalCoverage coverage_of_contributors;  ///< among rows with a positive observed share
  double observed_zeros = no_value;           ///< share of rows
  Simulated simulated_zeros;
};

/// Simulated troops beside something else that the record counts, over the state-years that were invited and for which
/// it has a number, whether or not the troops are on record: means over a state's years on both sides.
struct MeasureAgreement {
  std::string name;
  std::size_t state_years = 0;
  std::size_t states = 0;
  Simulated spearman;                   ///< rank correlation over states; its error comes from half-samples
  std::size_t observed_states = 0;      ///< those that have observed troops too, in the same years
  double observed_spearman = no_value;  ///< of observed troops with the measure: what the record agrees with itself
};

/// Simulated against observed: the same bits for the same summary.
struct Comparison {
  std::size_t replications = 0;
  bool learning = false;                       ///< whether states have expectations
  std::vector<ComparedStateYear> state_years;  ///< one a cell of the World, in its order
  std::vector<StateSummary> states;            ///< in the World's order (ascending COW code)
  std::vector<YearTotal> totals;               ///< one a year
  std::vector<TieChange> tie_changes;          ///< all states, by descending |standing|, equals by COW code
  Scores scores;
  Behaviour behaviour;
  std::vector<MeasureAgreement> measures;  ///< in the record's order
};

/// Compares an ensemble with the record that it was summed up against, in the world that it was simulated in. Observed
/// values that are not finite count as missing. Throws Error (Fault::work) when the summary is one of another world, or
/// of no replicate.
Comparison compare(const World& world, const EnsembleSummary& summary);

}  // namespace entente
