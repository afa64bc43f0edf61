#include "sim/war/marginal_mean.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace entente {
namespace {

constexpr double sigma = 0.01;
constexpr double prior = 0.3;

/// Linear predictors of some cells, under the fit (Lambda = 1) and under either type.
struct TypePredictors {
  std::vector<double> fitted;
  std::vector<double> committed;
  std::vector<double> uncommitted;
};

struct MeanAndSlope {
  double mean = 0;
  double slope = 0;
  double curvature = 0;
};

// `spread` is how far types are apart: 1 as the model has it.
TypePredictors spread_predictors(double spread = 1) {
  TypePredictors predictors;
  for (std::size_t i = 0; i < 200; ++i) {
    const double eta = -0.03 + 0.0002 * static_cast<double>(i);
    const double surplus = 0.00005 * static_cast<double>(i);
    const double committed = 1 + 1.5 * spread;
    predictors.fitted.push_back(eta + surplus);
    predictors.committed.push_back(eta + committed * surplus);
    predictors.uncommitted.push_back(eta + (1 - prior * committed) / (1 - prior) * surplus);
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
    sum.curvature += prior * math::normal_density(committed / sigma) / sigma +
                     (1 - prior) * math::normal_density(uncommitted / sigma) / sigma;
  }
  return sum;
}

using Mixed = std::function<MeanAndSlope(std::size_t lane, double shift)>;

// The shifts of as many lanes as there are fitted means; one more lane has no solution and nobody asks for it.
std::vector<double> shifts_of(const std::vector<double>& fitted_means, double longest_step, const Mixed& mixed_of) {
  const std::size_t asked = fitted_means.size();
  LaneArray<double> fitted(fitted_means.begin(), fitted_means.end());
  fitted.push_back(std::nan(""));
  const LaneArray<double> longest(asked + 1, longest_step);
  LaneArray<double> shift(asked + 1);
  solve_shifts({.fitted = fitted,
                .longest_step = longest,
                .lanes = asked,
                .mixed =
                    [&](const LaneArray<double>& at, MeanSums& sums) {
                      for (std::size_t lane = 0; lane < asked; ++lane) {
                        const MeanAndSlope here = mixed_of(lane, at[lane]);
                        sums.mean[lane] = here.mean;
                        sums.slope[lane] = here.slope;
                        sums.curvature[lane] = here.curvature;
                      }
                    }},
               shift);
  return {shift.begin(), shift.begin() + static_cast<std::ptrdiff_t>(asked)};
}

double shift_of(const TypePredictors& predictors) {
  return shifts_of({fitted_sum(predictors)}, 10 * sigma,
                   [&](std::size_t, double shift) { return mixed(predictors, shift); })[0];
}

// Fitted mean minus the mean mixed over types, as a part of the fitted mean.
double relative_gap(const TypePredictors& predictors, double shift) {
  const double fitted = fitted_sum(predictors);
  return (fitted - mixed(predictors, shift).mean) / fitted;
}

double one_shift(double fitted, const std::function<MeanAndSlope(double)>& mixed_of) {
  return shifts_of({fitted}, 1, [&](std::size_t, double shift) { return mixed_of(shift); })[0];
}

}  // namespace

TEST_CASE("the shift restores the fitted mean, which types alone would raise", "[marginal_mean]") {
  const TypePredictors predictors = spread_predictors();
  const double shift = shift_of(predictors);
  CHECK(relative_gap(predictors, 0) < -0.01);  // Jensen: without the shift the convex mean is too high
  CHECK(shift < 0);
  CHECK(std::abs(relative_gap(predictors, shift)) < 1e-8);
}

TEST_CASE("a lane's shift does not depend on its neighbours'", "[marginal_mean]") {
  const std::vector<TypePredictors> lanes = {spread_predictors(0.2), spread_predictors(1), spread_predictors(0)};
  std::vector<double> fitted;
  for (const TypePredictors& predictors : lanes) fitted.push_back(fitted_sum(predictors));
  const std::vector<double> together =
      shifts_of(fitted, 10 * sigma, [&](std::size_t lane, double shift) { return mixed(lanes[lane], shift); });
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) CHECK(together[lane] == shift_of(lanes[lane]));
  CHECK(together[2] == 0);
}

TEST_CASE("means that hardly move are fitted all the same", "[marginal_mean]") {
  // Saturated: a logistic mean near 1, whose slope is near 0 and whose steps overshoot.
  const auto saturated = [](double shift) {
    const double mean = math::logistic(20 + shift);
    return MeanAndSlope{mean, mean * (1 - mean), mean * (1 - mean) * (1 - 2 * mean)};
  };
  CHECK(std::abs(saturated(one_shift(0.9, saturated)).mean - 0.9) < 1e-8);
  CHECK(one_shift(1.0, [](double) { return MeanAndSlope{1.0, 0, 0}; }) == 0);
}

TEST_CASE("predictors that leave no contribution at all are refused", "[marginal_mean]") {
  CHECK_THROWS_AS(one_shift(0.1, [](double) { return MeanAndSlope{0, 0, 0}; }), Error);
  CHECK_THROWS_AS(one_shift(0.1, [](double) { return MeanAndSlope{std::nan(""), 1, 0}; }), Error);
}

}  // namespace entente
