#include "sim/war/marginal_mean.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

constexpr double sigma = 0.01;
constexpr double prior = 0.3;

TypePredictors spread_predictors() {
  TypePredictors predictors;
  for (int i = 0; i < 200; ++i) {
    const double eta = -0.03 + 0.0002 * i;
    const double surplus = 0.00005 * i;
    predictors.fitted.push_back(eta + surplus);
    predictors.committed.push_back(eta + 2.5 * surplus);
    predictors.uncommitted.push_back(eta + (1 - prior * 2.5) / (1 - prior) * surplus);
  }
  return predictors;
}

// Fitted mean minus the mean mixed over types, as a part of the fitted mean.
double relative_gap(const TypePredictors& predictors, double shift) {
  double fitted = 0;
  double mixed = 0;
  for (std::size_t i = 0; i < predictors.fitted.size(); ++i) {
    fitted += mean_share(Family::tobit, predictors.fitted[i], sigma);
    mixed += prior * mean_share(Family::tobit, predictors.committed[i] + shift, sigma) +
             (1 - prior) * mean_share(Family::tobit, predictors.uncommitted[i] + shift, sigma);
  }
  return (fitted - mixed) / fitted;
}

}  // namespace

TEST_CASE("the shift restores the fitted mean, which types alone would raise", "[marginal_mean]") {
  const TypePredictors predictors = spread_predictors();
  const double shift = marginal_mean_shift(Family::tobit, predictors, 200, prior, sigma, 0);
  CHECK(relative_gap(predictors, 0) < -0.01);  // Jensen: without the shift the convex mean is too high
  CHECK(shift < 0);
  CHECK(std::abs(relative_gap(predictors, shift)) < 1e-12);
}

TEST_CASE("the shift does not depend on where the search starts", "[marginal_mean]") {
  const TypePredictors predictors = spread_predictors();
  const double shift = marginal_mean_shift(Family::tobit, predictors, 200, prior, sigma, 0);
  for (const double start : {-0.05, -0.001, 0.04}) {
    CHECK(std::abs(marginal_mean_shift(Family::tobit, predictors, 200, prior, sigma, start) - shift) < 1e-13);
  }
}

TEST_CASE("a linear mean needs no shift", "[marginal_mean]") {
  CHECK(marginal_mean_shift(Family::gaussian, spread_predictors(), 200, prior, sigma, 0.3) == 0);
}

TEST_CASE("predictors that leave no contribution at all are refused", "[marginal_mean]") {
  TypePredictors hopeless = spread_predictors();
  for (double& eta : hopeless.fitted) eta = 0.05;
  for (double& eta : hopeless.committed) eta = std::nan("");
  CHECK_THROWS_AS(marginal_mean_shift(Family::tobit, hopeless, 200, prior, sigma, 0), Error);
}

}  // namespace entente
