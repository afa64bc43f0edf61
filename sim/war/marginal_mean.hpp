#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace entente {

/// Linear predictors of the invited cells, before the shift: under the fit (Lambda = 1) and under either type.
struct TypePredictors {
  std::vector<double> fitted;
  std::vector<double> committed;
  std::vector<double> uncommitted;

  explicit TypePredictors(std::size_t cells = 0) : fitted(cells), committed(cells), uncommitted(cells) {}
};

/// A mean over cells and how fast it rises with the shift.
struct MeanAndSlope {
  double mean = 0;
  double slope = 0;
};

/// The intercept shift delta at which a mean over cells, mixed over types, equals the fitted one:
/// sum [p0 m(eta_c + delta) + (1 - p0) m(eta_u + delta)] = sum m(eta). Spreading eta over types moves the mean of
/// anything but a linear function, so the intercept has to give way.
///
/// Newton's method from 0 with steps of at most `longest_step`, kept between what is known to be too low and too high;
/// to a mean, or a shift, of relative error 1e-12. `mixed` is increasing in the shift; its slope may be approximate.
/// Throws Error (Fault::work) when nothing is found within 200 steps, or a mean is not a number.
double marginal_mean_shift(double fitted_mean, double longest_step,
                           const std::function<MeanAndSlope(double shift)>& mixed);

}  // namespace entente
