#include "estimate/fit/tobit.hpp"

#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/olsen_likelihood.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

double eta_of(const RegressionData& data, const TobitFit& fit, std::size_t i) {
  double eta = 0;
  for (std::size_t j = 0; j < data.columns(); ++j) eta += data.row(i)[j] * fit.estimate[j];
  return eta;
}

double log_likelihood(const RegressionData& data, const TobitFit& fit) {
  double sum = 0;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    sum += log_density(Family::tobit, data.response[i], eta_of(data, fit, i), math::exp(fit.estimate.back()));
  }
  return sum;
}

std::string message(const RegressionData& data, Fault fault = Fault::input, const NewtonOptions& options = {}) {
  try {
    tobit(data, options);
  } catch (const Error& error) {
    CHECK(error.fault() == fault);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Tobit agrees with R's survreg", "[fit][tobit]") {
  // R: survival 3.5-3, s <- survreg(Surv(y, y > 0, type = "left") ~ gdp + ally + potential, p, dist = "gaussian",
  // control = survreg.control(rel.tolerance = 1e-15, maxiter = 200)); c(coef(s), log(s$scale)); sqrt(diag(vcov(s)))
  const TobitFit fit = tobit(oracle_panel(true));
  check_near(fit.estimate,
             {-0.0460302667308229, 0.00232181640495792, 0.00273088221803093, 0.00349739842841558, -5.60149930355419},
             1e-9);
  check_near(standard_errors(fit.covariance),
             {0.00731244654061872, 0.000353100045511445, 0.000988571716585901, 0.000660328246695334, 0.105429949582154},
             1e-9);
  CHECK(fit.covariance.at(1, 4) == Approx(1.11327131596101e-05).epsilon(1e-9).margin(0));
  CHECK(fit.log_likelihood == Approx(190.938178107045).epsilon(1e-12));
  CHECK(fit.aic == Approx(-371.876356214089).epsilon(1e-12));
  CHECK(fit.bic == Approx(-359.433174365429).epsilon(1e-12));
  CHECK(fit.observations == 89);
  CHECK(fit.positive == 50);
  CHECK(fit.states == 12);
  CHECK(fit.convergence.gradient_norm < 1e-9);
  CHECK(fit.convergence.iterations <= 8);
}

TEST_CASE("Clustered tobit errors agree with survreg's robust ones times G/(G-1)", "[fit][tobit]") {
  // R: r <- survreg(... + cluster(state), p, ...); sqrt(diag(vcov(r)) * 12/11); survreg itself applies no factor
  const RegressionData data = oracle_panel(true);
  const Covariance clustered = clustered_covariance(data, tobit(data));
  check_near(standard_errors(clustered),
             {0.0106523518134597, 0.000500590607277152, 0.00174539991473998, 0.000847283609681728, 0.0886259454757179},
             1e-8);
  CHECK(clustered.at(1, 4) == Approx(6.98595250698407e-07).epsilon(1e-8).margin(0));
  CHECK(clustered.factor == Approx(12.0 / 11).epsilon(1e-15));
  CHECK(clustered.clusters == 12);
  CHECK(std::isinf(clustered.degrees_of_freedom));
}

TEST_CASE("The reported likelihood is the sum of the shared log density, and at its maximum", "[fit][tobit]") {
  const RegressionData data = oracle_panel(true);
  const TobitFit fit = tobit(data);
  CHECK(log_likelihood(data, fit) == Approx(fit.log_likelihood).epsilon(1e-13));
  for (std::size_t j = 0; j < fit.estimate.size(); ++j) {
    for (const double sign : {-1.0, 1.0}) {
      TobitFit moved = fit;
      moved.estimate[j] += sign * 0.01 * fit.covariance.standard_error(j);
      CHECK(log_likelihood(data, moved) < fit.log_likelihood);
    }
  }
}

TEST_CASE("The slope of Olsen's likelihood is its derivative", "[fit][tobit]") {
  // Oracle: central differences of the value, and of the gradient.
  const RegressionData data = oracle_panel(true);
  std::vector<double> response = data.response;
  for (double& y : response) y *= 200;
  const OlsenLikelihood likelihood(data.design, response);
  const std::vector<double> point{-11.0, 0.55, 0.6, 0.9, 1.4};
  const OlsenLikelihood::Slope slope = likelihood.slope(point);
  const std::vector<double> scores = likelihood.scores(point);
  for (std::size_t j = 0; j < 5; ++j) {
    const double step = 1e-5;
    std::vector<double> up = point;
    std::vector<double> down = point;
    up[j] += step;
    down[j] -= step;
    CHECK(slope.gradient[j] == Approx((likelihood.value(up) - likelihood.value(down)) / (2 * step)).epsilon(1e-6));
    const std::vector<double> higher = likelihood.slope(up).gradient;
    const std::vector<double> lower = likelihood.slope(down).gradient;
    double sum = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) sum += scores[i * 5 + j];
    CHECK(sum == Approx(slope.gradient[j]).epsilon(1e-12));
    for (std::size_t m = 0; m < 5; ++m) {
      CHECK(slope.information[j * 5 + m] == Approx((lower[m] - higher[m]) / (2 * step)).epsilon(1e-5));
    }
  }
}

TEST_CASE("Tobit without a zero is the normal likelihood", "[fit][tobit]") {
  // Algebra: beta is least squares, sigma^2 = RSS/n, and the information of beta uses RSS/n instead of RSS/(n-p).
  RegressionData data = oracle_panel(true);
  for (std::size_t i = 0; i < data.rows(); ++i) data.response[i] = 0.05 + 0.01 * std::sin(2.9 * static_cast<double>(i));
  const TobitFit censored = tobit(data);
  const LeastSquaresFit linear = least_squares(data);
  for (std::size_t j = 0; j < 4; ++j) {
    CHECK(censored.estimate[j] == Approx(linear.coefficients[j]).epsilon(1e-9).margin(0));
    CHECK(censored.covariance.standard_error(j) ==
          Approx(linear.covariance.standard_error(j) * std::sqrt(85.0 / 89)).epsilon(1e-9).margin(0));
  }
  CHECK(std::exp(2 * censored.estimate[4]) == Approx(linear.deviance / 89).epsilon(1e-9));
  CHECK(censored.log_likelihood == Approx(linear.log_likelihood).epsilon(1e-12));
}

TEST_CASE("Tobit estimates follow the units of response and terms", "[fit][tobit]") {
  const RegressionData data = oracle_panel(true);
  RegressionData scaled = data;
  for (double& y : scaled.response) y *= 1e5;
  for (std::size_t i = 0; i < data.rows(); ++i) scaled.design[i * 4 + 1] *= 1e9;
  const TobitFit a = tobit(data);
  const TobitFit b = tobit(scaled);
  CHECK(b.estimate[3] == Approx(1e5 * a.estimate[3]).epsilon(1e-10));
  CHECK(b.estimate[1] == Approx(1e-4 * a.estimate[1]).epsilon(1e-10).margin(0));
  CHECK(b.estimate[4] == Approx(a.estimate[4] + std::log(1e5)).epsilon(1e-10));
  CHECK(b.log_likelihood == Approx(a.log_likelihood - 50 * std::log(1e5)).epsilon(1e-11));
  // Even units whose squares no double can hold.
  for (double& y : scaled.response) y *= 1e195;
  CHECK(tobit(scaled).estimate[3] == Approx(1e200 * a.estimate[3]).epsilon(1e-10));
}

TEST_CASE("Negative shares count as no contribution", "[fit][tobit]") {
  RegressionData data = oracle_panel(true);
  const TobitFit zeros = tobit(data);
  for (double& y : data.response) {
    if (y == 0) y = -0.3;
  }
  CHECK(tobit(data).estimate == zeros.estimate);
}

TEST_CASE("Degenerate samples are errors that say so", "[fit][tobit]") {
  RegressionData data = oracle_panel(true);
  SECTION("no positive share") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.response[i] = i % 2 == 0 ? 0.0 : -0.1;
    CHECK_THAT(message(data), Contains("no share is above zero"));
  }
  SECTION("no more rows than parameters") {
    data.response.resize(5);
    data.states.resize(5);
    data.design.resize(20);
    data.response[0] = 0.1;
    CHECK_THAT(message(data), Contains("5 rows for 5 parameters, log(sigma) among them"));
  }
  SECTION("a term that separates states that never contribute") {
    for (std::size_t i = 0; i < data.rows(); ++i) {
      data.design[i * 4 + 2] = data.states[i] == CowCode(3) ? 1 : 0;
      if (data.states[i] == CowCode(3)) data.response[i] = 0;
    }
    CHECK_THAT(message(data), Contains("ally: zeros are separated from positive shares along ally,"));
    // One positive share on the other side is enough for a finite, if uncertain, coefficient.
    data.response[17] = 0.0001;
    CHECK(tobit(data).estimate[2] < 0);
  }
  SECTION("terms that tell zeros and positive shares apart together") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 2] = data.response[i] > 0 ? 1 : 0;
    CHECK_THAT(message(data), Contains("ally: zeros are separated from positive shares along intercept, ally"));
  }
  SECTION("positive shares without error") {
    for (std::size_t i = 0; i < data.rows(); ++i) {
      data.response[i] = std::max(0.0, 0.003 * data.row(i)[3] + 0.001 * (data.row(i)[1] - 20));
    }
    CHECK_THAT(message(data), Contains("positive shares are fitted without error"));
  }
  SECTION("a single positive share") {
    const std::size_t only =
        static_cast<std::size_t>(std::max_element(data.response.begin(), data.response.end()) - data.response.begin());
    for (std::size_t i = 0; i < data.rows(); ++i) {
      if (i != only) data.response[i] = 0;
    }
    CHECK_THAT(message(data), Contains("separated") || Contains("without error"));
  }
  SECTION("too few iterations allowed") {
    CHECK_THAT(message(data, Fault::work, {.iterations = 2}), Contains("did not converge in 2 steps"));
  }
  SECTION("clusters of a single state") {
    for (CowCode& state : data.states) state = CowCode(200);
    CHECK_THROWS_WITH(clustered_covariance(data, tobit(data)), Contains("one state only"));
  }
}

}  // namespace entente
