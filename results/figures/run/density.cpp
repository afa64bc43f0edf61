#include "results/figures/run/density.hpp"

#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

double standard_deviation(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / n) * (value - sum / n);
  return n > 1 ? std::sqrt(squares / (n - 1)) : 0;
}

}  // namespace

double sample_quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const double at = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (at - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

double kernel_bandwidth(const std::vector<double>& values) {
  const double sd = standard_deviation(values);
  const double range = (sample_quantile(values, 0.75) - sample_quantile(values, 0.25)) / 1.34;
  const double spread = range > 0 ? std::min(sd, range) : sd;
  const auto n = static_cast<double>(values.size());
  return spread > 0 ? 0.9 * spread * math::exp(-0.2 * math::log(n)) : 0.01;
}

std::vector<double> kernel_density(const std::vector<double>& values, const std::vector<double>& grid) {
  const double width = kernel_bandwidth(values);
  std::vector<double> densities;
  for (const double x : grid) {
    double sum = 0;
    for (const double value : values) sum += math::normal_density((x - value) / width);
    densities.push_back(sum / (static_cast<double>(values.size()) * width));
  }
  return densities;
}

}  // namespace entente
