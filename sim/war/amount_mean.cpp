#include "sim/war/amount_mean.hpp"

#include "sim/contribution/hurdle.hpp"

#include <cstddef>

namespace entente {
namespace {

// From shares of a hundred-thousandth to nearly all: fitted predictors lie well inside.
constexpr double first_eta = -12;
constexpr double last_eta = 4;
constexpr double points_per_unit = 16;
constexpr std::size_t points = static_cast<std::size_t>((last_eta - first_eta) * points_per_unit) + 1;

}  // namespace

AmountMean::AmountMean() : values_(points) {}

void AmountMean::set_sigma(double sigma) {
  if (sigma == sigma_) return;
  sigma_ = sigma;
  for (std::size_t i = 0; i < points; ++i) {
    values_[i] = mean_amount(first_eta + static_cast<double>(i) / points_per_unit, sigma);
  }
}

double AmountMean::operator()(double eta) const {
  const double place = (eta - first_eta) * points_per_unit;
  if (!(place >= 1 && place < static_cast<double>(points - 2))) return mean_amount(eta, sigma_);
  const std::size_t i = static_cast<std::size_t>(place);
  const double t = place - static_cast<double>(i);
  // Lagrange's cubic through the points i - 1 to i + 2.
  const double before = values_[i - 1] * (-t * (t - 1) * (t - 2) / 6);
  const double at = values_[i] * ((t + 1) * (t - 1) * (t - 2) / 2);
  const double next = values_[i + 1] * (-(t + 1) * t * (t - 2) / 2);
  const double after = values_[i + 2] * ((t + 1) * t * (t - 1) / 6);
  return (before + at) + (next + after);
}

}  // namespace entente
