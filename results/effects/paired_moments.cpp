#include "results/effects/paired_moments.hpp"

#include "results/summary/fixed_point.hpp"

#include <cmath>
#include <limits>

namespace entente {

void PairedMoments::Sums::add(std::int64_t units) {
  sum += units;
  const auto size = static_cast<Whole128>(units < 0 ? -units : units);
  squares += size * size;
}

void PairedMoments::Sums::merge(const Sums& other) {
  sum += other.sum;
  squares += other.squares;
}

// In whole numbers: 2^20 differences of 2^42 at most have squares of 2^104 in all, and count times that fits.
Whole128 PairedMoments::Sums::spread(std::size_t count) const {
  const auto size = static_cast<Whole128>(sum < 0 ? -sum : sum);
  return static_cast<Whole128>(count) * squares - size * size;
}

bool PairedMoments::add(double baseline, double counterfactual) {
  const double largest = std::ldexp(1.0, largest_bits);
  const double a = std::ldexp(baseline, fraction_bits_), b = std::ldexp(counterfactual, fraction_bits_);
  if (!(std::abs(a) <= largest) || !(std::abs(b) <= largest)) return false;
  const std::int64_t before = nearest_whole(a), after = nearest_whole(b);
  baseline_.add(before);
  counterfactual_.add(after);
  difference_.add(after - before);
  return true;
}

void PairedMoments::merge(const PairedMoments& other) {
  baseline_.merge(other.baseline_);
  counterfactual_.merge(other.counterfactual_);
  difference_.merge(other.difference_);
}

Simulated PairedMoments::mean(const Sums& sums, std::size_t count) const {
  if (count == 0) return {};
  const double n = static_cast<double>(count);
  Simulated mean{.value = std::ldexp(static_cast<double>(sums.sum) / n, -fraction_bits_)};
  if (count < 2) return mean;
  mean.error = std::ldexp(std::sqrt(static_cast<double>(sums.spread(count)) / n / n / (n - 1)), -fraction_bits_);
  return mean;
}

double PairedMoments::variance_ratio(std::size_t count) const {
  const auto of_difference = static_cast<double>(difference_.spread(count));
  if (count < 2 || of_difference == 0) return std::numeric_limits<double>::quiet_NaN();
  return (static_cast<double>(baseline_.spread(count)) + static_cast<double>(counterfactual_.spread(count))) /
         of_difference;
}

}  // namespace entente
