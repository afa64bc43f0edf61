#include "estimate/fit/hurdle_part.hpp"
#include "estimate/model/amount/amount_fit.hpp"
#include "estimate/model/amount/scale_climb.hpp"
#include "sim/math/functions.hpp"

namespace entente {

AmountFit fit_gamma_amount(const RegressionData& positive, const NewtonOptions& options) {
  RegressionData logs = positive;
  for (double& y : logs.response) y = math::log(y);
  const LeastSquaresFit line = fit_amounts(logs, "log(nu)");
  // From logs on a line; a gamma variable of large shape has a log of variance 1 / nu.
  return climb_with_scale(positive, {"gamma amount", gamma_row}, logs.response, -math::log(line.dispersion), options);
}

}  // namespace entente
