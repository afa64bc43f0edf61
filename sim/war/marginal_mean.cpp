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
constexpr double tolerance = 1e-12;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The search in one lane.
struct Search {
  double too_low = -infinity;
  double too_high = infinity;
  double last_shift = 0;
  double last_log_mean = 0;
  double last_gap = infinity;  // of log means
  bool done = false;

  // Where to look next; `done` when that, or where we are, is near enough.
  double next(double shift, double mean, double slope, double fitted, double longest_step, bool exact_slope) {
    if (std::abs(fitted - mean) <= tolerance * std::max(fitted, mean)) return finish(shift);
    const double log_mean = math::log(mean);
    const double gap = math::log(fitted) - log_mean;
    (fitted > mean ? too_low : too_high) = shift;
    if (too_high - too_low <= tolerance * (longest_step + std::abs(shift))) return finish(shift);
    double log_slope = slope / mean;
    if (!exact_slope && last_gap < infinity) log_slope = (log_mean - last_log_mean) / (shift - last_shift);
    // Far out the slope vanishes and a full step would overshoot; between known bounds the middle is the way out.
    double step = log_slope > 0 && mean > 0 ? std::clamp(gap / log_slope, -longest_step, longest_step)
                                            : std::copysign(longest_step, fitted - mean);
    double guess = shift + step;
    if (guess <= too_low || too_high <= guess) {
      guess = too_low + (too_high - too_low) / 2;
    } else if (std::abs(gap) * std::abs(exact_slope ? gap : last_gap) < tolerance / 10) {
      // What the next step would still find is of the order of this product.
      return finish(guess);
    }
    last_shift = shift;
    last_log_mean = log_mean;
    last_gap = gap;
    return guess;
  }

 private:
  double finish(double shift) {
    done = true;
    return shift;
  }
};

}  // namespace

void solve_shifts(const MarginalMean& problem, LaneArray<double>& shift) {
  const std::size_t size = shift.size();
  LaneArray<double> mean(size);
  LaneArray<double> slope(size);
  std::vector<Search> searches(size);
  std::fill(shift.begin(), shift.end(), 0.0);
  for (int step = 0; step < most_steps; ++step) {
    std::fill(mean.begin(), mean.end(), 0.0);
    std::fill(slope.begin(), slope.end(), 0.0);
    problem.mixed(shift, mean, slope);
    bool all_done = true;
    for (std::size_t lane = 0; lane < problem.lanes; ++lane) {
      Search& search = searches[lane];
      if (search.done) continue;
      if (std::isnan(mean[lane]) || std::isnan(problem.fitted[lane])) {
        throw work_error("the mean share under both types is not a number",
                         "the coefficients are far from any that a fit gives; look at the override");
      }
      shift[lane] = search.next(shift[lane], mean[lane], slope[lane], problem.fitted[lane], problem.longest_step[lane],
                                problem.exact_slope);
      all_done = all_done && search.done;
    }
    if (all_done) return;
  }
  throw work_error("the intercept that keeps the fitted mean under both types was not found",
                   "the coefficients are far from any that a fit gives; look at the override");
}

}  // namespace entente
