#pragma once

#include "results/goodness/auxiliary.hpp"
#include "results/goodness/fitted.hpp"
#include "results/goodness/kept_statistics.hpp"
#include "results/scores/simulated.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace entente {

/// A number of the record beside the same number of each replicate in which it is defined.
struct FitRow {
  double observed = std::numeric_limits<double>::quiet_NaN();
  Simulated simulated;  ///< mean over replicates
  double sd = std::numeric_limits<double>::quiet_NaN();
  double q05 = std::numeric_limits<double>::quiet_NaN();  ///< quantiles over replicates (R's type 7)
  double q95 = std::numeric_limits<double>::quiet_NaN();
  double p_value = std::numeric_limits<double>::quiet_NaN();  ///< Monte Carlo; NaN where it is not tested: `why_not`
  double p_holm = std::numeric_limits<double>::quiet_NaN();   ///< adjusted for all that were looked at
  std::size_t replicates = 0;                                 ///< that were used
  std::size_t undefined = 0;                                  ///< replicates left out
  std::string why_not = {};
};

/// One auxiliary statistic; p is two-sided, adjusted over the war's single statistics.
struct FitStatistic {
  Auxiliary statistic;
  Fitted fitted = Fitted::no;
  FitRow row;
};

/// Several statistics at once: `row` is that of squared Mahalanobis distances; p is adjusted over the war's groups, and
/// not at all where the test is over groups.
struct JointFit {
  FitRow row;
  std::size_t statistics = 0;  ///< how many entered
  std::size_t rank = 0;        ///< of their covariance: the dimensions that remain
};

struct FitGroup {
  AuxiliaryGroup group;
  JointFit joint;
  std::vector<FitStatistic> statistics;
};

/// How well one war's replicates are like its record, in what the model was not fitted to and in what it was:
/// docs/goodness-of-fit.md.
struct GoodnessOfFit {
  WarId war;
  std::size_t replicates = 0;    ///< the first ones, kept one by one
  std::size_t replications = 0;  ///< of the run
  std::vector<FitGroup> groups;  ///< in the order of AuxiliaryGroup
  JointFit not_fitted;           ///< over the statistics of contributions that the run was not fitted to
  JointFit contributions;        ///< over all of them: all groups but the network
  JointFit all;                  ///< the network with them, where it is judged

  const FitGroup& group(AuxiliaryGroup which) const { return groups[static_cast<std::size_t>(which)]; }
  /// How many single statistics, and how many groups, have a p-value.
  std::size_t statistics_tested() const;
  std::size_t groups_tested() const;
};

/// What is to be known besides the statistics.
struct GoodnessChoices {
  FitChoices fit;
  /// Why the network is shown but not judged; empty: it is.
  std::string network_not_judged = {};
};

/// Tests the statistics of one war. A replicate takes part in a joint test where all of the test's statistics are
/// defined in it; a statistic takes part where it is defined in the record and in half of the replicates.
GoodnessOfFit goodness_of_fit(WarId war, const KeptStatistics& kept, std::size_t replications,
                              const GoodnessChoices& choices);

}  // namespace entente
