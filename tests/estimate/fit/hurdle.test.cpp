#include "estimate/fit/hurdle.hpp"

#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/logit.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

double index(const RegressionData& data, std::size_t i, const double* slopes) {
  double sum = 0;
  for (std::size_t j = 0; j < data.columns(); ++j) sum += data.row(i)[j] * slopes[j];
  return sum;
}

double log_likelihood(const RegressionData& data, const std::vector<double>& estimate) {
  double sum = 0;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    sum += hurdle_log_density(data.response[i], index(data, i, estimate.data()),
                              index(data, i, estimate.data() + data.columns()), math::exp(estimate.back()));
  }
  return sum;
}

std::string message(const RegressionData& data, Fault fault = Fault::input, const HurdleOptions& options = {}) {
  try {
    hurdle(data, options);
  } catch (const Error& error) {
    CHECK(error.fault() == fault);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("The hurdle agrees with R's glm and lm", "[fit][hurdle]") {
  // R: a <- glm(as.numeric(y > 0) ~ gdp + ally + potential, binomial, p, control = glm.control(epsilon = 1e-15));
  // q <- p[p$y > 0, ]; b <- lm(qlogis(y) ~ gdp + ally + potential, q); s2 <- sum(resid(b)^2) / nrow(q);
  // c(coef(a), coef(b), log(s2) / 2); logLik(a) + logLik(b) - sum(log(q$y * (1 - q$y)))
  const HurdleFit fit = hurdle(oracle_panel(true));
  check_near(fit.estimate,
             {-23.4130269033439, 1.1855809985577, 0.482822732406316, 1.79980272593132, -9.79636392912923,
              0.202495039847756, 0.418371254644376, 0.334371243926159, -0.566115862684605},
             1e-9);
  check_near(standard_errors(fit.covariance),
             {5.20361040089572, 0.263962605164585, 0.653940860027061, 0.526777976234193, 1.44054460589729,
              0.0683089616927846, 0.180483770740509, 0.12147657073021, 0.1},
             1e-9);
  CHECK(fit.log_likelihood == Approx(191.863499747465).epsilon(1e-12));
  CHECK(fit.aic == Approx(-365.726999494929).epsilon(1e-12));
  CHECK(fit.bic == Approx(-343.32927216734).epsilon(1e-12));
  CHECK(fit.observations == 89);
  CHECK(fit.positive == 50);
  CHECK(fit.states == 12);
  CHECK(fit.contributing_states == 10);
}

TEST_CASE("The joint clustered covariance is that of stacked estimating equations", "[fit][hurdle]") {
  // R, X and Z the model matrices of a and b, i the positive rows, k = 4:
  //   S <- matrix(0, 89, 9); S[, 1:k] <- X * ((p$y > 0) - fitted(a)); S[i, k + 1:k] <- Z * resid(b) / s2
  //   S[i, 9] <- resid(b)^2 / s2 - 1
  //   A <- block diagonal of crossprod(X * sqrt(fitted(a) * (1 - fitted(a)))), crossprod(Z) / s2, 2 * 50
  //   V <- solve(A) %*% crossprod(rowsum(S, p$state)) %*% solve(A) * 12 / 11
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data);
  const Covariance clustered = clustered_covariance(data, fit);
  check_near(standard_errors(clustered),
             {6.5570441097794, 0.316886433841174, 0.937727672450755, 0.555158055086121, 1.42472369868533,
              0.0669931519042703, 0.203015900285434, 0.108743957636641, 0.107051590686853},
             1e-9);
  std::vector<double> potential;  // the row of participation's potential: its covariance with everything
  for (std::size_t j = 0; j < 9; ++j) potential.push_back(clustered.at(3, j));
  check_near(potential,
             {-1.65976954332857, 0.0763979910248689, 0.173025221499104, 0.308200466127004, -0.214940942162875,
              0.00948057417303483, 0.0444379068859066, 0.0458262517273406, -0.00692650856830058},
             1e-8);
  CHECK(clustered.factor == Approx(12.0 / 11).epsilon(1e-15));
  CHECK(clustered.clusters == 12);
  CHECK(std::isinf(clustered.degrees_of_freedom));
  // The variant that fits the parts apart has no covariance between them, though here it is a correlation of 0.76.
  CHECK(fit.covariance.at(3, 7) == 0);
  CHECK(clustered.at(3, 7) / (clustered.standard_error(3) * clustered.standard_error(7)) > 0.75);
}

TEST_CASE("Each part is the fit of that part", "[fit][hurdle]") {
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data);
  const LogitFit participation = logit(data);
  RegressionData positive;
  positive.terms = data.terms;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (data.response[i] > 0) positive.add(math::logit(data.response[i]), data.row(i), data.states[i]);
  }
  const LeastSquaresFit amount = least_squares(positive);
  const Covariance joint = clustered_covariance(data, fit);
  const Covariance alone = clustered_covariance(data, participation);
  for (std::size_t j = 0; j < 4; ++j) {
    CHECK(fit.estimate[j] == participation.coefficients[j]);
    CHECK(fit.estimate[4 + j] == amount.coefficients[j]);
    CHECK(joint.standard_error(j) == Approx(alone.standard_error(j)).epsilon(1e-12));
    // Maximum likelihood: RSS / n+ where least squares has RSS / (n+ - k).
    CHECK(fit.covariance.standard_error(4 + j) ==
          Approx(amount.covariance.standard_error(j) * std::sqrt(46.0 / 50)).epsilon(1e-12));
  }
  CHECK(std::exp(2 * fit.estimate[8]) == Approx(amount.deviance / 50).epsilon(1e-13));
}

TEST_CASE("The reported likelihood is that of the shared density, and at its maximum", "[fit][hurdle]") {
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data);
  CHECK(log_likelihood(data, fit.estimate) == Approx(fit.log_likelihood).epsilon(1e-12));
  for (std::size_t j = 0; j < fit.estimate.size(); ++j) {
    for (const double sign : {-1.0, 1.0}) {
      std::vector<double> moved = fit.estimate;
      moved[j] += sign * 0.01 * fit.covariance.standard_error(j);
      CHECK(log_likelihood(data, moved) < fit.log_likelihood);
    }
  }
}

TEST_CASE("Negative shares count as zeros in both parts", "[fit][hurdle]") {
  RegressionData data = oracle_panel(true);
  const HurdleFit zeros = hurdle(data);
  for (double& y : data.response) {
    if (y == 0) y = -0.3;
  }
  CHECK(hurdle(data).estimate == zeros.estimate);
  CHECK(hurdle(data).log_likelihood == zeros.log_likelihood);
}

TEST_CASE("Errors name the part and the term", "[fit][hurdle]") {
  RegressionData data = oracle_panel(true);
  SECTION("a share of one") {
    data.response[4] = 1;
    CHECK_THAT(message(data), Contains("response: 1 of 89 shares are 1 or more"));
  }
  SECTION("no zero") {
    for (double& y : data.response) y += 0.01;
    CHECK_THAT(message(data), Contains("participation: response: every share is above zero"));
  }
  SECTION("a term that separates") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 2] = data.response[i] > 0 ? 1 : 0;
    CHECK_THAT(message(data), Contains("participation: ally: zeros are separated"));
  }
  SECTION("terms that depend on one another among contributors only") {
    for (std::size_t i = 0; i < data.rows(); ++i) {
      if (data.response[i] > 0) data.design[i * 4 + 3] = 3 * data.design[i * 4 + 2] - 1;
    }
    CHECK_THAT(message(data), Contains("amount: potential: the term is a linear combination of intercept, ally"));
  }
  SECTION("too few positive shares") {
    data.terms = {"intercept"};
    data.design.assign(data.rows(), 1.0);
    std::size_t kept = 0;
    for (double& y : data.response) {
      if (y > 0 && ++kept > 2) y = 0;
    }
    CHECK_THAT(message(data), Contains("amount: response: 2 positive shares for 2 parameters, log(sigma) among them"));
  }
  SECTION("positive shares without error") {
    for (std::size_t i = 0; i < data.rows(); ++i) {
      if (data.response[i] > 0) data.response[i] = math::logistic(0.3 * data.row(i)[3] - 5);
    }
    CHECK_THAT(message(data), Contains("amount: response: the 50 positive shares are fitted without error"));
  }
  SECTION("too few iterations allowed") {
    CHECK_THAT(message(data, Fault::work, {.newton = {.iterations = 2}}),
               Contains("participation: the logit fit did not converge"));
  }
}

TEST_CASE("One contributing state gives no clustered errors", "[fit][hurdle]") {
  // Its scores of the amount sum to zero, so the sandwich would call the amount certain.
  RegressionData data = oracle_panel(true);
  data.terms = {"intercept"};
  data.design.assign(data.rows(), 1.0);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (data.states[i] != CowCode(3)) data.response[i] = 0;
  }
  data.response[16] = 0.004;
  data.response[17] = 0.007;
  data.response[18] = 0.012;
  const HurdleFit fit = hurdle(data);
  CHECK(fit.contributing_states == 1);
  CHECK_THROWS_WITH(clustered_covariance(data, fit), Contains("all positive shares are those of one state"));
  for (CowCode& state : data.states) state = CowCode(200);
  CHECK_THROWS_WITH(clustered_covariance(data, hurdle(data)), Contains("one state only"));
}

}  // namespace entente
