#include "estimate/fit/hurdle_part.hpp"
#include "estimate/model/amount/amount_fit.hpp"
#include "sim/math/functions.hpp"

#include <cmath>

namespace entente {

AmountFit fit_log_normal_amount(const RegressionData& positive) {
  RegressionData logs = positive;
  for (double& y : logs.response) y = math::log(y);
  const LeastSquaresFit line = fit_amounts(logs);
  const std::size_t k = positive.columns();
  const double n = static_cast<double>(positive.rows());
  const double sigma = std::sqrt(line.deviance / n);  // of maximum likelihood: only then do the scores sum to zero

  AmountFit fit;
  fit.estimate = line.coefficients;
  fit.estimate.push_back(math::log(sigma));
  fit.log_likelihood = line.log_likelihood;
  for (const double log_y : logs.response) fit.log_likelihood -= log_y;  // the Jacobian of ln y
  fit.root.assign((k + 1) * (k + 1), 0.0);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) fit.root[i * (k + 1) + j] = sigma * line.root[i * k + j];
  }
  fit.root.back() = 1 / std::sqrt(2 * n);
  return fit;
}

}  // namespace entente
