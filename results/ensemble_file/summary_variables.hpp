#pragma once

#include "results/ensemble_file/ensemble_axes.hpp"
#include "results/ensemble_file/netcdf.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/wars_summary.hpp"

#include <array>
#include <vector>

namespace entente {

/// The quantiles of shares that an ensemble's file gives: the ends of the central 50, 80, 90 and 95 % and the median.
inline constexpr std::array recorded_quantiles{0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};

/// What an ensemble's file says of all replicates together, in variables by year and state (by war before these, or by
/// leader, where there are several):
/// share_mean, share_sd, share_zero (the part of the replicates in which the state sends nobody), share_quantile (by
/// quantile before all others), conventional_share, observed_share, compared, troops_mean, casualties_mean;
/// standing_mean, standing_sd, tie_mean, and expectation_mean where states learn. Means have their Monte Carlo errors
/// beside them (share_mean_error). NaN: not invited, or not on record.
class SummaryVariables {
 public:
  /// Declares them, in a file whose definitions are not ended.
  SummaryVariables(NetcdfFile& file, const EnsembleAxes& axes, bool learning);

  /// Writes them, and the levels of the quantiles. Throws Error (Fault::work) as NetcdfFile.
  void put(NetcdfFile& file, const EnsembleAxes& axes, const WarsSummary& summary, const RunComparison& run) const;

 private:
  struct Of;  // how a variable's values are found
  static const std::vector<Of>& all();

  std::vector<NetcdfFile::Variable> variables_;  // as all(), without those of expectations where nobody learns
  NetcdfFile::Variable quantile_, share_quantile_, share_zero_, compared_;
};

}  // namespace entente
