#include "estimate/fit/logit.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

/// Rows of an intercept and covariates with a share of 0.01 or 0; states of ten rows.
struct Sample {
  RegressionData data;

  explicit Sample(std::vector<std::string> terms) { data.terms = std::move(terms); }
  void add(bool positive, std::vector<double> row) {
    const auto state = static_cast<std::uint16_t>(1 + data.rows() / 10);
    data.add(positive ? 0.01 : 0.0, row, CowCode(state));
  }
};

std::string message(const RegressionData& data, Fault fault = Fault::input, const NewtonOptions& options = {}) {
  try {
    logit(data, options);
  } catch (const Error& error) {
    CHECK(error.fault() == fault);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Logit agrees with R's glm and vcovCL", "[fit][logit]") {
  // R: a <- glm(as.numeric(y > 0) ~ gdp + ally + potential, binomial, p, control = glm.control(epsilon = 1e-15)); the
  // errors are sqrt(diag(solve(X'WX))) at the final estimates, which vcov() holds one iteration behind; clustered:
  // crossprod(rowsum(X (d - pi), state)) between them, times 12/11, which sandwich::vcovCL gives to 1e-9.
  const RegressionData data = oracle_panel(true);
  const LogitFit fit = logit(data);
  check_near(fit.coefficients, {-23.4130269033439, 1.1855809985577, 0.482822732406316, 1.79980272593132}, 1e-9);
  check_near(standard_errors(fit.covariance),
             {5.20361040089572, 0.263962605164585, 0.653940860027061, 0.526777976234193}, 1e-9);
  CHECK(fit.log_likelihood == Approx(-33.9409867559492).epsilon(1e-12));
  CHECK(fit.aic == Approx(75.8819735118984).epsilon(1e-12));
  CHECK(fit.bic == Approx(85.8365189908269).epsilon(1e-12));
  CHECK(fit.observations == 89);
  CHECK(fit.positive == 50);
  CHECK(fit.states == 12);
  CHECK(fit.convergence.gradient_norm < 1e-9);
  CHECK(fit.convergence.iterations <= 8);
  const Covariance clustered = clustered_covariance(data, fit);
  check_near(standard_errors(clustered), {6.5570441097794, 0.316886433841174, 0.937727672450755, 0.555158055086121},
             1e-9);
  CHECK(clustered.factor == Approx(12.0 / 11).epsilon(1e-15));
}

TEST_CASE("The logit of one intercept is that of the positive share", "[fit][logit]") {
  // Algebra: logit(p), variance 1 / (n p (1 - p)).
  Sample sample({"intercept"});
  for (int i = 0; i < 40; ++i) sample.add(i % 8 == 0, {1});
  const LogitFit fit = logit(sample.data);
  CHECK(fit.coefficients[0] == Approx(std::log(5.0 / 35)).epsilon(1e-13));
  CHECK(fit.covariance.at(0, 0) == Approx(1 / (40 * 0.125 * 0.875)).epsilon(1e-12));
}

TEST_CASE("Newton climbs the hard ways", "[fit][logit]") {
  SECTION("eight positive shares in 3000 rows, covariates of very different units") {
    // R: i <- 1:3000; x <- sin(1.3*i)*1e6; w <- cos(0.7*i); d <- as.numeric(i %% 375 == 11)
    Sample sample({"intercept", "x", "w"});
    for (int i = 1; i <= 3000; ++i) sample.add(i % 375 == 11, {1, std::sin(1.3 * i) * 1e6, std::cos(0.7 * i)});
    const LogitFit fit = logit(sample.data);
    check_near(fit.coefficients, {-5.94699339658861, 1.8054469265758e-07, 0.242215645954963}, 1e-9);
    check_near(standard_errors(fit.covariance), {0.362039434274603, 5.03670238187262e-07, 0.506336129866908}, 1e-9);
    CHECK(fit.log_likelihood == Approx(-55.224273537795).epsilon(1e-12));
  }
  SECTION("separated but for one pair of rows") {
    // R: t <- 1:60; x <- (t-30.5)/10; d <- as.numeric(x > 0); d[30] <- 1; d[31] <- 0
    Sample sample({"intercept", "x"});
    for (int t = 1; t <= 60; ++t) sample.add(t == 30 || (t > 31), {1, (t - 30.5) / 10});
    const LogitFit fit = logit(sample.data);
    CHECK(std::abs(fit.coefficients[0]) < 1e-9);  // by symmetry
    CHECK(fit.coefficients[1] == Approx(13.1013020332).epsilon(1e-9));
    check_near(standard_errors(fit.covariance), {1.14461906351371, 8.2674713526604}, 1e-8);
    CHECK(fit.log_likelihood == Approx(-2.51109208598208).epsilon(1e-12));
  }
  SECTION("one row a thousand times as far out as the rest") {
    // R: x <- sin(1.3*(1:200)); x[200] <- 1000; d <- as.numeric(sin(1.3*(1:200)) + cos(2.1*(1:200)) > 0); d[200] <- 0
    Sample sample({"intercept", "x"});
    for (int i = 1; i <= 200; ++i) {
      const bool positive = i < 200 && std::sin(1.3 * i) + std::cos(2.1 * i) > 0;
      sample.add(positive, {1, i < 200 ? std::sin(1.3 * i) : 1000});
    }
    const LogitFit fit = logit(sample.data);
    check_near(fit.coefficients, {0.0092641881952692, -0.00319394257012768}, 1e-8);
    check_near(standard_errors(fit.covariance), {0.14177838249209, 0.00511899124488858}, 1e-8);
  }
}

TEST_CASE("The logit's scores sum to zero", "[fit][logit]") {
  const RegressionData data = oracle_panel(true);
  const std::vector<double> scores = logit_scores(data, logit(data).coefficients);
  for (std::size_t j = 0; j < 4; ++j) {
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) {
      sum += scores[i * 4 + j];
      size += std::abs(scores[i * 4 + j]);
    }
    CHECK(std::abs(sum) < 1e-10 * size);
  }
}

TEST_CASE("Separated samples name the terms that separate", "[fit][logit]") {
  RegressionData data = oracle_panel(true);
  SECTION("states that never contribute have a term of their own") {
    for (std::size_t i = 0; i < data.rows(); ++i) {
      data.design[i * 4 + 2] = data.states[i] == CowCode(3) ? 1 : 0;
      if (data.states[i] == CowCode(3)) data.response[i] = 0;
    }
    CHECK_THAT(message(data),
               Contains("ally: zeros are separated from positive shares along ally, so no finite coefficients"));
    data.response[17] = 0.0001;  // one positive share on the other side is enough
    CHECK(std::isfinite(logit(data).coefficients[2]));
  }
  SECTION("a term that tells all zeros from all positive shares") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 2] = data.response[i] > 0 ? 1 : 0;
    CHECK_THAT(message(data), Contains("ally: zeros are separated from positive shares along ally, so"));
  }
  SECTION("two terms that do so together") {
    // d = 1 where x + w > 0, with a gap around the line; neither x nor w alone separates.
    Sample sample({"intercept", "x", "other", "w"});
    for (int i = 1; i <= 120; ++i) {
      const double x = std::sin(1.3 * i);
      const double gap = 0.2 + std::abs(std::cos(0.7 * i));
      sample.add(i % 2 == 0, {1, x, std::cos(0.37 * i), (i % 2 == 0 ? gap : -gap) - x});
    }
    CHECK_THAT(message(sample.data), Contains("x: zeros are separated from positive shares along x, w, so"));
  }
}

TEST_CASE("Samples that no logit fits are errors that say so", "[fit][logit]") {
  RegressionData data = oracle_panel(true);
  SECTION("no positive share") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.response[i] = i % 2 == 0 ? 0.0 : -0.1;
    CHECK_THAT(message(data), Contains("no share is above zero"));
  }
  SECTION("no zero") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.response[i] += 0.01;
    CHECK_THAT(message(data), Contains("every share is above zero"));
  }
  SECTION("dependent terms") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 3] = 2 * data.design[i * 4 + 2] - 1;
    CHECK_THAT(message(data), Contains("potential: the term is a linear combination of intercept, ally"));
  }
  SECTION("too few iterations allowed") {
    CHECK_THAT(message(data, Fault::work, {.iterations = 2}), Contains("did not converge in 2 steps"));
  }
  SECTION("clusters of a single state") {
    for (CowCode& state : data.states) state = CowCode(200);
    CHECK_THROWS_WITH(clustered_covariance(data, logit(data)), Contains("one state only"));
  }
}

}  // namespace entente
