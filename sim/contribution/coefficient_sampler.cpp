#include "sim/contribution/coefficient_sampler.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

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

void check_parts(const Coefficients& coefficients) {
  const bool two_parts = coefficients.family == Family::hurdle;
  if (coefficients.amount_terms.empty() == two_parts) {
    throw work_error("coefficients: family " + std::string(to_string(coefficients.family)) +
                     (two_parts ? " without terms of the amount" : " with terms of an amount"));
  }
  const std::size_t size = coefficients.estimate.size();
  const std::size_t terms = coefficients.terms.size() + coefficients.amount_terms.size();
  if (size != terms + 1 || coefficients.covariance.size() != size * size) {
    throw work_error("coefficients: " + std::to_string(terms) + " terms need " + std::to_string(terms + 1) +
                     " estimates and a square covariance of that size");
  }
  if (!(coefficients.ceiling > 0 && coefficients.ceiling <= 1) || (!two_parts && coefficients.ceiling != 1)) {
    throw work_error("coefficients: family " + std::string(to_string(coefficients.family)) + " with a ceiling of " +
                     number_text(coefficients.ceiling) + (two_parts ? ", not in (0, 1]" : ", which only a hurdle has"));
  }
}

/// Where potential stands among the parameters, if it is one of a part's terms, of which the first stands at `start`.
std::optional<std::size_t> index_of_potential(const std::vector<std::string>& terms, std::size_t start) {
  const auto found = std::find(terms.begin(), terms.end(), potential_term);
  if (found == terms.end()) return std::nullopt;
  return start + static_cast<std::size_t>(found - terms.begin());
}

}  // namespace

CoefficientSampler::CoefficientSampler(const Coefficients& coefficients) : estimate_(coefficients.estimate) {
  check_parts(coefficients);
  factor_ = cholesky(coefficients.covariance, estimate_.size());
  potential_index_ = index_of_potential(coefficients.terms, 0);
  amount_potential_index_ = index_of_potential(coefficients.amount_terms, coefficients.terms.size());
}

CoefficientDraw CoefficientSampler::point() const { return with(estimate_); }

CoefficientDraw CoefficientSampler::with(std::vector<double> parameters) const {
  CoefficientDraw draw;
  draw.parameters = std::move(parameters);
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
  draw.potential_slope = potential_index_ ? draw.parameters[*potential_index_] : 0.0;
  draw.amount_potential_slope = amount_potential_index_ ? draw.parameters[*amount_potential_index_] : 0.0;
  draw.sigma = math::exp(draw.parameters.back());
}

}  // namespace entente
