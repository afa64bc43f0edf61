#pragma once

#include "sim/math/quantile.hpp"
#include "tests/results/support/small_war.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

/// What summaries say, from the replicates themselves and in the plainest way: sorting, double loops, long doubles.
namespace entente::testing {

inline std::vector<double> replicates_of(const SmallWar& war, const std::vector<double>& column, std::size_t item) {
  const auto first = column.begin() + static_cast<std::ptrdiff_t>(item * war.ensemble.replications);
  return {first, first + static_cast<std::ptrdiff_t>(war.ensemble.replications)};
}

inline Simulated exact_mean(const std::vector<double>& values) {
  long double sum = 0, squares = 0;
  for (const double x : values) sum += x;
  const auto n = static_cast<long double>(values.size());
  for (const double x : values) squares += (x - sum / n) * (x - sum / n);
  return {static_cast<double>(sum / n), static_cast<double>(std::sqrt(squares / (n - 1) / n))};
}

inline double exact_quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return math::quantile(values, p);
}

inline bool exactly_inside(const std::vector<double>& values, double observed) {
  return exact_quantile(values, 0.05) <= observed && observed <= exact_quantile(values, 0.95);
}

/// Ferro's (2014) fair CRPS, with the spread of all pairs.
inline double exact_crps(const std::vector<double>& values, double observed) {
  double distance = 0, spread = 0;
  for (const double x : values) {
    distance += std::abs(x - observed);
    for (const double y : values) spread += std::abs(x - y);
  }
  const double n = static_cast<double>(values.size());
  return distance / n - spread / (2 * n * (n - 1));
}

/// The statistics of one replicate's behaviour, or of the record's, in the order of checks_of().
inline std::vector<double> exact_behaviour(const SmallWar& war, const std::vector<double>& shares, std::size_t stride) {
  std::vector<double> x, y, logit_x, logit_y;
  double entries = 0, exits = 0, largest = 0, zeros = 0, rows = 0, contributors = 0, contributor_years = 0;
  for (std::size_t state = 0; state < war.world.states.size(); ++state) {
    double years = 0;
    for (std::size_t year = 0; year < war.world.years; ++year) {
      const std::size_t cell = war.world.cell(year, state);
      const auto counts = [&](std::size_t c) {
        return war.world.wars[0].invited[c] && std::isfinite(war.observed.share[c]);
      };
      if (!counts(cell)) continue;
      const double now = shares[cell * stride];
      ++rows;
      largest = std::max(largest, now);
      now > 0 ? ++years : ++zeros;
      if (year == 0 || !counts(war.world.cell(year - 1, state))) continue;
      const double before = shares[war.world.cell(year - 1, state) * stride];
      entries += before == 0 && now > 0 ? 1 : 0;
      exits += before > 0 && now == 0 ? 1 : 0;
      x.push_back(before);
      y.push_back(now);
      if (before > 0 && before < 1 && now > 0 && now < 1) {
        logit_x.push_back(std::log(before / (1 - before)));
        logit_y.push_back(std::log(now / (1 - now)));
      }
    }
    contributors += years > 0 ? 1 : 0;
    contributor_years += years;
  }
  const auto correlation = [](const std::vector<double>& a, const std::vector<double>& b) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    if (a.size() < 2 || std::equal(a.begin() + 1, a.end(), a.begin()) ||
        std::equal(b.begin() + 1, b.end(), b.begin())) {
      return undefined;
    }
    const double mean_a = exact_mean(a).value, mean_b = exact_mean(b).value;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      aa += (a[i] - mean_a) * (a[i] - mean_a);
      bb += (b[i] - mean_b) * (b[i] - mean_b);
      ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa) / std::sqrt(bb);
  };
  return {entries + exits,
          entries,
          exits,
          correlation(x, y),
          correlation(logit_x, logit_y),
          largest,
          zeros / rows,
          contributors,
          contributor_years / contributors};
}

}  // namespace entente::testing
