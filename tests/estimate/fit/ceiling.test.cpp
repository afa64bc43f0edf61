#include "estimate/fit/ceiling.hpp"

#include "estimate/fit/hurdle.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/random/distributions.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace entente {
namespace {

using Catch::Matchers::Contains;

const HurdleOptions with_ceiling{.ceiling = std::nullopt};

double log_likelihood(const RegressionData& data, const std::vector<double>& estimate, double ceiling) {
  const std::size_t k = data.columns();
  double sum = 0;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    double participation = 0;
    double amount = 0;
    for (std::size_t j = 0; j < k; ++j) {
      participation += data.row(i)[j] * estimate[j];
      amount += data.row(i)[j] * estimate[k + j];
    }
    sum += hurdle_log_density(data.response[i], participation, amount, math::exp(estimate.back()), ceiling);
  }
  return sum;
}

/// Shares of `states` states in 10 years with one covariate, below a ceiling of 0.05.
RegressionData bounded_panel(std::uint32_t replicate, int states, double true_ceiling = 0.05) {
  RegressionData data;
  data.terms = {"intercept", "covariate"};
  for (int s = 1; s <= states; ++s) {
    random::Stream stream({.seed = MasterSeed(77),
                           .replicate = Replicate(replicate),
                           .state = CowCode(static_cast<std::uint16_t>(s)),
                           .purpose = random::Purpose::contribution});
    for (int year = 0; year < 10; ++year) {
      const double x = random::normal(stream);
      const bool takes_part = math::normal_cdf(random::normal(stream)) < participation_probability(-0.3 + 0.5 * x);
      const double share = amount_share(-1 + 0.4 * x, 1.2, random::normal(stream), true_ceiling);
      data.add(takes_part ? share : 0, std::array<double, 2>{1, x}, CowCode(static_cast<std::uint16_t>(s)));
    }
  }
  return data;
}

}  // namespace

TEST_CASE("The ceiling by maximum likelihood agrees with R", "[fit][hurdle][ceiling]") {
  // R, with p, a, X, Z, q as in hurdle.test.cpp, n = 50: the profile's score has its root by uniroot(function(c) { r <-
  // lm.fit(Z, qlogis(q$y / c))$residuals; s2 <- sum(r^2) / n; n / c + sum((r / s2 - 1) / (c - q$y)) }, tol = 1e-16);
  // the information A, with g <- 1 / (c - q$y), gets the column crossprod(Z, g) / s2, 2 * sum(r * g) / s2,
  // n / c^2 + sum(g^2 * ((1 + r) / s2 - 1)), which optimHess confirms, and the scores a column 1 / c + (r / s2 - 1) *
  // g.
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data, with_ceiling);
  CHECK(fit.ceiling_estimated);
  CHECK(fit.ceiling == Approx(0.0159816765604654).epsilon(1e-9));
  check_near(std::vector<double>(fit.estimate.begin() + 4, fit.estimate.end()),
             {-7.5055484587877501, 0.3081796926214390, 0.6414210999256159, 0.5511386614475531, -0.1541003643756952},
             1e-8);
  CHECK(fit.log_likelihood == Approx(195.537749929755).epsilon(1e-12));
  CHECK(fit.aic == Approx(-2 * 195.537749929755 + 2 * 10).epsilon(1e-12));
  check_near(standard_errors(fit.covariance),
             {5.20361040089572, 0.263962605164585, 0.653940860027061, 0.526777976234193, 2.21856535365781,
              0.107732099230234, 0.278592053956412, 0.196193984597583, 0.147659174415084},
             1e-7);
  CHECK(fit.ceiling_error == Approx(0.00223163648823451).epsilon(1e-7));

  const Covariance clustered = clustered_covariance(data, fit);
  check_near(standard_errors(clustered),
             {6.5570441097794, 0.316886433841174, 0.937727672450755, 0.555158055086121, 2.1180354892773,
              0.0998140182920766, 0.311088669540585, 0.180004163305387, 0.106979267001173},
             1e-7);
  CHECK(clustered_ceiling_error(data, fit) == Approx(0.00123715210596858).epsilon(1e-7));
  std::vector<double> potential;  // of participation: its covariance with everything
  for (std::size_t j = 0; j < 9; ++j) potential.push_back(clustered.at(3, j));
  check_near(potential,
             {-1.65976954332857, 0.0763979910248689, 0.173025221499104, 0.308200466127004, -0.372983051473129,
              0.0171078423584193, 0.0721925154971888, 0.0729954056435178, 0.00338425343585722},
             1e-6);
  // The variant that takes the ceiling for known is too sure of sigma.
  const HurdleFit known = hurdle(data, {.ceiling = fit.ceiling});
  CHECK(known.estimate == fit.estimate);
  CHECK(known.ceiling_error == 0);
  CHECK(known.covariance.standard_error(8) < 0.7 * fit.covariance.standard_error(8));
}

TEST_CASE("With a ceiling the reported likelihood is that of the shared density, and at its maximum",
          "[fit][hurdle][ceiling]") {
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data, with_ceiling);
  CHECK(log_likelihood(data, fit.estimate, fit.ceiling) == Approx(fit.log_likelihood).epsilon(1e-12));
  for (const double sign : {-1.0, 1.0}) {
    CHECK(log_likelihood(data, fit.estimate, fit.ceiling + sign * 0.01 * fit.ceiling_error) < fit.log_likelihood);
  }
  // And the profile's: all other parameters follow the ceiling.
  for (const double factor : {0.9, 0.95, 1.05, 1.1, 2.0, 10.0}) {
    CHECK(hurdle(data, {.ceiling = factor * fit.ceiling}).log_likelihood < fit.log_likelihood);
  }
  CHECK(hurdle(data).log_likelihood == Approx(191.863499747465).epsilon(1e-12));
}

TEST_CASE("A ceiling is found back where there is one and not made up where there is none", "[fit][hurdle][ceiling]") {
  // 60 panels of 80 states; the bounds are 4.5 standard errors of the mean over panels.
  double sum = 0;
  double squares = 0;
  int covered = 0;
  constexpr int panels = 60;
  for (std::uint32_t replicate = 1; replicate <= panels; ++replicate) {
    const RegressionData data = bounded_panel(replicate, 80);
    const HurdleFit fit = hurdle(data, with_ceiling);
    sum += fit.ceiling;
    squares += fit.ceiling * fit.ceiling;
    if (std::abs(fit.ceiling - 0.05) < 1.96 * clustered_ceiling_error(data, fit)) ++covered;
  }
  const double mean = sum / panels;
  const double error = std::sqrt((squares / panels - mean * mean) / (panels - 1));
  CAPTURE(mean, error, covered);
  CHECK(std::abs(mean - 0.05) < 4.5 * error);
  CHECK(error < 0.0005);
  CHECK(covered > 0.82 * panels);
  // Without a ceiling below 1 the estimate is near 1, or 1 itself; then it is no parameter.
  const HurdleFit unbounded = hurdle(bounded_panel(3, 80, 1), with_ceiling);
  CHECK(unbounded.ceiling > 0.93);
  RegressionData small = bounded_panel(1, 80, 1);
  for (double& y : small.response) y = y > 0 ? math::logistic(math::logit(y) - 6) : 0;  // far below any bound
  const HurdleFit none = hurdle(small, with_ceiling);
  CHECK((none.ceiling == 1 || none.ceiling > 3 * *std::max_element(small.response.begin(), small.response.end())));
}

TEST_CASE("A ceiling that cannot be is refused with its reason", "[fit][hurdle][ceiling]") {
  RegressionData data = oracle_panel(true);
  CHECK_THROWS_WITH(hurdle(data, {.ceiling = 0.0}), Contains("ceiling: a ceiling of 0"));
  CHECK_THROWS_WITH(hurdle(data, {.ceiling = 1.5}), Contains("ceiling: a ceiling of 1.5"));
  CHECK_THROWS_WITH(hurdle(data, {.ceiling = 0.012}), Contains("shares are 0.012 or more") && Contains("raise"));
  // Two values only, the larger one the more frequent: the likelihood only falls from its singularity on.
  data.terms = {"intercept"};
  data.design.assign(data.rows(), 1.0);
  std::size_t count = 0;
  for (double& y : data.response) {
    if (y > 0) y = ++count % 10 == 0 ? 1e-4 : 0.02;
  }
  CHECK_THROWS_WITH(hurdle(data, with_ceiling), Contains("amount: ceiling: the likelihood of the ceiling has no max"));
}

}  // namespace entente
