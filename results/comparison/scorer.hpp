#pragma once

#include "results/comparison/parts.hpp"
#include "results/scores/group_errors.hpp"

#include <cstddef>
#include <vector>

namespace entente::comparison {

/// Numbers of compared rows, in the order of SummaryLayout.
using Rows = std::vector<std::size_t>;

/// A number computed from all replicates (slot 0), with the error that the groups (slots 1..) give it.
template <class Score>
Simulated with_error(std::size_t slots, Score score) {
  std::vector<double> groups;
  for (std::size_t slot = 1; slot < slots; ++slot) groups.push_back(score(slot));
  return {score(0), error_from_groups(groups)};
}

/// As with_error(), of what rests on ranks: slots are those of half_samples().
template <class Score>
Simulated with_rank_error(const Sides& sides, std::size_t rank_slots, Score score) {
  std::vector<double> parts;
  for (std::size_t slot = 1; slot < rank_slots; ++slot) parts.push_back(score(slot));
  return {score(0), half_sample_error(ReplicateGroups(sides.replications()), parts)};
}

/// The forecasts without theory, one a compared row; NaN without an earlier year on record.
struct Forecasts {
  std::vector<double> historical_mean;
  std::vector<double> persistence;
};
Forecasts forecasts_of(const Sides& sides);

/// Scores of sets of rows, which must not be empty.
class Scorer {
 public:
  Scorer(const Sides& sides, const RowScores& scores);

  Simulated bias(const Rows& rows) const;
  Simulated crps(const Rows& rows) const;
  Simulated rmse(const Rows& rows) const;
  Simulated log_score(const Rows& rows) const;
  /// `level`: index of central_intervals.
  Simulated coverage(const Rows& rows, std::size_t level) const;
  ReferenceScore reference(const Rows& rows, const std::vector<double>& forecasts) const;
  ScoreSet all(const Rows& rows, const Forecasts& forecasts) const;

 private:
  /// Mean over the rows of a number by row and slot.
  double mean(const Rows& rows, const std::vector<double>& numbers, std::size_t slot) const;

  const Sides& sides_;
  const RowScores& scores_;
  std::vector<double> observed_;  // one a compared row
};

}  // namespace entente::comparison
