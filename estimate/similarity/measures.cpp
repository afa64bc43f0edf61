#include "estimate/similarity/measures.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Disagreement that is expected may come out of sums as a rounding error where there is none.
double chance_corrected(double observed, double expected, double squares) {
  if (!(expected > 1e-12 * squares)) return undefined;
  return 1 - observed / expected;
}

}  // namespace

PairSums pair_sums(const double* x, const double* y, const double* weights, std::size_t items, double lowest) {
  PairSums sums;
  for (std::size_t k = 0; k < items; ++k) {
    const double difference = x[k] - y[k];
    if (std::isnan(difference)) continue;
    const double distance = std::fabs(difference);
    const double from_x = x[k] - lowest, from_y = y[k] - lowest;
    ++sums.items;
    sums.absolute += distance;
    sums.squared += distance * distance;
    sums.sum_x += from_x;
    sums.sum_y += from_y;
    sums.squares += from_x * from_x + from_y * from_y;
    if (weights == nullptr || std::isnan(weights[k])) continue;
    sums.weight += weights[k];
    sums.weighted_absolute += weights[k] * distance;
    sums.weighted_squared += weights[k] * distance * distance;
  }
  if (weights == nullptr) {
    sums.weight = static_cast<double>(sums.items);
    sums.weighted_absolute = sums.absolute;
    sums.weighted_squared = sums.squared;
  }
  return sums;
}

double s_absolute(const PairSums& sums, double range) {
  const double most = sums.weight * range;
  return most > 0 ? 1 - 2 * sums.weighted_absolute / most : undefined;
}

double s_squared(const PairSums& sums, double range) {
  const double most = sums.weight * range * range;
  return most > 0 ? 1 - 2 * sums.weighted_squared / most : undefined;
}

// sum (x - mean x)^2 + sum (y - mean y)^2 + n (mean x - mean y)^2 = sum x^2 + sum y^2 - 2 sum x sum y / n.
double cohens_kappa(const PairSums& sums) {
  if (sums.items == 0) return undefined;
  const double n = static_cast<double>(sums.items);
  return chance_corrected(sums.squared, sums.squares - 2 * sums.sum_x * sums.sum_y / n, sums.squares);
}

// With m = (mean x + mean y) / 2: sum (x - m)^2 + sum (y - m)^2 = sum x^2 + sum y^2 - (sum x + sum y)^2 / (2 n).
double scotts_pi(const PairSums& sums) {
  if (sums.items == 0) return undefined;
  const double n = static_cast<double>(sums.items);
  const double total = sums.sum_x + sums.sum_y;
  return chance_corrected(sums.squared, sums.squares - total * total / (2 * n), sums.squares);
}

double agreement_share(const PairSums& sums, double range) {
  const double most = static_cast<double>(sums.items) * range;
  return most > 0 ? 1 - sums.absolute / most : undefined;
}

}  // namespace entente
