#include "results/goodness/mahalanobis.hpp"

#include "results/goodness/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double equal_to = 1e-9;      // relative: what distances differ by through rounding alone
constexpr double constant_to = 1e-12;  // relative: what a constant's standard deviation may be through rounding alone

// (x - mean) / sd of all vectors; nothing for a constant.
std::vector<double> standardised(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0, largest = 0;
  for (const double x : values) {
    mean += x / n;
    largest = std::max(largest, std::abs(x));
  }
  double squares = 0;
  for (const double x : values) squares += (x - mean) * (x - mean);
  const double sd = std::sqrt(squares / (n - 1));
  if (!(sd > constant_to * largest)) return {};
  std::vector<double> result;
  for (const double x : values) result.push_back((x - mean) / sd);
  return result;
}

std::vector<double> correlations(const std::vector<std::vector<double>>& z) {
  std::vector<double> matrix(z.size() * z.size());
  for (std::size_t i = 0; i < z.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < z[i].size(); ++k) sum += z[i][k] * z[j][k];
      matrix[i * z.size() + j] = matrix[j * z.size() + i] = sum / static_cast<double>(z[i].size() - 1);
    }
  }
  return matrix;
}

}  // namespace

MahalanobisTest mahalanobis_test(const std::vector<std::vector<double>>& statistics) {
  MahalanobisTest test;
  if (statistics.empty() || statistics.front().size() < 2) return test;
  const std::size_t vectors = statistics.front().size();
  test.distances.assign(vectors, 0);
  std::vector<std::vector<double>> z;
  for (const std::vector<double>& statistic : statistics) {
    std::vector<double> values = standardised(statistic);
    if (!values.empty()) z.push_back(std::move(values));
  }
  if (z.empty()) return test;
  const SymmetricEigen eigen = symmetric_eigen(correlations(z), z.size());
  std::vector<double> along(vectors);
  for (std::size_t e = 0; e < z.size(); ++e) {
    if (!(eigen.values[e] > mahalanobis_tolerance * eigen.values[0])) break;
    ++test.rank;
    std::fill(along.begin(), along.end(), 0.0);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double weight = eigen.vectors[e * z.size() + i];
      for (std::size_t k = 0; k < vectors; ++k) along[k] += weight * z[i][k];
    }
    for (std::size_t k = 0; k < vectors; ++k) test.distances[k] += along[k] * along[k] / eigen.values[e];
  }
  if (test.rank + 1 < vectors) test.p_value = monte_carlo_p_value(test.distances);
  return test;
}

double monte_carlo_p_value(std::span<const double> values) {
  const double bound = values[0] - equal_to * std::abs(values[0]);
  const auto extreme = std::count_if(values.begin() + 1, values.end(), [&](double x) { return x >= bound; });
  return (1 + static_cast<double>(extreme)) / static_cast<double>(values.size());
}

double two_sided_p_value(std::span<const double> values) {
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double slack = equal_to * std::abs(values[0]);
  double above = 1, below = 1;
  for (const double x : values.subspan(1)) {
    above += x >= values[0] - slack ? 1 : 0;
    below += x <= values[0] + slack ? 1 : 0;
  }
  return std::min(1.0, 2 * std::min(above, below) / static_cast<double>(values.size()));
}

std::vector<double> holm(std::span<const double> p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!std::isnan(p_values[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.begin(), p_values.end());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - i) * p_values[order[i]]));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

}  // namespace entente
