#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/theory_fit.hpp"
#include "results/tournament/tournament.hpp"
#include "sim/parallel/blocks.hpp"

#include <functional>
#include <string>
#include <vector>

namespace entente {

/// A record to fit to or to forecast, with what outputs call it.
struct TournamentRecord {
  std::string name;    ///< of its scenario
  std::string record;  ///< one line: which record and measures
  ContributionRows rows;
};

struct TournamentOptions {
  FitRecipe recipe;
  MasterSeed seed;
  std::size_t replications = 500;
  std::size_t folds = 10;
  Year origin = {};                    ///< of the free-running forecast; none: the middle of the record
  std::size_t confusion_datasets = 0;  ///< made-up records from each generator; 0: no confusion matrix
  ParallelOptions parallel;            ///< its progress is not used
  std::function<void(std::size_t done, std::size_t total)> progress;  ///< called again from 0 by each stage
};

/// All theories on one record: leaving states out, one step ahead, free-running. Throws Error (Fault::input) when the
/// origin leaves nothing to fit to or nothing to forecast, or there are fewer than two states.
Tournament run_tournament(const TournamentRecord& record, const std::vector<Theory>& theories,
                          const TournamentOptions& options);

/// All theories fitted to one record, with covariates only, and scored on others. The records have the same terms.
Tournament run_transfer(const TournamentRecord& train, const std::vector<TournamentRecord>& tests,
                        const std::vector<Theory>& theories, const TournamentOptions& options);

}  // namespace entente
