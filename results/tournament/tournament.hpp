#pragma once

#include "estimate/theory/confusion.hpp"
#include "estimate/theory/contestants.hpp"
#include "results/scores/simulated.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The scores of one contestant in one regime. Monte Carlo errors are of the replicates, by jackknife; they say nothing
/// about how another record would turn out.
struct ContestantScores {
  static constexpr std::size_t rank_bins = 10;

  Simulated crps;       ///< mean over rows, in shares; smaller is better
  Simulated log_score;  ///< mean over rows of -ln f; smaller is better. Of theories by their own density, of floors
                        ///< by a kernel estimate from the draws
  Simulated rmse;       ///< of the mean forecast, in shares
  Simulated rank_correlation;   ///< Spearman's, of state means forecast and observed
  Simulated top10;              ///< how many of the ten largest contributors are among the ten largest forecast
  Simulated rank_distance;      ///< Kolmogorov's distance of the randomised ranks from uniform; 0 is calibrated
  Simulated coverage;           ///< share of rows inside the central 90 %
  Simulated coverage_positive;  ///< the same of rows with troops
  std::size_t floored = 0;      ///< rows whose density is below exp(least_log_density) and counts as that
  std::array<double, rank_bins> rank_histogram{};  ///< shares of rows, each 0.1 when calibrated
};

/// A mean difference of scores over rows, with errors of two kinds.
struct ClusteredDifference {
  double value = 0;
  double error = 0;             ///< standard error clustered by state: how much it might vary with other states
  double simulation_error = 0;  ///< Monte Carlo error, from the replicates
};

/// How a contestant's scores differ from another's on the same rows; below 0 the first is better.
struct ScoreDifference {
  std::size_t first = 0, second = 0;  ///< contestants
  ClusteredDifference crps, log_score;
};

/// One way of putting the contestants to the test.
struct RegimeResult {
  std::string name;         ///< "held_out_states", "one_step_ahead", "free_running", "transfer"
  std::string of;           ///< of a transfer, the record that is forecast; empty otherwise
  std::string explanation;  ///< one sentence
  std::size_t rows = 0, states = 0, positive = 0;
  std::vector<ContestantScores> scores;      ///< by contestant
  std::vector<ScoreDifference> differences;  ///< of every pair
  std::vector<std::string> notes;            ///< fits that failed, and the like
};

/// A coefficient of potential in a fit to all training rows.
struct PotentialEstimate {
  std::size_t contestant = 0;
  std::string part;         ///< "share"; under hurdle "participation" and "amount"
  bool in_equation = true;  ///< false: the contestant holds it at 0
  double estimate = 0, standard_error = 0;
};

/// All that a tournament found.
struct Tournament {
  std::string name;    ///< of the scenario
  std::string record;  ///< one line: which record and measures
  std::string fit;     ///< one line: family, ceiling, persistence
  std::size_t replications = 0;
  std::uint64_t seed = 0;
  std::size_t folds = 0;  ///< 0 in a transfer
  std::vector<Contestant> contestants;
  std::vector<std::string> claims, sources;  ///< by contestant
  std::vector<PotentialEstimate> potential;
  std::vector<RegimeResult> regimes;
  std::optional<ConfusionResult> confusion;
  std::vector<std::string> notes;
};

/// The difference of one pair; first and second in this order.
ScoreDifference difference_of(const RegimeResult& regime, std::size_t first, std::size_t second);

}  // namespace entente
