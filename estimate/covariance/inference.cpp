#include "estimate/covariance/inference.hpp"

#include "estimate/fit/significance.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace entente {

double CovarianceEstimate::standard_error(std::size_t parameter) const { return std::sqrt(at(parameter, parameter)); }

std::vector<EstimateLine> inference(const ModelFit& fit, const CovarianceEstimate& covariance, double level) {
  if (!(level > 0 && level < 1)) {
    throw input_error({.file = {}, .key = "level"}, "a level of " + number_text(level), "a number between 0 and 1");
  }
  if (!covariance.interval_low.empty() && std::abs(level - covariance.request.level) > 1e-12) {
    throw input_error(
        {.file = {}, .key = "level"}, "intervals at " + number_text(level),
        "those at " + number_text(covariance.request.level) + " that " + covariance.name + " was asked for",
        "ask the bootstrap for this level");
  }
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::vector<EstimateLine> lines;
  for (std::size_t j = 0; j < fit.size(); ++j) {
    EstimateLine line{.parameter = fit.parameters[j], .estimate = fit.estimate[j]};
    line.df = covariance.df[j];
    line.standard_error = covariance.standard_error(j);
    // A variance of 0 (of two-way clusters that had to be repaired, of an exact fit) is no certainty.
    const bool testable = line.standard_error > 0 || !covariance.bootstrap_p.empty();
    if (!testable) {
      line.statistic = line.p_value = line.low = line.high = std::numeric_limits<double>::quiet_NaN();
      lines.push_back(std::move(line));
      continue;
    }
    line.statistic = line.estimate / line.standard_error;
    const bool bootstrap = !covariance.bootstrap_p.empty();
    line.p_value = bootstrap ? covariance.bootstrap_p[j] : two_sided_p_value(line.statistic, line.df);
    if (covariance.interval_low.empty()) {
      const double reach =
          t_quantile(0.5 + level / 2, covariance.normal_interval ? infinite : line.df) * line.standard_error;
      line.low = line.estimate - reach;
      line.high = line.estimate + reach;
    } else {
      line.low = covariance.interval_low[j];
      line.high = covariance.interval_high[j];
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace entente
