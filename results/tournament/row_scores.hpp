#pragma once

#include "results/scores/log_score.hpp"
#include "results/scores/simulated.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// How one contestant's forecast of one row compares with the record: once with all replicates, and once without each
/// group of them, for the delete-a-group jackknife. Vectors by slot: 0 all replicates, g + 1 without group g.
struct RowScore {
  std::vector<double> crps;       ///< fair_crps, in shares
  std::vector<double> log_score;  ///< density_log_scores; of draws without densities mixed_log_score
  std::vector<double> mean;       ///< of the forecast
  std::vector<double> rank;       ///< randomised probability integral transform, in (0, 1)
  std::vector<double> covered;    ///< 1 when the share lies in the central 90 %
};

/// @param forecast one share a replicate, in the order of the replicates
/// @param log_density of the observed share, one a replicate, or none
/// @param uniform the row's own, for the randomised rank: the same for all contestants
RowScore score_row(std::span<const double> forecast, std::span<const double> log_density, double observed,
                   double uniform, const LogNormalBase& base, const ReplicateGroups& groups);

/// (number below + uniform (number equal + 1)) / (n + 1): uniform on (0, 1) when the observation is one more draw of
/// the same distribution, point masses included (Czado, Gneiting and Held 2009; the rank histogram's finite form).
double randomised_rank(std::size_t below, std::size_t equal, std::size_t count, double uniform);

}  // namespace entente
