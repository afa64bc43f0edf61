#pragma once

#include "estimate/combination/rubin.hpp"
#include "estimate/covariance/request.hpp"
#include "estimate/model/model_fit.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A covariance of estimates with everything a reader needs to redo it.
struct CovarianceEstimate {
  CovarianceRequest request;
  std::string name;       ///< "CR2 by ccode"
  std::string formula;    ///< of the factor, in words: "G/(G-1) (n-1)/(n-K)"; "none" when it is 1 by definition
  double factor = 1;      ///< by which the sandwich was multiplied
  double parameters = 0;  ///< K as the factor counts it; 0 where it counts none
  std::vector<std::size_t> groups;  ///< G, one a clustering; T for Driscoll-Kraay
  std::vector<double> matrix;       ///< P x P row-major
  /// P: of the t distribution of each estimate; infinite for the normal. One number for all but Satterthwaite's.
  std::vector<double> df;
  /// Intervals take the normal quantile though p-values take t: R's confint.default on glm, and the paper's Table 1.
  bool normal_interval = false;
  std::vector<std::string> notes;  ///< a repaired eigenvalue, an enumeration in place of draws, draws that failed

  /// Bootstraps only, P each, else empty. Wild: `p_value` and `interval` by inversion of the test, with the CR1 error
  /// in `matrix`; pairs: `matrix` from the draws and percentile intervals.
  std::vector<double> bootstrap_p;
  std::vector<double> interval_low, interval_high;

  /// Of estimates that are combined over draws: `matrix` is then their total covariance, and `df` Barnard and Rubin's.
  std::optional<CombinedShares> combined = {};

  std::size_t size() const { return df.size(); }
  double at(std::size_t row, std::size_t column) const { return matrix[row * size() + column]; }
  double standard_error(std::size_t parameter) const;
};

/// One line of a regression table.
struct EstimateLine {
  Parameter parameter;
  double estimate = 0;
  double standard_error = 0;
  double statistic = 0;      ///< estimate / standard error
  double p_value = 0;        ///< two-sided
  double low = 0, high = 0;  ///< of the interval at `level`
  double df = std::numeric_limits<double>::infinity();
};

/// The covariance that is asked for. `sample` is what `fit` was fitted to, with the groupings that are named.
/// Throws Error (Fault::input) when there are too few clusters or the family does not have that covariance (HC2, HC3,
/// CR2 and the wild bootstrap need leverages), saying what it has.
CovarianceEstimate estimate_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);

/// @param level of the intervals, in (0, 1).
std::vector<EstimateLine> inference(const ModelFit& fit, const CovarianceEstimate& covariance, double level = 0.95);

}  // namespace entente
