#include "sim/contribution/coefficient_sampler.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

/// Two parts with different terms, whose two slopes of potential are correlated by 0.8.
Coefficients two_parts() {
  Coefficients coefficients;
  coefficients.family = Family::hurdle;
  coefficients.terms = {"intercept", "cinc", "potential"};
  coefficients.amount_terms = {"intercept", "potential", "democracy"};
  coefficients.estimate = {-1.5, 2, 0.7, -6, 0.3, 0.1, 0.25};
  coefficients.covariance.assign(49, 0.0);
  for (std::size_t j = 0; j < 7; ++j) coefficients.covariance[j * 7 + j] = 0.01;
  coefficients.covariance[2 * 7 + 4] = coefficients.covariance[4 * 7 + 2] = 0.008;
  return coefficients;
}

}  // namespace

TEST_CASE("Parameters of two parts are named by part", "[contribution][coefficients]") {
  Coefficients coefficients = two_parts();
  CHECK(parameter_names(coefficients) ==
        std::vector<std::string>{"participation: intercept", "participation: cinc", "participation: potential",
                                 "amount: intercept", "amount: potential", "amount: democracy", "log(sigma)"});
  CHECK(all_terms(coefficients) == std::vector<std::string>{"intercept", "cinc", "potential", "democracy"});
  coefficients.family = Family::tobit;
  coefficients.amount_terms.clear();
  CHECK(parameter_names(coefficients) == std::vector<std::string>{"intercept", "cinc", "potential", "log(sigma)"});
  CHECK(all_terms(coefficients) == coefficients.terms);
}

TEST_CASE("Each part's slope of potential is found", "[contribution][coefficients]") {
  Coefficients coefficients = two_parts();
  const CoefficientDraw point = CoefficientSampler(coefficients).point();
  CHECK(point.potential_slope == 0.7);
  CHECK(point.amount_potential_slope == 0.3);
  CHECK(point.sigma == Approx(std::exp(0.25)).epsilon(1e-15));

  coefficients.amount_terms[1] = "ally";
  CHECK(CoefficientSampler(coefficients).point().amount_potential_slope == 0);
  CHECK(CoefficientSampler(coefficients).point().potential_slope == 0.7);
  coefficients.terms[2] = "distance_km";
  CHECK(CoefficientSampler(coefficients).point().potential_slope == 0);
}

TEST_CASE("A family of one part has no slope of an amount", "[contribution][coefficients]") {
  Coefficients coefficients;
  coefficients.family = Family::tobit;
  coefficients.terms = {"intercept", "potential"};
  coefficients.estimate = {0.1, 0.2, -3};
  coefficients.covariance.assign(9, 0.0);
  const CoefficientDraw point = CoefficientSampler(coefficients).point();
  CHECK(point.potential_slope == 0.2);
  CHECK(point.amount_potential_slope == 0);
}

TEST_CASE("Both parts are drawn jointly", "[contribution][coefficients]") {
  // 4000 draws: the Monte Carlo error of a correlation of 0.8 is (1 - 0.64) / sqrt(4000) = 0.006.
  const CoefficientSampler sampler(two_parts());
  double sums[5] = {};
  CoefficientDraw draw;
  constexpr int draws = 4000;
  for (std::uint32_t replicate = 1; replicate <= draws; ++replicate) {
    sampler.draw(MasterSeed(7), Replicate(replicate), draw);
    const double a = (draw.potential_slope - 0.7) / 0.1;
    const double b = (draw.amount_potential_slope - 0.3) / 0.1;
    CHECK(draw.potential_slope == draw.parameters[2]);
    CHECK(draw.amount_potential_slope == draw.parameters[4]);
    sums[0] += a;
    sums[1] += b;
    sums[2] += a * a;
    sums[3] += b * b;
    sums[4] += a * b;
  }
  CHECK(std::abs(sums[0] / draws) < 4 / std::sqrt(draws));
  CHECK(std::abs(sums[1] / draws) < 4 / std::sqrt(draws));
  CHECK(sums[2] / draws == Approx(1).margin(4 * std::sqrt(2.0 / draws)));
  CHECK(sums[3] / draws == Approx(1).margin(4 * std::sqrt(2.0 / draws)));
  CHECK(sums[4] / std::sqrt(sums[2] * sums[3]) == Approx(0.8).margin(4 * 0.006));
}

TEST_CASE("Coefficients whose parts do not fit the family are refused", "[contribution][coefficients]") {
  Coefficients coefficients = two_parts();
  SECTION("a hurdle of one part") {
    coefficients.amount_terms.clear();
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("family hurdle without terms of the amount"));
  }
  SECTION("a tobit of two") {
    coefficients.family = Family::tobit;
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("family tobit with terms of an amount"));
  }
  SECTION("a ceiling that cannot be") {
    coefficients.ceiling = 1.5;
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("with a ceiling of 1.5, not in (0, 1]"));
    coefficients.ceiling = 0;
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("with a ceiling of 0, not in (0, 1]"));
  }
  SECTION("a tobit's ceiling") {
    coefficients.family = Family::tobit;
    coefficients.terms.insert(coefficients.terms.end(), {"a", "b", "c"});
    coefficients.amount_terms.clear();
    CHECK_NOTHROW(CoefficientSampler(coefficients));
    coefficients.ceiling = 0.5;
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("a ceiling of 0.5, which only a hurdle has"));
  }
  SECTION("a missing estimate") {
    coefficients.estimate.pop_back();
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("6 terms need 7 estimates"));
  }
  SECTION("a covariance of the first part alone") {
    coefficients.covariance.resize(16);
    CHECK_THROWS_WITH(CoefficientSampler(coefficients), Contains("a square covariance of that size"));
  }
}

}  // namespace entente
