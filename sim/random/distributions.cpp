#include "sim/random/distributions.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <string>

namespace entente::random {
namespace {

constexpr double largest_poisson_mean = 1e12;
constexpr double largest_shape = 1e12;

void require(bool holds, const char* what, double value, const char* range) {
  if (!holds) throw work_error(std::string("random draw: ") + what + " is " + number_text(value) + ", not " + range);
}

// Adds up the probabilities until they pass one uniform: monotone in it, and always exactly one draw.
std::int64_t poisson_by_inversion(Stream& stream, double mean) {
  const double u = uniform(stream);
  double term = math::exp(-mean);
  double sum = term;
  std::int64_t k = 0;
  while (u >= sum) {
    ++k;
    term *= mean / static_cast<double>(k);
    // Beyond the mode, terms too small to move the sum: rounding alone keeps it below u.
    if (static_cast<double>(k) > mean && sum + term == sum) break;
    sum += term;
  }
  return k;
}

// W. Hoermann (1993), "The transformed rejection method for generating Poisson random variables", Insurance:
// Mathematics and Economics 12, algorithm PTRS; its constants hold for means of 10 and more.
std::int64_t poisson_by_rejection(Stream& stream, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double v_inner = 0.9277 - 3.6224 / (b - 2);
  const double log_mean = math::log(mean);
  for (;;) {
    const double u = uniform(stream) - 0.5;
    const double v = uniform(stream);
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= v_inner) return static_cast<std::int64_t>(k);
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    const double log_ratio = math::log(v * inverse_alpha / (a / (edge * edge) + b));
    if (log_ratio <= k * log_mean - mean - math::log_gamma(k + 1)) return static_cast<std::int64_t>(k);
  }
}

// G. Marsaglia and W. W. Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26; shape >= 1.
double gamma_of_large_shape(Stream& stream, double shape) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal(stream);
    const double root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    const double u = uniform(stream);
    const double square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (math::log(u) < 0.5 * square + d * (1 - v + math::log(v))) return d * v;
  }
}

}  // namespace

double uniform(Stream& stream) {
  const auto k = static_cast<std::int64_t>(stream.next_64() >> 12);
  return (static_cast<double>(k) + 0.5) * 0x1p-52;
}

double normal(Stream& stream) { return math::normal_quantile(uniform(stream)); }

bool bernoulli(Stream& stream, double probability) {
  require(probability >= 0 && probability <= 1, "a probability", probability, "between 0 and 1");
  return uniform(stream) < probability;
}

std::int64_t poisson(Stream& stream, double mean) {
  require(mean >= 0 && mean <= largest_poisson_mean, "a Poisson mean", mean, "between 0 and 1e12");
  return mean < 10 ? poisson_by_inversion(stream, mean) : poisson_by_rejection(stream, mean);
}

double gamma(Stream& stream, double shape) {
  require(shape > 0 && shape <= largest_shape, "a gamma shape", shape, "above 0 and at most 1e12");
  if (shape >= 1) return gamma_of_large_shape(stream, shape);
  // Their note on shapes below 1: a gamma of shape + 1 times u^(1 / shape).
  const double larger = gamma_of_large_shape(stream, shape + 1);
  return larger * math::exp(math::log(uniform(stream)) / shape);
}

std::int64_t negative_binomial(Stream& stream, double mean, double size) {
  require(mean >= 0 && mean <= 1e9, "a negative binomial mean", mean, "between 0 and 1e9");
  require(size > 0 && size <= largest_shape, "a negative binomial size", size, "above 0 and at most 1e12");
  // Normals of 52 bits end at 8.3, so a gamma is below 60 max(1, shape) and the Poisson mean stays in its range.
  require(mean / size <= 1e10, "a negative binomial's mean / size", mean / size, "at most 1e10");
  return poisson(stream, gamma(stream, size) * (mean / size));
}

}  // namespace entente::random
