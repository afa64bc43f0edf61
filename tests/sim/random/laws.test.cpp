#include "tests/sim/random/battery.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

// The laws that the battery compares with, in long double, from their textbook formulas.
namespace entente::tests {
namespace {

using CountProbability = std::function<long double(long double k)>;

// Cumulative probabilities of a count, added up once, as far as they matter.
std::function<long double(double)> add_up(double largest, const CountProbability& probability) {
  const auto sums = std::make_shared<std::vector<long double>>();
  long double sum = 0;
  for (double k = 0; k <= largest; ++k) sums->push_back(sum += probability(k));
  return [sums](double x) {
    return x < 0 ? 0 : (*sums)[std::min(sums->size() - 1, static_cast<std::size_t>(std::floor(x)))];
  };
}

// Far enough that the rest is below 1e-9 for every law here.
double far(double mean, double variance) { return std::ceil(mean + 40 * std::sqrt(variance) + 40); }

}  // namespace

Law uniform_law() {
  return {.mean = 0.5, .variance = 1.0 / 12, .excess_kurtosis = -1.2, .below = [](double x) -> long double {
            return std::min(1.0, std::max(0.0, x));
          }};
}

Law normal_law() {
  return {.below = [](double x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; }};
}

Law bernoulli_law(double p) {
  return {.mean = p,
          .variance = p * (1 - p),
          .excess_kurtosis = (1 - 6 * p * (1 - p)) / (p * (1 - p)),
          .discrete = true,
          .below = [p](double x) -> long double { return x < 0   ? 0
                                                         : x < 1 ? 1 - p
                                                                 : 1; }};
}

Law poisson_law(double mean) {
  const long double mu = mean;
  return {.mean = mean,
          .variance = mean,
          .excess_kurtosis = 1 / mean,
          .discrete = true,
          .below = add_up(far(mean, mean),
                          [mu](long double k) { return std::exp(k * std::log(mu) - mu - std::lgamma(k + 1)); })};
}

Law gamma_law(double shape) {
  // P(a, x) = x^a e^-x / Gamma(a + 1) (1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ...): all terms positive
  // (Abramowitz and Stegun 1964, 6.5.29).
  const long double a = shape;
  return {.mean = shape, .variance = shape, .excess_kurtosis = 6 / shape, .below = [a](double x) -> long double {
            if (x <= 0) return 0;
            long double term = 1, sum = 1;
            for (long double n = 1; term > 1e-20L * sum; ++n) sum += term *= x / (a + n);
            return sum * std::exp(a * std::log(static_cast<long double>(x)) - x - std::lgamma(a + 1));
          }};
}

Law negative_binomial_law(double mean, double size) {
  const long double mu = mean, r = size, p = mu / (mu + r);
  const double variance = mean + mean * mean / size;
  return {.mean = mean,
          .variance = variance,
          .excess_kurtosis = 6 / size + 1 / variance,
          .discrete = true,
          .below = add_up(far(mean, variance), [r, p](long double k) {
            return std::exp(std::lgamma(k + r) - std::lgamma(r) - std::lgamma(k + 1) + r * std::log1p(-p) +
                            k * std::log(p));
          })};
}

TEST_CASE("the battery's laws have the moments that they claim") {
  const auto check_moments = [](const Law& law) {
    long double before = 0, mean = 0, variance = 0, fourth = 0, total = 0;
    for (double k = 0; k <= far(law.mean, law.variance); ++k) {
      const long double now = law.below(k), probability = now - before, d = k - law.mean;
      before = now;
      total += probability;
      mean += k * probability;
      variance += d * d * probability;
      fourth += d * d * d * d * probability;
    }
    CHECK(static_cast<double>(total) == Approx(1).epsilon(1e-9));
    CHECK(static_cast<double>(mean) == Approx(law.mean).epsilon(1e-7));
    CHECK(static_cast<double>(variance) == Approx(law.variance).epsilon(1e-5));
    CHECK(static_cast<double>(fourth / (variance * variance)) == Approx(3 + law.excess_kurtosis).epsilon(1e-3));
  };
  check_moments(bernoulli_law(0.3));
  check_moments(poisson_law(0.5));
  check_moments(poisson_law(50));
  check_moments(negative_binomial_law(3, 0.5));
  check_moments(negative_binomial_law(20, 5));
  // R 4.2: pgamma(2, 4.5), pgamma(0.1, 0.3)
  CHECK(static_cast<double>(gamma_law(4.5).below(2)) == Approx(0.088587473168320788).epsilon(1e-14));
  CHECK(static_cast<double>(gamma_law(0.3).below(0.1)) == Approx(0.54591284959179653).epsilon(1e-14));
}

}  // namespace entente::tests
