#include "estimate/fit/least_squares.hpp"

#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

using Catch::Matchers::Contains;

std::string message(const RegressionData& data) {
  try {
    least_squares(data);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Least squares agrees with R's lm", "[fit][least_squares]") {
  // R 4.2: m <- lm(y ~ gdp + ally + potential, p); coef(m); sqrt(diag(vcov(m))); logLik, AIC, BIC, deviance of m
  const LeastSquaresFit fit = least_squares(oracle_panel(true));
  check_near(fit.coefficients, {-0.0232106973417247, 0.00129477441563238, 0.00158001037752778, 0.00185276984236825},
             1e-11);
  check_near(standard_errors(fit.covariance),
             {0.00411165921224821, 0.000205209505557492, 0.000615467489545156, 0.000388043409575718}, 1e-11);
  CHECK(fit.log_likelihood == Approx(403.304665190686).epsilon(1e-13));
  CHECK(fit.aic == Approx(-796.609330381372).epsilon(1e-13));
  CHECK(fit.bic == Approx(-784.166148532711).epsilon(1e-13));
  CHECK(fit.deviance == Approx(0.000603800398480341).epsilon(1e-12));
  CHECK(fit.r_squared() == Approx(0.483911923270125).epsilon(1e-12));
  CHECK(fit.observations == 89);
  CHECK(fit.positive == 50);
  CHECK(fit.states == 12);
  CHECK(fit.degrees_of_freedom == 85);
}

TEST_CASE("Clustered standard errors agree with sandwich::vcovCL", "[fit][least_squares]") {
  // R: sandwich 3.0-2, vcovCL(m, cluster = ~ state, type = "HC1", cadjust = TRUE)
  const RegressionData data = oracle_panel(true);
  const Covariance clustered = clustered_covariance(data, least_squares(data));
  check_near(standard_errors(clustered),
             {0.00472770171157216, 0.000236906535830375, 0.00120000041349456, 0.000598791655341639}, 1e-11);
  CHECK(clustered.at(1, 3) == Approx(-1.34559477988859e-08).epsilon(1e-11).margin(0));
  CHECK(clustered.at(3, 1) == clustered.at(1, 3));
  CHECK(clustered.factor == Approx(12.0 / 11 * 88 / 85).epsilon(1e-15));
  CHECK(clustered.clusters == 12);
  CHECK(clustered.degrees_of_freedom == 11);
}

TEST_CASE("Residuals are orthogonal to every term", "[fit][least_squares]") {
  const RegressionData data = oracle_panel(true);
  const LeastSquaresFit fit = least_squares(data);
  for (std::size_t j = 0; j < data.columns(); ++j) {
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) {
      sum += data.row(i)[j] * fit.residuals[i];
      size += std::abs(data.row(i)[j] * fit.residuals[i]);
    }
    CHECK(std::abs(sum) < 1e-13 * size);
  }
}

TEST_CASE("Estimates follow the units of a term, to the last digits", "[fit][least_squares]") {
  const RegressionData data = oracle_panel(true);
  RegressionData scaled = data;
  for (std::size_t i = 0; i < data.rows(); ++i) scaled.design[i * 4 + 1] *= 1e12;  // GDP in millionths of a millionth
  const LeastSquaresFit a = least_squares(data);
  const LeastSquaresFit b = least_squares(scaled);
  CHECK(b.coefficients[1] * 1e12 == Approx(a.coefficients[1]).epsilon(1e-12).margin(0));
  CHECK(b.covariance.standard_error(1) * 1e12 == Approx(a.covariance.standard_error(1)).epsilon(1e-12).margin(0));
  CHECK(b.log_likelihood == Approx(a.log_likelihood).epsilon(1e-13));
}

TEST_CASE("An aliased term is named together with what it is a combination of", "[fit][least_squares]") {
  const RegressionData data = oracle_panel(true);
  RegressionData aliased;
  aliased.terms = {"intercept", "gdp", "ally", "potential", "gap"};
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const auto row = data.row(i);
    aliased.add(data.response[i], std::array<double, 5>{row[0], row[1], row[2], row[3], 2 * row[1] - 3 * row[3]},
                data.states[i]);
  }
  const std::string text = message(aliased);
  CHECK_THAT(text, Contains("gap: the term is a linear combination of gdp, potential"));
  CHECK_THAT(text, !Contains("ally"));

  // A noise of one part in a million makes it an ordinary, if hardly identified, term.
  for (std::size_t i = 0; i < aliased.rows(); ++i)
    aliased.design[i * 5 + 4] += 1e-6 * std::sin(7.7 * static_cast<double>(i));
  CHECK(least_squares(aliased).coefficients.size() == 5);
}

TEST_CASE("Two aliased terms are two problems", "[fit][least_squares]") {
  const RegressionData data = oracle_panel(true);
  RegressionData aliased;
  aliased.terms = {"intercept", "gdp", "ally", "not ally", "potential", "twice"};
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const auto row = data.row(i);
    aliased.add(data.response[i], std::array<double, 6>{1, row[1], row[2], 1 - row[2], row[3], 2 * row[3]},
                data.states[i]);
  }
  const std::string text = message(aliased);
  CHECK_THAT(text, Contains("not ally: the term is a linear combination of intercept, ally"));
  CHECK_THAT(text, Contains("twice: the term is a linear combination of potential"));
}

TEST_CASE("Input that cannot be fitted is refused with its reason", "[fit][least_squares]") {
  RegressionData data = oracle_panel(true);
  SECTION("a term that is zero throughout") {
    for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 2] = 0;
    CHECK_THAT(message(data), Contains("ally: the term is zero in every row"));
  }
  SECTION("numbers that are not finite, all reported at once") {
    data.response[3] = std::numeric_limits<double>::infinity();
    data.design[1] = std::numeric_limits<double>::quiet_NaN();
    const std::string text = message(data);
    CHECK_THAT(text, Contains("response: 1 of 89 rows are not finite"));
    CHECK_THAT(text, Contains("gdp: 1 of 89 rows are not finite"));
  }
  SECTION("no more rows than terms") {
    data.response.resize(4);
    data.states.resize(4);
    data.design.resize(16);
    CHECK_THAT(message(data), Contains("4 rows for 4 terms"));
  }
  SECTION("a response that never varies") {
    for (double& y : data.response) y = 0;
    CHECK_THAT(message(data), Contains("response: the response is the same in every row"));
  }
  SECTION("repeated and empty names") {
    data.terms[1] = "ally";
    data.terms[3] = "";
    CHECK_THAT(message(data), Contains("ally: the term stands twice") && Contains("a term has no name"));
  }
  SECTION("sizes that do not agree") {
    data.states.pop_back();
    CHECK_THAT(message(data), Contains("88 states for 89 responses"));
  }
  SECTION("no rows and no terms") { CHECK_THAT(message({}), Contains("the model has no terms")); }
  SECTION("a row of the wrong length") {
    CHECK_THROWS_WITH(data.add(0.1, std::array<double, 2>{1, 2}, CowCode(2)),
                      Contains("a row has 2 covariates; expected 4"));
  }
  SECTION("clusters of a single state") {
    for (CowCode& state : data.states) state = CowCode(200);
    CHECK_THROWS_WITH(clustered_covariance(data, least_squares(data)), Contains("one state only"));
  }
}

}  // namespace entente
