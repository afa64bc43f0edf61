#include "estimate/posterior/convergence.hpp"

#include "estimate/posterior/split_chains.hpp"
#include "sim/math/functions.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente {
namespace {

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> result(values.begin(), values.end());
  std::sort(result.begin(), result.end());
  return result;
}

double ess_below(const ChainDraws& draws, double bound) {
  std::vector<double> below(draws.values.size());
  std::transform(draws.values.begin(), draws.values.end(), below.begin(), [&](double x) { return x <= bound; });
  return effective_size(split({below, draws.chains}));
}

/// Quantile of Beta(a, b) by bisection, which needs no start and cannot fail; a and b at least 1.
double beta_quantile(double p, double a, double b) {
  double low = 0, high = 1;
  for (int step = 0; step < 60; ++step) {
    const double middle = 0.5 * (low + high);
    (math::incomplete_beta(a, b, middle, 1 - middle) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

double not_a_number() { return std::numeric_limits<double>::quiet_NaN(); }

}  // namespace

double split_rhat(const ChainDraws& draws) { return rhat_of(split(draws)); }

double rhat(const ChainDraws& draws) {
  const SplitChains halves = split(draws);
  if (!halves.informative()) return not_a_number();
  const double median = math::quantile(sorted(draws.values), 0.5);
  std::vector<double> folded(draws.values.size());
  std::transform(draws.values.begin(), draws.values.end(), folded.begin(),
                 [&](double x) { return std::abs(x - median); });
  const double bulk = rhat_of(rank_normalised(halves));
  const double tail = rhat_of(rank_normalised(split({folded, draws.chains})));
  return tail > bulk ? tail : bulk;  // distances from the median may all be alike, with no R-hat
}

double ess_mean(const ChainDraws& draws) { return effective_size(split(draws)); }

double ess_bulk(const ChainDraws& draws) {
  const SplitChains halves = split(draws);
  return halves.informative() ? effective_size(rank_normalised(halves)) : not_a_number();
}

double ess_quantile(const ChainDraws& draws, double p) {
  if (!split(draws).informative()) return not_a_number();
  return ess_below(draws, math::quantile(sorted(draws.values), p));
}

double ess_tail(const ChainDraws& draws) {
  if (!split(draws).informative()) return not_a_number();
  const std::vector<double> ascending = sorted(draws.values);
  return std::min(ess_below(draws, math::quantile(ascending, 0.05)), ess_below(draws, math::quantile(ascending, 0.95)));
}

double mcse_mean(const ChainDraws& draws) {
  const double size = static_cast<double>(draws.values.size());
  double mean = 0, squares = 0;
  for (const double x : draws.values) mean += x / size;
  for (const double x : draws.values) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / (size - 1) / ess_mean(draws));
}

double mcse_quantile(const ChainDraws& draws, double p) {
  const double size = ess_quantile(draws, p);
  if (std::isnan(size)) return size;
  const std::vector<double> ascending = sorted(draws.values);
  const double count = static_cast<double>(ascending.size());
  constexpr double one_below = 0.15865525393145705, one_above = 0.84134474606854293;  // Phi(-1), Phi(1)
  const double a = size * p + 1, b = size * (1 - p) + 1;
  const double lower = std::max(std::floor(beta_quantile(one_below, a, b) * count), 1.0);
  const double upper = std::min(std::ceil(beta_quantile(one_above, a, b) * count), count);
  return (ascending[static_cast<std::size_t>(upper) - 1] - ascending[static_cast<std::size_t>(lower) - 1]) / 2;
}

}  // namespace entente
