#include "estimate/fit/absorption.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace entente {
namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// A solve need not be exact, since what it leaves is solved for again.
constexpr double solve_tolerance = 1e-10;
constexpr int most_steps = 20000;
constexpr int most_refinements = 8;

}  // namespace

Absorption::Absorption(std::vector<const Grouping*> effects, std::span<const double> weights)
    : effects_(std::move(effects)), weights_(weights) {
  for (std::size_t e = 1; e < effects_.size(); ++e) {
    if (effects_[e]->levels() > effects_[eliminated_]->levels()) eliminated_ = e;
  }
  for (std::size_t e = 0; e < effects_.size(); ++e) {
    Vector totals(effects_[e]->levels(), 0.0);
    for (std::size_t i = 0; i < effects_[e]->level.size(); ++i) totals[effects_[e]->level[i]] += weight(i);
    totals_.push_back(std::move(totals));
    if (e == eliminated_) continue;
    rest_.push_back(e);
    offset_.push_back(stacked_);
    stacked_ += effects_[e]->levels();
  }
}

void Absorption::demean(std::span<double> column, Vector& means) const {
  const std::vector<std::uint32_t>& level = effects_[eliminated_]->level;
  const Vector& totals = totals_[eliminated_];
  Vector found(totals.size(), 0.0);
  for (std::size_t i = 0; i < column.size(); ++i) found[level[i]] += weight(i) * column[i];
  for (std::size_t l = 0; l < found.size(); ++l) {
    found[l] /= totals[l];
    means[l] += found[l];
  }
  for (std::size_t i = 0; i < column.size(); ++i) column[i] -= found[level[i]];
}

Absorption::Vector Absorption::rest_sums(std::span<const double> column) const {
  Vector sums(stacked_, 0.0);
  for (std::size_t r = 0; r < rest_.size(); ++r) {
    const std::vector<std::uint32_t>& level = effects_[rest_[r]]->level;
    for (std::size_t i = 0; i < column.size(); ++i) sums[offset_[r] + level[i]] += weight(i) * column[i];
  }
  return sums;
}

void Absorption::spread(const Vector& values, std::span<double> column) const {
  std::fill(column.begin(), column.end(), 0.0);
  for (std::size_t r = 0; r < rest_.size(); ++r) {
    const std::vector<std::uint32_t>& level = effects_[rest_[r]]->level;
    for (std::size_t i = 0; i < column.size(); ++i) column[i] += values[offset_[r] + level[i]];
  }
}

Absorption::Vector Absorption::rest_means(const Vector& sums) const {
  Vector means(stacked_);
  for (std::size_t r = 0; r < rest_.size(); ++r) {
    const Vector& totals = totals_[rest_[r]];
    for (std::size_t l = 0; l < totals.size(); ++l) means[offset_[r] + l] = sums[offset_[r] + l] / totals[l];
  }
  return means;
}

Absorption::Vector Absorption::solve(const Vector& sums, double floor) {
  Vector solution(stacked_, 0.0);
  Vector remainder = sums;
  Vector conditioned = rest_means(remainder);
  Vector direction = conditioned;
  Vector column(effects_.front()->level.size());
  Vector means(totals_[eliminated_].size());
  double size = dot(remainder, conditioned);
  const double enough = std::max(size * solve_tolerance * solve_tolerance, floor);
  for (int step = 0; size > enough; ++step) {
    if (step == most_steps) {
      throw work_error(
          "the absorbed effects were not found in " + std::to_string(most_steps) + " steps of conjugate gradients",
          "groups that share few rows are nearly separate panels; leave an effect out");
    }
    spread(direction, column);
    demean(column, means);
    const Vector image = rest_sums(column);
    const double curvature = dot(direction, image);
    if (!(curvature > 0)) break;  // nothing but rounding is left in this direction
    const double length = size / curvature;
    for (std::size_t m = 0; m < stacked_; ++m) {
      solution[m] += length * direction[m];
      remainder[m] -= length * image[m];
    }
    conditioned = rest_means(remainder);
    const double next = dot(remainder, conditioned);
    for (std::size_t m = 0; m < stacked_; ++m) direction[m] = conditioned[m] + next / size * direction[m];
    size = next;
    convergence_.iterations = std::max(convergence_.iterations, step + 1);
  }
  return solution;
}

std::vector<std::vector<double>> Absorption::take_out(std::span<double> column) {
  std::vector<Vector> values;
  for (const Vector& totals : totals_) values.emplace_back(totals.size(), 0.0);
  demean(column, values[eliminated_]);
  if (rest_.empty()) {
    demean(column, values[eliminated_]);  // the second takes out what rounding left in the first
    return values;
  }

  // Below this the sums are rounding errors, which need not even lie in the equations' range.
  constexpr double rounding = 4 * std::numeric_limits<double>::epsilon();
  const double length = dot(column, column);
  const double floor = rounding * rounding * length;
  Vector taken(column.size());
  double size = 0;
  for (int refinement = 0; refinement < most_refinements; ++refinement) {
    const Vector sums = rest_sums(column);
    size = dot(sums, rest_means(sums));
    if (size <= floor) break;
    const Vector solution = solve(sums, floor);
    spread(solution, taken);
    for (std::size_t i = 0; i < column.size(); ++i) column[i] -= taken[i];
    for (std::size_t r = 0; r < rest_.size(); ++r) {
      for (std::size_t l = 0; l < totals_[rest_[r]].size(); ++l) values[rest_[r]][l] += solution[offset_[r] + l];
    }
    demean(column, values[eliminated_]);
  }
  if (length > 0) convergence_.gradient_norm = std::max(convergence_.gradient_norm, std::sqrt(size / length));
  centre(values);
  return values;
}

void Absorption::centre(std::vector<Vector>& values) const {
  for (std::size_t e = 1; e < effects_.size(); ++e) {
    double mean = 0;
    for (const std::uint32_t level : effects_[e]->level) mean += values[e][level];
    mean /= static_cast<double>(effects_[e]->level.size());
    for (double& value : values[e]) value -= mean;
    for (double& value : values[0]) value += mean;
  }
}

bool nested(const Grouping& inner, const Grouping& outer) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> home(inner.levels(), none);
  for (std::size_t i = 0; i < inner.level.size(); ++i) {
    std::uint32_t& level = home[inner.level[i]];
    if (level == none) level = outer.level[i];
    if (level != outer.level[i]) return false;
  }
  return true;
}

}  // namespace entente
