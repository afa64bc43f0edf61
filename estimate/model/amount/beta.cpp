#include "estimate/fit/hurdle_part.hpp"
#include "estimate/model/amount/amount_fit.hpp"
#include "estimate/model/amount/scale_climb.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>

namespace entente {

AmountFit fit_beta_amount(const RegressionData& positive, const NewtonOptions& options) {
  RegressionData logits = positive;
  for (double& y : logits.response) y = math::logit(y);
  const LeastSquaresFit line = fit_amounts(logits, "log(phi)");
  // Ferrari and Cribari-Neto (2004), section 4: logits on a line, and the mean of mu (1 - mu) / var(y) - 1, the
  // variance that of the logit's error carried to the outcome.
  double precision = 0;
  for (std::size_t i = 0; i < logits.rows(); ++i) {
    const double eta = logits.response[i] - line.residuals[i];
    precision += 1 / (line.dispersion * math::logistic(eta) * math::logistic(-eta));
  }
  precision = std::max(precision / static_cast<double>(logits.rows()) - 1, 0.1);
  return climb_with_scale(positive, {"beta amount", beta_row}, logits.response, math::log(precision), options);
}

}  // namespace entente
