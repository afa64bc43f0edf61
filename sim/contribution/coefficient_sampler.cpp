#include "sim/contribution/coefficient_sampler.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// A pivot this much smaller than its variance is rounding: the parameter is a combination of earlier ones.
constexpr double pivot_tolerance = 1e-10;

// Cholesky factor of a positive semi-definite matrix: parameters without variance of their own get a zero column.
std::vector<double> cholesky(const std::vector<double>& covariance, std::size_t size) {
  std::vector<double> factor(size * size, 0.0);
  for (std::size_t j = 0; j < size; ++j) {
    double pivot = covariance[j * size + j];
    for (std::size_t k = 0; k < j; ++k) pivot -= factor[j * size + k] * factor[j * size + k];
    const double variance = covariance[j * size + j];
    if (!(pivot >= -pivot_tolerance * variance) || !std::isfinite(variance)) {
      throw work_error("the covariance of the coefficients is not positive semi-definite (parameter " +
                       std::to_string(j + 1) + ")");
    }
    if (pivot <= pivot_tolerance * variance) continue;
    const double diagonal = std::sqrt(pivot);
    factor[j * size + j] = diagonal;
    for (std::size_t i = j + 1; i < size; ++i) {
      double sum = covariance[i * size + j];
      for (std::size_t k = 0; k < j; ++k) sum -= factor[i * size + k] * factor[j * size + k];
      factor[i * size + j] = sum / diagonal;
    }
  }
  return factor;
}

}  // namespace

CoefficientSampler::CoefficientSampler(const Coefficients& coefficients) : estimate_(coefficients.estimate) {
  const std::size_t size = estimate_.size();
  if (size != coefficients.terms.size() + 1 || coefficients.covariance.size() != size * size) {
    throw work_error("coefficients: " + std::to_string(coefficients.terms.size()) + " terms need " +
                     std::to_string(coefficients.terms.size() + 1) + " estimates and a square covariance of that size");
  }
  factor_ = cholesky(coefficients.covariance, size);
  const auto potential = std::find(coefficients.terms.begin(), coefficients.terms.end(), potential_term);
  potential_index_ = static_cast<std::size_t>(potential - coefficients.terms.begin());
}

CoefficientDraw CoefficientSampler::point() const {
  CoefficientDraw draw;
  draw.parameters = estimate_;
  finish(draw);
  return draw;
}

void CoefficientSampler::draw(MasterSeed seed, Replicate replicate, CoefficientDraw& result) const {
  const std::size_t size = estimate_.size();
  result.parameters = estimate_;
  random::Stream stream({.seed = seed, .replicate = replicate, .purpose = random::Purpose::coefficients});
  for (std::size_t j = 0; j < size; ++j) {
    const double z = random::normal(stream);
    for (std::size_t i = j; i < size; ++i) result.parameters[i] += factor_[i * size + j] * z;
  }
  finish(result);
}

void CoefficientSampler::finish(CoefficientDraw& draw) const {
  const std::size_t terms = estimate_.size() - 1;
  draw.potential_slope = potential_index_ < terms ? draw.parameters[potential_index_] : 0.0;
  draw.sigma = math::exp(draw.parameters[terms]);
}

}  // namespace entente
