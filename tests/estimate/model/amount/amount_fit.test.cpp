#include "estimate/model/amount/amount_fit.hpp"

#include "estimate/fit/covariance.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/fit/near.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente {
namespace {

/// R: i <- 1:300; x <- sin(1.3*i)*1e3; w <- cos(0.7*i), and an outcome of x, w and sin(91.7*i*i).
RegressionData wild_amounts(const std::function<double(double x, double w, double noise)>& outcome) {
  RegressionData data{.terms = {"intercept", "x", "w"}, .response = {}, .design = {}, .states = {}};
  for (int i = 1; i <= 300; ++i) {
    const double x = std::sin(1.3 * i) * 1e3;
    const double w = std::cos(0.7 * i);
    const std::vector<double> row{1, x, w};
    data.add(outcome(x, w, std::sin(91.7 * i * i)), row, CowCode(1));
  }
  return data;
}

std::vector<double> errors(const AmountFit& fit) {
  return standard_errors(Covariance{.matrix = scaled_square(fit.root, 1)});
}

}  // namespace

TEST_CASE("Newton climbs to a gamma whose shape is far below one", "[model][hurdle]") {
  // R: u <- pmin(pmax((sin(91.7*i*i) + 1) / 2, 1e-4), 1 - 1e-4); y <- exp(-12*u^2 + 0.0006*x + 2*w*u); Newton's method
  // with the exact Hessian to 1e-13 on sum(dgamma(y, nu, rate = nu / exp(eta), log = TRUE))
  const AmountFit fit = fit_gamma_amount(wild_amounts([](double x, double w, double noise) {
                                           const double u = std::clamp((noise + 1) / 2, 1e-4, 1 - 1e-4);
                                           return std::exp(-12 * u * u + 0.0006 * x + 2 * w * u);
                                         }),
                                         {});
  check_near(fit.estimate, {-1.14985984295668, 0.00049823302260898, 0.200455722616517, -1.59106271253563}, 1e-9);
  check_near(errors(fit), {0.127919007612727, 0.000187315149677912, 0.181717694043353, 0.0626719510464582}, 1e-9);
  CHECK(fit.log_likelihood == Approx(595.677339562632).epsilon(1e-11));
}

TEST_CASE("Newton climbs to a beta with two peaks, at 0 and at 1", "[model][hurdle]") {
  // R: y <- plogis(9*sin(91.7*i*i) + 0.001*x + w); optim, then Newton's method with the exact Hessian to 1e-13
  const AmountFit fit = fit_beta_amount(
      wild_amounts([](double x, double w, double noise) { return math::logistic(9 * noise + 0.001 * x + w); }), {});
  check_near(fit.estimate, {0.0616135069513854, 0.000271223035285665, 0.158571573629971, -0.991807692577418}, 1e-9);
  check_near(errors(fit), {0.0795133953785786, 0.000112997055834182, 0.112716782872986, 0.0601426766861948}, 1e-9);
  CHECK(fit.log_likelihood == Approx(763.415805362199).epsilon(1e-11));
}

TEST_CASE("A climb with a scale that ends too early says so", "[model][hurdle]") {
  const RegressionData data =
      wild_amounts([](double x, double w, double noise) { return math::logistic(9 * noise + 0.001 * x + w); });
  CHECK_THROWS_WITH(fit_beta_amount(data, {.iterations = 1}),
                    Catch::Matchers::Contains("the beta amount fit did not converge in 1 steps"));
  CHECK_THROWS_WITH(fit_gamma_amount(data, {.iterations = 1}),
                    Catch::Matchers::Contains("the gamma amount fit did not converge in 1 steps"));
}

}  // namespace entente
