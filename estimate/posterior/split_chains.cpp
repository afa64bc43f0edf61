#include "estimate/posterior/split_chains.hpp"

#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Moments {
  std::vector<double> means;
  double within = 0;    ///< W: mean of the chains' variances, divisor n - 1
  double of_means = 0;  ///< B / n: variance of the chains' means; 0 of one chain
  double estimate = 0;  ///< var+ = W (n - 1) / n + B / n
};

Moments moments_of(const SplitChains& chains) {
  Moments moments;
  const double n = static_cast<double>(chains.length), m = static_cast<double>(chains.halves);
  for (std::size_t c = 0; c < chains.halves; ++c) {
    const std::span<const double> chain = chains.draws().chain(c);
    const double mean = std::accumulate(chain.begin(), chain.end(), 0.0) / n;
    double squares = 0;
    for (const double x : chain) squares += (x - mean) * (x - mean);
    moments.means.push_back(mean);
    moments.within += squares / (n - 1) / m;
  }
  const double grand = std::accumulate(moments.means.begin(), moments.means.end(), 0.0) / m;
  if (chains.halves > 1) {
    for (const double mean : moments.means) moments.of_means += (mean - grand) * (mean - grand) / (m - 1);
  }
  moments.estimate = moments.within * (n - 1) / n + moments.of_means;
  return moments;
}

}  // namespace

bool SplitChains::informative() const {
  if (length < 2) return false;
  const bool finite = std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
  return finite && std::any_of(values.begin(), values.end(), [&](double x) { return x != values.front(); });
}

SplitChains split(const ChainDraws& draws) {
  SplitChains result;
  result.length = draws.length() / 2;
  result.halves = 2 * draws.chains;
  result.values.reserve(result.halves * result.length);
  for (std::size_t c = 0; c < draws.chains; ++c) {
    const std::span<const double> chain = draws.chain(c);
    for (const auto& half : {chain.first(result.length), chain.last(result.length)}) {
      result.values.insert(result.values.end(), half.begin(), half.end());
    }
  }
  return result;
}

SplitChains rank_normalised(const SplitChains& chains) {
  const std::vector<double>& x = chains.values;
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
  SplitChains result = chains;
  const double size = static_cast<double>(x.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && x[order[end]] == x[order[begin]]) ++end;
    const double rank = static_cast<double>(begin + 1 + end) / 2;
    const double score = math::normal_quantile((rank - 0.375) / (size + 0.25));
    for (std::size_t i = begin; i < end; ++i) result.values[order[i]] = score;
    begin = end;
  }
  return result;
}

double rhat_of(const SplitChains& chains) {
  if (!chains.informative()) return unknown;
  const Moments moments = moments_of(chains);
  return std::sqrt(moments.estimate / moments.within);
}

double effective_size(const SplitChains& chains) {
  if (!chains.informative()) return unknown;
  const Moments moments = moments_of(chains);
  const std::size_t n = chains.length;
  const double size = static_cast<double>(chains.values.size());
  // rho_t = 1 - (W - mean of the chains' autocovariances) / var+ (their equation 10), divisor n in autocovariances.
  const auto correlation = [&](std::size_t lag) {
    double sum = 0;
    for (std::size_t c = 0; c < chains.halves; ++c) {
      const double* const x = chains.values.data() + c * n;
      const double mean = moments.means[c];
      for (std::size_t i = 0; i + lag < n; ++i) sum += (x[i] - mean) * (x[i + lag] - mean);
    }
    const double autocovariance = sum / static_cast<double>(n) / static_cast<double>(chains.halves);
    return 1 - (moments.within - autocovariance) / moments.estimate;
  };
  // Sums of neighbouring pairs as long as they are positive, none larger than the one before (Geyer 1992); the even one
  // of the pair that ends them counts once, which helps where draws are antithetic.
  double sum = 0;
  double smallest = std::numeric_limits<double>::infinity();
  double even = 1;
  double pair = even + correlation(1);
  for (std::size_t lag = 2; lag + 3 < n && pair > 0; lag += 2) {
    smallest = std::min(smallest, pair);
    sum += smallest;
    even = correlation(lag);
    pair = even + correlation(lag + 1);
  }
  const double tau = std::max(-1 + 2 * sum + std::max(even, 0.0), 1 / std::log10(size));
  return size / tau;
}

}  // namespace entente
