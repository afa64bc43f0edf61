#include "results/scores/log_score.hpp"

#include "sim/math/functions.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {
namespace {

constexpr double smallest_bandwidth = 0.05;

struct Spread {
  double mean = 0;
  double deviation = 0;
};

Spread spread_of(const std::vector<double>& values) {
  Spread spread;
  const double n = static_cast<double>(values.size());
  for (const double value : values) spread.mean += value / n;
  double squares = 0;
  for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
  spread.deviation = values.size() < 2 ? 0 : std::sqrt(squares / (n - 1));
  return spread;
}

std::vector<double> logs_of_positive(std::span<const double> shares) {
  std::vector<double> logs;
  for (const double share : shares) {
    if (share > 0) logs.push_back(math::log(share));
  }
  return logs;
}

// A sum of 0: impossible in every replicate.
double log_of_mean(double largest, double sum, double count) {
  return sum > 0 ? std::max(least_log_density, largest + math::log(sum / count)) : least_log_density;
}

}  // namespace

std::vector<double> density_log_scores(std::span<const double> log_density, const ReplicateGroups& groups) {
  // Scaled by the largest, so that small densities do not vanish.
  const double largest = *std::max_element(log_density.begin(), log_density.end());
  std::vector<double> sums(std::max<std::size_t>(1, groups.count()), 0.0), counts(sums.size(), 0.0);
  for (std::size_t k = 0; k < log_density.size(); ++k) {
    if (std::isfinite(log_density[k])) sums[groups.of(k)] += math::exp(log_density[k] - largest);
    counts[groups.of(k)] += 1;
  }
  const auto score_without = [&](std::size_t without) {
    double sum = 0, count = 0;
    for (std::size_t group = 0; group < sums.size(); ++group) {
      if (group == without) continue;
      sum += sums[group];
      count += counts[group];
    }
    return -log_of_mean(largest, sum, count);
  };
  std::vector<double> scores = {score_without(sums.size())};
  for (std::size_t group = 0; group < groups.count(); ++group) scores.push_back(score_without(group));
  return scores;
}

LogNormalBase base_of(std::span<const double> shares) {
  const Spread spread = spread_of(logs_of_positive(shares));
  if (spread.deviation > 0) return {spread.mean, spread.deviation};
  return wide_base;
}

double log_bandwidth(std::span<const double> sorted) {
  if (sorted.size() < 2) return smallest_bandwidth;
  const std::vector<double> logs = logs_of_positive(sorted);
  const double deviation = spread_of(logs).deviation;
  const double quartiles = (math::quantile(logs, 0.75) - math::quantile(logs, 0.25)) / 1.34;
  const double scale = quartiles > 0 ? std::min(deviation, quartiles) : deviation;
  return std::max(smallest_bandwidth, 0.9 * scale * math::exp(-0.2 * math::log(static_cast<double>(logs.size()))));
}

double log_kernel(double draw, double share, double bandwidth) {
  return math::normal_density((math::log(share) - math::log(draw)) / bandwidth) / bandwidth;
}

double mixed_log_score(const MixedDraws& draws, double observed, const LogNormalBase& base) {
  const double n = static_cast<double>(draws.count);
  const double zeros = static_cast<double>(draws.zeros);
  if (!(observed > 0)) return -math::log((zeros + 0.5) / (n + 1));
  const double log_share = math::log(observed);
  const double imaginary = math::normal_density((log_share - base.mean) / base.deviation) / base.deviation;
  const double density = (draws.kernels + imaginary) / (n - zeros + 1);
  return -(math::log((n - zeros + 0.5) / (n + 1)) + math::log(density) - log_share);
}

}  // namespace entente
