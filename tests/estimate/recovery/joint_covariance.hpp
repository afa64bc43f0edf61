#pragma once

#include "tests/estimate/recovery/verdict.hpp"

#include <functional>
#include <string>

namespace entente::recovery {

/// The estimated covariances of R panels beside the covariance that their estimates really have.
struct JointCovariance {
  double farthest = 0;           ///< of all entries: the distance of both, in Monte Carlo standard errors
  double farthest_of_cross = 0;  ///< of the entries between a coefficient of one part and one of the other
  double cross_correlation = 0;  ///< the largest between the parts that the estimates have over the panels
  std::string where;             ///< the entry that lies farthest off
};

/// Entry by entry, D_r = V_r - (b_r - b)(b_r - b)' R / (R - 1) has a mean of zero if the covariance estimated is on
/// average that of the estimates, and the standard error of its mean is sd(D_r) / sqrt(R), in which the noise of both
/// is counted.
///
/// @param cross whether to take the entries between the parts as estimated; otherwise they are taken for 0, as by
/// someone who fits the parts one by one.
inline JointCovariance joint_covariance(const Refits& fits, bool cross = true) {
  const std::size_t p = fits.names.size();
  const double count = static_cast<double>(fits.refits.size());
  const auto part = [&](std::size_t j) { return fits.names[j].substr(0, fits.names[j].find(':')); };
  std::vector<Mean> mean;
  for (std::size_t j = 0; j < p; ++j) {
    mean.push_back(mean_of(fits, [&](const Refit& fit) { return fit.estimate[j]; }));
  }
  JointCovariance result;
  for (std::size_t j = 0; j < p; ++j) {
    for (std::size_t k = 0; k <= j; ++k) {
      const bool between = part(j) != part(k);
      const auto product = [&](const Refit& fit) {
        return (fit.estimate[j] - mean[j].value) * (fit.estimate[k] - mean[k].value) * count / (count - 1);
      };
      const Mean difference = mean_of(
          fits, [&](const Refit& fit) { return (between && !cross ? 0 : fit.covariance[j * p + k]) - product(fit); });
      const double distance = std::abs(difference.from(0));
      if (!(distance <= result.farthest)) {
        result.farthest = distance;
        result.where = fits.names[j] + " and " + fits.names[k];
      }
      if (!between) continue;
      result.farthest_of_cross = std::max(result.farthest_of_cross, distance);
      const double correlation = mean_of(fits, product).value / (mean[j].error * mean[k].error * count);
      result.cross_correlation = std::max(result.cross_correlation, std::abs(correlation));
    }
  }
  return result;
}

}  // namespace entente::recovery
