#include "results/scores/probability_integral.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

PitInterval pit_interval(std::size_t below, std::size_t equal, std::size_t count) {
  const double n = static_cast<double>(count) + 1;
  return {static_cast<double>(below) / n, static_cast<double>(below + equal + 1) / n};
}

PitMasses pit_masses(const PitInterval& interval) {
  const double bins = static_cast<double>(pit_bins);
  const auto up_to = [&](std::size_t edge) {
    const double u = static_cast<double>(edge) / bins;
    return std::clamp((u - interval.low) / (interval.high - interval.low), 0.0, 1.0);
  };
  PitMasses masses{};
  for (std::size_t bin = 0; bin < pit_bins; ++bin) masses[bin] = up_to(bin + 1) - up_to(bin);
  return masses;
}

std::size_t pit_bin(double number) {
  const double bin = std::floor(number * static_cast<double>(pit_bins));
  return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(pit_bins - 1)));
}

PitMoments pit_moments(const PitInterval& interval) {
  const double a = interval.low, b = interval.high;
  return {.tilt = std::sqrt(3.0) * (a + b - 1),
          .ends = std::sqrt(5.0) * (2 * (a * a + a * b + b * b) - 3 * (a + b) + 1)};
}

}  // namespace entente
