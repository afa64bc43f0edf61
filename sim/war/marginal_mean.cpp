#include "sim/war/marginal_mean.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente {
namespace {

constexpr int most_steps = 200;
constexpr double tolerance = 1e-8;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What is known of a lane's mean at one shift.
struct Point {
  double shift;
  double mean;
  double slope;
  double curvature;
};

/// The search in one lane.
struct Search {
  double too_low = -infinity;
  double too_high = infinity;
  bool done = false;

  // Where to look next; `done` when that, or where we are, is near enough.
  double next(const Point& at, double fitted, double longest_step) {
    if (std::abs(fitted - at.mean) <= tolerance * std::max(fitted, at.mean)) return finish(at.shift);
    const double gap = math::log(fitted) - math::log(at.mean);
    (fitted > at.mean ? too_low : too_high) = at.shift;
    if (too_high - too_low <= tolerance * (longest_step + std::abs(at.shift))) return finish(at.shift);
    const double slope = at.slope / at.mean;
    const double curvature = at.curvature / at.mean - slope * slope;
    const double bend = 1 + 0.5 * gap * curvature / (slope * slope);
    // Far out the slope vanishes and a full step would overshoot; between known bounds the middle is the way out.
    const double step = slope > 0 && at.mean > 0
                            ? std::clamp(gap / (slope * std::clamp(bend, 0.5, 2.0)), -longest_step, longest_step)
                            : std::copysign(longest_step, fitted - at.mean);
    const double guess = at.shift + step;
    if (guess <= too_low || too_high <= guess) return too_low + (too_high - too_low) / 2;
    // What the next step would still find is of the order of the gap's cube: a quarter of it was the most that was
    // seen.
    return std::abs(gap * gap * gap) / 4 < tolerance ? finish(guess) : guess;
  }

 private:
  double finish(double shift) {
    done = true;
    return shift;
  }
};

}  // namespace

void solve_shifts(const MarginalMean& problem, LaneArray<double>& shift) {
  MeanSums sums(shift.size());
  std::vector<Search> searches(shift.size());
  for (int step = 0; step < most_steps; ++step) {
    for (auto* values : {&sums.mean, &sums.slope, &sums.curvature}) std::fill(values->begin(), values->end(), 0.0);
    problem.mixed(shift, sums);
    bool all_done = true;
    for (std::size_t lane = 0; lane < problem.lanes; ++lane) {
      Search& search = searches[lane];
      if (search.done) continue;
      if (std::isnan(sums.mean[lane]) || std::isnan(problem.fitted[lane])) {
        throw work_error("the mean share under both types is not a number",
                         "the coefficients are far from any that a fit gives; look at them, or at the override");
      }
      shift[lane] = search.next({shift[lane], sums.mean[lane], sums.slope[lane], sums.curvature[lane]},
                                problem.fitted[lane], problem.longest_step[lane]);
      all_done = all_done && search.done;
    }
    if (all_done) return;
  }
  throw work_error("the intercept that keeps the fitted mean under both types was not found",
                   "the coefficients are far from any that a fit gives; look at them, or at the override");
}

}  // namespace entente
