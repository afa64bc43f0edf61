#pragma once

#include "results/compare/compared_run.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// How a score of a run differs from the first run's: a mean over state-years that both compare, or a number of all of
/// a run's rows, which has no error by states.
struct ScoreChange {
  std::string score;
  bool paired = false;
  double value = 0;              ///< the run's minus the first one's
  double states_error = 0;       ///< jackknife over states left out one by one; NaN unless paired
  double monte_carlo_error = 0;  ///< at most: as if the runs had no draw in common; NaN of a mean over fewer rows than
                                 ///< either run compares
};

/// A run beside the first one, in one war.
struct RunDifference {
  std::size_t run = 0;  ///< index among the runs, from 1
  WarId war;
  std::size_t rows = 0;        ///< state-years that both compare
  std::size_t states = 0;      ///< of these
  std::size_t only_first = 0;  ///< state-years that one of them compares
  std::size_t only_run = 0;
  std::size_t disagreeing = 0;  ///< of `rows`: the records differ in what was observed
  std::vector<ScoreChange> changes;
};

/// The wars of all runs but the first, where the first has them.
///
/// bias, rmse, crps and log_score are compared row by row on the state-years of both. Their error by states says how
/// much the difference might vary with other states (Diebold and Mariano 1995, of forecasts' differences; states in
/// place of lags, since a state's years depend on one another): the delete-one jackknife, sqrt((G - 1) / G sum_g (d_(g)
/// - d_(.))^2), which a root of means allows, too (Efron and Stein 1981). With two states or more.
/// Throws Error (Fault::input) naming a run that has no war in common with the first.
std::vector<RunDifference> run_differences(const std::vector<ComparedRun>& runs);

/// What a reader must know before he compares them: other records, scenarios, wars, measures; a sentence each.
std::vector<std::string> comparison_warnings(const std::vector<ComparedRun>& runs,
                                             const std::vector<RunDifference>& differences);

}  // namespace entente
