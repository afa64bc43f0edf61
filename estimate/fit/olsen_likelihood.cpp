#include "estimate/fit/olsen_likelihood.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/math/functions.hpp"

namespace entente {
namespace {

/// phi(z) / Phi(-z), the hazard of the normal; by logarithms, so that it neither under- nor overflows.
double hazard(double z) { return math::exp(-math::half_log_two_pi - 0.5 * z * z - math::log_normal_cdf(-z)); }

}  // namespace

OlsenLikelihood::OlsenLikelihood(std::span<const double> design, std::span<const double> response)
    : design_(design), response_(response), columns_(design.size() / response.size()) {}

double OlsenLikelihood::index(std::size_t row, std::span<const double> point) const {
  double sum = 0;
  for (std::size_t j = 0; j < columns_; ++j) sum += design_[row * columns_ + j] * point[j];
  return sum;
}

double OlsenLikelihood::value(std::span<const double> point) const {
  const double sigma = 1 / point[columns_];
  double sum = 0;
  for (std::size_t i = 0; i < response_.size(); ++i) {
    sum += log_density(Family::tobit, response_[i], index(i, point) * sigma, sigma);
  }
  return sum;
}

// With z = x'gamma: a positive row adds log theta - (theta y - z)^2 / 2, a censored one log Phi(-z), whose derivatives
// in z are -h and -h (h - z), h the hazard.
OlsenLikelihood::Slope OlsenLikelihood::slope(std::span<const double> point) const {
  const std::size_t k = columns_;
  const std::size_t p = parameters();
  const double theta = point[k];
  Slope result{std::vector<double>(p, 0.0), std::vector<double>(p * p, 0.0)};
  std::vector<double>& gradient = result.gradient;
  std::vector<double>& information = result.information;
  for (std::size_t i = 0; i < response_.size(); ++i) {
    const double z = index(i, point);
    const double y = response_[i];
    const bool positive = y > 0;
    const double h = positive ? 0 : hazard(z);
    const double first = positive ? theta * y - z : -h;
    const double weight = positive ? 1 : h * (h - z);
    const double* x = design_.data() + i * k;
    for (std::size_t j = 0; j < k; ++j) {
      gradient[j] += first * x[j];
      for (std::size_t m = 0; m <= j; ++m) information[j * p + m] += weight * x[j] * x[m];
    }
    if (!positive) continue;
    gradient[k] += 1 / theta - first * y;
    for (std::size_t m = 0; m < k; ++m) information[k * p + m] -= y * x[m];
    information[k * p + k] += 1 / (theta * theta) + y * y;
  }
  for (std::size_t j = 0; j < p; ++j) {
    for (std::size_t m = 0; m < j; ++m) information[m * p + j] = information[j * p + m];
  }
  return result;
}

std::vector<double> OlsenLikelihood::scores(std::span<const double> point) const {
  const std::size_t k = columns_;
  const std::size_t p = parameters();
  const double theta = point[k];
  std::vector<double> result(response_.size() * p, 0.0);
  for (std::size_t i = 0; i < response_.size(); ++i) {
    const double z = index(i, point);
    const double y = response_[i];
    const double first = y > 0 ? theta * y - z : -hazard(z);
    for (std::size_t j = 0; j < k; ++j) result[i * p + j] = first * design_[i * k + j];
    if (y > 0) result[i * p + k] = 1 / theta - first * y;
  }
  return result;
}

}  // namespace entente
