#include "estimate/depth/ordinal_response.hpp"

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

/// In place of infinite bounds.
constexpr double beyond = 1000;

/// The lower triangle of a symmetric matrix, made its Cholesky factor; false when it is not positive definite.
bool factorise(std::vector<double>& matrix, std::size_t size) {
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t i = j; i < size; ++i) {
      double value = matrix[i * size + j];
      for (std::size_t m = 0; m < j; ++m) value -= matrix[i * size + m] * matrix[j * size + m];
      if (i == j && !(value > 0)) return false;
      matrix[i * size + j] = i == j ? std::sqrt(value) : value / matrix[j * size + j];
    }
  }
  return true;
}

/// x of L'x = b, in place.
void solve_transposed(const std::vector<double>& root, std::size_t size, std::vector<double>& b) {
  for (std::size_t j = size; j-- > 0;) {
    for (std::size_t i = j + 1; i < size; ++i) b[j] -= root[i * size + j] * b[i];
    b[j] /= root[j * size + j];
  }
}

void solve(const std::vector<double>& root, std::size_t size, std::vector<double>& b) {
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t m = 0; m < j; ++m) b[j] -= root[j * size + m] * b[m];
    b[j] /= root[j * size + j];
  }
}

}  // namespace

IntervalArrays::IntervalArrays(std::size_t count)
    : lower(count),
      upper(count),
      probability(count),
      log_probability(count),
      lower_density(count),
      upper_density(count),
      tail(count) {}

kernel::NormalIntervals IntervalArrays::of(std::size_t count) {
  return {.count = count,
          .lower = lower.data(),
          .upper = upper.data(),
          .probability = probability.data(),
          .log_probability = log_probability.data(),
          .lower_density = lower_density.data(),
          .upper_density = upper_density.data(),
          .tail = tail.data()};
}

/// The log density of an item's coefficients at a point, and its quadratic approximation there: mean and the Cholesky
/// factor of the precision.
struct OrdinalResponse::Point {
  double log_density = -std::numeric_limits<double>::infinity();
  std::vector<double> mean;  ///< point + precision^-1 gradient
  std::vector<double> root;
  bool usable = false;

  /// ln N(x; mean, precision^-1), but for the constant.
  double log_proposal(std::span<const double> x) const {
    const std::size_t size = mean.size();
    double log = 0;
    for (std::size_t j = 0; j < size; ++j) {
      double sum = 0;
      for (std::size_t i = j; i < size; ++i) sum += root[i * size + j] * (x[i] - mean[i]);
      log += math::log(root[j * size + j]) - 0.5 * sum * sum;
    }
    return log;
  }
};

OrdinalResponse::OrdinalResponse(const OrdinalItems& items, std::size_t item, const OrdinalFactorPrior& prior)
    : categories_(items.codes[item].size()), prior_(prior) {
  for (std::size_t i = 0; i < items.ids.size(); ++i) {
    const std::uint8_t category = items.category[i * items.items.size() + item];
    if (category == OrdinalItems::absent) continue;
    alliance_.push_back(static_cast<std::uint32_t>(i));
    category_.push_back(category);
  }
}

std::vector<double> OrdinalResponse::marginal_thresholds() const {
  std::vector<double> result;
  for (std::size_t c = 0; c + 1 < categories_; ++c) {
    const auto below = static_cast<double>(
        std::count_if(category_.begin(), category_.end(), [&](std::uint8_t category) { return category <= c; }));
    result.push_back(math::normal_quantile((below + 0.5) / (static_cast<double>(category_.size()) + 1)));
  }
  // Categories that nobody has leave gaps; ties would leave a category no room.
  for (std::size_t c = 1; c < result.size(); ++c) result[c] = std::max(result[c], result[c - 1] + 1e-3);
  return result;
}

void OrdinalResponse::bound(std::span<const double> coefficients, std::span<const double> scores,
                            IntervalArrays& arrays) const {
  std::array<double, OrdinalItems::most_categories + 1> edges{};
  edges[0] = -beyond;
  for (std::size_t c = 1; c < categories_; ++c) edges[c] = coefficients[c];
  edges[categories_] = beyond;
  for (std::size_t i = 0; i < alliance_.size(); ++i) {
    const double mean = coefficients[0] * scores[alliance_[i]];
    arrays.lower[i] = edges[category_[i]] - mean;
    arrays.upper[i] = edges[category_[i] + 1U] - mean;
  }
}

OrdinalResponse::Point OrdinalResponse::at(std::span<const double> coefficients, std::span<const double> scores,
                                           const kernel::FactorLoops& loops, IntervalArrays& arrays) const {
  Point point;
  for (std::size_t c = 2; c < categories_; ++c) {
    if (!(coefficients[c] > coefficients[c - 1])) return point;
  }
  bound(coefficients, scores, arrays);
  loops.intervals(arrays.of(alliance_.size()));
  const std::size_t size = categories_;
  std::vector<double> gradient(size, 0.0);
  std::vector<double> information(size * size, 0.0);  // lower triangle of minus the second derivatives
  // By category of neighbours: thresholds touch only the next ones.
  double log = 0;
  for (std::size_t i = 0; i < alliance_.size(); ++i) {
    const double score = scores[alliance_[i]];
    const std::size_t below = category_[i];  // the threshold under the category, where there is one
    const std::size_t above = below + 1;
    const double p = arrays.probability[i];
    const double a = arrays.lower_density[i] / p, b = arrays.upper_density[i] / p;
    log += arrays.log_probability[i];
    // Minus the second derivatives of ln(Phi(upper) - Phi(lower)); a density of 0 goes with an infinite bound.
    const double aa = a == 0 ? 0 : a * (a - arrays.lower[i]);
    const double bb = b == 0 ? 0 : b * (b + arrays.upper[i]);
    const double ab = -a * b;
    gradient[0] += score * (a - b);
    information[0] += score * score * (aa + 2 * ab + bb);
    if (below > 0) {
      gradient[below] -= a;
      information[below * size] -= score * (aa + ab);
      information[below * size + below] += aa;
    }
    if (above < size) {
      gradient[above] += b;
      information[above * size] -= score * (bb + ab);
      information[above * size + above] += bb;
      if (below > 0) information[above * size + below] += ab;
    }
  }
  for (std::size_t j = 0; j < size; ++j) {
    const double precision = j == 0 ? prior_.loading_precision : prior_.threshold_precision;
    const double deviation = coefficients[j] - (j == 0 ? prior_.loading_mean : 0);
    log -= 0.5 * precision * deviation * deviation;
    gradient[j] -= precision * deviation;
    information[j * size + j] += precision;
  }
  point.log_density = log;
  point.usable = factorise(information, size);
  if (!point.usable) return point;
  point.root = std::move(information);
  solve(point.root, size, gradient);
  solve_transposed(point.root, size, gradient);
  point.mean.assign(coefficients.begin(), coefficients.end());
  for (std::size_t j = 0; j < size; ++j) point.mean[j] += gradient[j];
  return point;
}

double OrdinalResponse::log_density(std::span<const double> coefficients, std::span<const double> scores,
                                    const kernel::FactorLoops& loops, IntervalArrays& arrays) const {
  for (std::size_t c = 2; c < categories_; ++c) {
    if (!(coefficients[c] > coefficients[c - 1])) return -std::numeric_limits<double>::infinity();
  }
  bound(coefficients, scores, arrays);
  loops.intervals(arrays.of(alliance_.size()));
  double log = 0;
  for (std::size_t i = 0; i < alliance_.size(); ++i) log += arrays.log_probability[i];
  for (std::size_t j = 0; j < categories_; ++j) {
    const double precision = j == 0 ? prior_.loading_precision : prior_.threshold_precision;
    const double deviation = coefficients[j] - (j == 0 ? prior_.loading_mean : 0);
    log -= 0.5 * precision * deviation * deviation;
  }
  return log;
}

bool OrdinalResponse::step(std::span<double> coefficients, std::span<const double> scores,
                           const kernel::FactorLoops& loops, IntervalArrays& arrays, random::Stream& stream) const {
  const bool taken = newton_step(coefficients, scores, loops, arrays, stream);
  // Where data are few, or a category empty, the density is far from normal and proposals around the Newton step may
  // stay refused for long. A random walk does not; its length is of chance, so that one suits.
  const double length = 1.5 * math::exp(-3.5 * random::uniform(stream));
  std::vector<double> proposal(coefficients.begin(), coefficients.end());
  for (double& coefficient : proposal) coefficient += length * random::normal(stream);
  const double chance = random::uniform(stream);
  const double here = log_density(coefficients, scores, loops, arrays);
  const double there = log_density(proposal, scores, loops, arrays);
  if (math::log(chance) < there - here) std::copy(proposal.begin(), proposal.end(), coefficients.begin());
  return taken;
}

bool OrdinalResponse::newton_step(std::span<double> coefficients, std::span<const double> scores,
                                  const kernel::FactorLoops& loops, IntervalArrays& arrays,
                                  random::Stream& stream) const {
  const Point here = at(coefficients, scores, loops, arrays);
  std::vector<double> proposal(categories_);
  for (double& noise : proposal) noise = random::normal(stream);
  const double chance = random::uniform(stream);
  // The density is log-concave (Pratt 1981), so that only rounding far from the data can make a point useless.
  if (!here.usable) return false;
  solve_transposed(here.root, categories_, proposal);
  for (std::size_t j = 0; j < categories_; ++j) proposal[j] += here.mean[j];
  const Point there = at(proposal, scores, loops, arrays);
  if (!there.usable) return false;
  const double log_ratio =
      there.log_density - here.log_density + there.log_proposal(coefficients) - here.log_proposal(proposal);
  if (!(math::log(chance) < log_ratio)) return false;
  std::copy(proposal.begin(), proposal.end(), coefficients.begin());
  return true;
}

}  // namespace entente
