#include "sim/war/marginal_mean.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

constexpr double sigma = 0.01;
constexpr double prior = 0.3;

TypePredictors spread_predictors() {
  TypePredictors predictors(200);
  for (std::size_t i = 0; i < 200; ++i) {
    const double eta = -0.03 + 0.0002 * static_cast<double>(i);
    const double surplus = 0.00005 * static_cast<double>(i);
    predictors.fitted[i] = eta + surplus;
    predictors.committed[i] = eta + 2.5 * surplus;
    predictors.uncommitted[i] = eta + (1 - prior * 2.5) / (1 - prior) * surplus;
  }
  return predictors;
}

double fitted_sum(const TypePredictors& predictors) {
  double sum = 0;
  for (const double eta : predictors.fitted) sum += mean_share(Family::tobit, eta, sigma);
  return sum;
}

MeanAndSlope mixed(const TypePredictors& predictors, double shift) {
  MeanAndSlope sum;
  for (std::size_t i = 0; i < predictors.fitted.size(); ++i) {
    const double committed = predictors.committed[i] + shift;
    const double uncommitted = predictors.uncommitted[i] + shift;
    sum.mean += prior * mean_share(Family::tobit, committed, sigma) +
                (1 - prior) * mean_share(Family::tobit, uncommitted, sigma);
    sum.slope += prior * math::normal_cdf(committed / sigma) + (1 - prior) * math::normal_cdf(uncommitted / sigma);
  }
  return sum;
}

double shift_of(const TypePredictors& predictors) {
  return marginal_mean_shift(fitted_sum(predictors), 10 * sigma,
                             [&](double shift) { return mixed(predictors, shift); });
}

// Fitted mean minus the mean mixed over types, as a part of the fitted mean.
double relative_gap(const TypePredictors& predictors, double shift) {
  const double fitted = fitted_sum(predictors);
  return (fitted - mixed(predictors, shift).mean) / fitted;
}

}  // namespace

TEST_CASE("the shift restores the fitted mean, which types alone would raise", "[marginal_mean]") {
  const TypePredictors predictors = spread_predictors();
  const double shift = shift_of(predictors);
  CHECK(relative_gap(predictors, 0) < -0.01);  // Jensen: without the shift the convex mean is too high
  CHECK(shift < 0);
  CHECK(std::abs(relative_gap(predictors, shift)) < 1e-12);
}

TEST_CASE("an approximate slope finds the same shift", "[marginal_mean]") {
  const TypePredictors predictors = spread_predictors();
  const double rough = marginal_mean_shift(fitted_sum(predictors), 10 * sigma, [&](double shift) {
    const MeanAndSlope sum = mixed(predictors, shift);
    return MeanAndSlope{sum.mean, 1.2 * sum.slope};
  });
  CHECK(std::abs(rough - shift_of(predictors)) < 1e-12);
}

TEST_CASE("means that hardly move are fitted all the same", "[marginal_mean]") {
  // Saturated: a logistic mean near 1, whose slope is near 0 and whose steps overshoot.
  const auto saturated = [](double shift) {
    const double mean = math::logistic(20 + shift);
    return MeanAndSlope{mean, mean * (1 - mean)};
  };
  CHECK(std::abs(saturated(marginal_mean_shift(0.9, 1, saturated)).mean - 0.9) < 1e-11);
  CHECK(marginal_mean_shift(1.0, 1, [](double) { return MeanAndSlope{1.0, 0}; }) == 0);
}

TEST_CASE("predictors that leave no contribution at all are refused", "[marginal_mean]") {
  CHECK_THROWS_AS(marginal_mean_shift(0.1, 1, [](double) { return MeanAndSlope{0, 0}; }), Error);
  CHECK_THROWS_AS(marginal_mean_shift(0.1, 1, [](double) { return MeanAndSlope{std::nan(""), 1}; }), Error);
}

}  // namespace entente
