#include "estimate/posterior/summary.hpp"

#include "estimate/posterior/convergence.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

std::vector<double> quantiles(std::span<const double> draws, std::span<const double> probabilities) {
  std::vector<double> ascending(draws.begin(), draws.end());
  std::sort(ascending.begin(), ascending.end());
  std::vector<double> result;
  for (const double p : probabilities) result.push_back(math::quantile(ascending, p));
  return result;
}

PosteriorSummary summarise(const ChainDraws& draws, std::span<const double> probabilities) {
  PosteriorSummary summary;
  const double size = static_cast<double>(draws.values.size());
  for (const double x : draws.values) summary.mean += x / size;
  double squares = 0;
  for (const double x : draws.values) squares += (x - summary.mean) * (x - summary.mean);
  summary.sd = std::sqrt(squares / (size - 1));
  summary.quantiles = quantiles(draws.values, probabilities);
  summary.rhat = rhat(draws);
  summary.ess_bulk = ess_bulk(draws);
  summary.ess_tail = ess_tail(draws);
  summary.mcse_mean = mcse_mean(draws);
  return summary;
}

}  // namespace entente
