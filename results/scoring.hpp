#pragma once

#include "results/scores/coverage.hpp"
#include "results/scores/probability_integral.hpp"
#include "results/scores/sign_flip.hpp"
#include "results/scores/simulated.hpp"
#include "sim/core/identifiers.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

/// How the simulated shares of a war fare against the record, in one war: docs/scores.md has each score's definition,
/// sign, unit and source. Errors are Monte Carlo standard errors from ReplicateGroups, those of rank scores from their
/// half-samples, those of log scores from the delete-a-group jackknife.
namespace entente {

/// Scores of some of the compared state-years: means over them, NaN without one.
struct ScoreSet {
  std::size_t rows = 0;
  Simulated bias;                   ///< mean simulated share - observed
  Simulated rmse;                   ///< of the mean simulated share
  Simulated crps;                   ///< fair
  std::size_t rows_with_past = 0;   ///< those with an earlier year on record, of which the skills are
  Simulated skill_historical_mean;  ///< NaN also against a reference without error
  Simulated skill_persistence;
  Simulated log_score;                                  ///< -ln f, nats; smaller is better
  std::array<Simulated, central_levels> coverage = {};  ///< of central_intervals
};

/// How the states' order by their means over compared years agrees with the record's: relative by share, absolute by
/// troops, of the states whose troops are on record.
struct RankScores {
  Simulated spearman_relative;
  Simulated kendall_relative;
  Simulated spearman_absolute;
  Simulated kendall_absolute;
  Simulated top_5;  ///< top_hits() by mean share
  Simulated top_10;
};

/// Coverage of one central interval beside what it would be if the simulation were calibrated (calibrated_coverage()).
struct CalibrationRow {
  double level = 0;
  std::size_t rows = 0;
  Simulated coverage;
  double expected = std::numeric_limits<double>::quiet_NaN();
};

/// The probability integral transforms of some rows. `counts` are of the randomised ones, `masses` the non-randomised
/// histogram, which adds up to 1.
struct PitHistogram {
  std::size_t rows = 0;
  std::array<std::size_t, pit_bins> counts = {};
  std::array<Simulated, pit_bins> masses = {};
  Simulated mean;    ///< 1/2 under calibration; above it where more was sent than predicted
  Simulated spread;  ///< mean of 12 (u - 1/2)^2, 1 under calibration; above 1 where predictions are too narrow
  PitTest test;
};

template <class Key>
struct KeyedScores {
  Key key;
  ScoreSet scores;
};

struct Scoring {
  ScoreSet overall;
  ScoreSet contributors;  ///< rows with a positive observed share
  RankScores ranks;
  std::vector<KeyedScores<Year>> years;      ///< those with compared rows
  std::vector<KeyedScores<CowCode>> states;  ///< the same, in the World's order
  std::array<CalibrationRow, central_levels> calibration = {};
  std::array<CalibrationRow, central_levels> calibration_of_contributors = {};
  PitHistogram pit;
  /// Of rows with a positive observed share and replicates with a positive one: of the amount, given that there is one,
  /// for to choose rows by their outcome would bend the transform of all.
  PitHistogram pit_of_contributors;
};

}  // namespace entente
