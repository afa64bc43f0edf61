#include "results/summary/moments.hpp"

#include <cmath>

namespace entente {
namespace {

// The power of two by which `largest` becomes 2^25 at most and more than 2^24.
double scale_for(double largest) {
  int exponent = 0;
  const double fraction = std::frexp(largest > 0 ? largest : 1, &exponent);  // in [1/2, 1)
  return std::ldexp(1, 25 - (fraction == 0.5 ? exponent - 1 : exponent));
}

}  // namespace

Moments::Moments(double largest) : scale_(scale_for(largest)) {}

void Moments::merge(const Moments& other) {
  sum_ += other.sum_;
  squares_ += other.squares_;
}

Simulated Moments::mean(std::size_t count) const {
  if (count == 0) return {};
  const double n = static_cast<double>(count);
  Simulated mean{.value = static_cast<double>(sum_) / n / scale_};
  if (count < 2) return mean;
  // n sum(q^2) - sum(q)^2, in whole numbers: both below 2^98 for 2^24 values below 2^25.
  const auto size = static_cast<Whole128>(sum_ < 0 ? -sum_ : sum_);
  const Whole128 spread = static_cast<Whole128>(count) * squares_ - size * size;
  mean.error = std::sqrt(static_cast<double>(spread) / n / n / (n - 1)) / scale_;
  return mean;
}

}  // namespace entente
