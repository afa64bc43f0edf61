#include "sim/math/functions.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

// Oracle: erfc and exp of the C library in 80-bit long double.
namespace entente::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const long double sqrt_two = std::sqrt(2.0L);
const long double sqrt_two_pi = std::sqrt(2 * std::acos(-1.0L));

long double true_density(long double x) { return std::exp(-x * x / 2) / sqrt_two_pi; }
long double true_cdf(long double x) { return std::erfc(-x / sqrt_two) / 2; }

// The asymptotic series of the tail (Abramowitz and Stegun 1964, 26.2.12); at x <= -100 five terms give 1e-17.
long double true_log_cdf_far_below(long double x) {
  const long double z = 1 / (x * x);
  return -x * x / 2 - std::log(-x * sqrt_two_pi) + std::log1p(-z + 3 * z * z - 15 * z * z * z + 105 * z * z * z * z);
}

// Newton's method from our own answer; from there one step is exact enough, two are taken.
long double true_quantile(long double p) {
  long double x = math::normal_quantile(static_cast<double>(p));
  for (int step = 0; step < 2; ++step) {
    const long double excess = p < 0.5L ? true_cdf(x) - p : (1 - p) - true_cdf(-x);
    x -= excess / true_density(x);
  }
  return x;
}

TEST_CASE("the normal density is within its stated error") {
  CHECK(worst_relative_error({-37.5, 37.5, 100000}, math::normal_density, true_density) < 1e-15);
  CHECK(math::normal_density(0) == Approx(0.3989422804014327).epsilon(1e-16));
  CHECK(math::normal_density(40) == 0);
  CHECK(math::normal_density(-1e200) == 0);
  CHECK(math::normal_density(infinity) == 0);
  CHECK(std::isnan(math::normal_density(not_a_number)));
  for_each_point({0, 38, 1000}, [](double x) { REQUIRE(math::normal_density(x) == math::normal_density(-x)); });
}

TEST_CASE("the normal distribution function is within its stated error") {
  CHECK(worst_relative_error({-37.5, 9, 100000}, math::normal_cdf, true_cdf) < 1e-15);
  CHECK(worst_relative_error({-1, 1, 100000}, math::normal_cdf, true_cdf) < 1e-15);
}

TEST_CASE("the normal distribution function at its edges") {
  CHECK(math::normal_cdf(0) == 0.5);
  CHECK(math::normal_cdf(-37) == Approx(5.725571222524577e-300).epsilon(1e-14));  // R 4.2, pnorm(-37)
  CHECK(math::normal_cdf(1.959963984540054) == Approx(0.975).epsilon(1e-15));     // R 4.2, qnorm(0.975)
  CHECK(math::normal_cdf(-40) == 0);
  CHECK(math::normal_cdf(10) == 1);
  CHECK(math::normal_cdf(-infinity) == 0);
  CHECK(math::normal_cdf(infinity) == 1);
  CHECK(std::isnan(math::normal_cdf(not_a_number)));
  for_each_point({0, 8, 4000},
                 [](double x) { REQUIRE(std::abs(math::normal_cdf(x) + math::normal_cdf(-x) - 1) <= 2.3e-16); });
}

TEST_CASE("the logarithm of the normal distribution function is within its stated error") {
  CHECK(worst_relative_error({-100, 0, 100000}, math::log_normal_cdf,
                             [](long double x) { return std::log(true_cdf(x)); }) < 2e-15);
  CHECK(worst_relative_error({0, 37, 100000}, math::log_normal_cdf,
                             [](long double x) { return std::log1p(-true_cdf(-x)); }) < 2e-15);
  CHECK(worst_relative_error({-1e154, -100, 10000, true}, math::log_normal_cdf, true_log_cdf_far_below) < 2e-15);
}

TEST_CASE("the logarithm of the normal distribution function at its edges") {
  CHECK(math::log_normal_cdf(-1e5) == Approx(-5000000012.431864).epsilon(1e-15));  // R 4.2, pnorm(-1e5, log.p = TRUE)
  CHECK(std::isfinite(math::log_normal_cdf(-1.8e154)));
  CHECK(math::log_normal_cdf(-1e155) == -infinity);
  CHECK(math::log_normal_cdf(-infinity) == -infinity);
  CHECK(math::log_normal_cdf(infinity) == 0);
  CHECK(std::isnan(math::log_normal_cdf(not_a_number)));
}

TEST_CASE("the normal quantile is within its stated error") {
  CHECK(worst_relative_error({1e-300, 0.5, 50000, true}, math::normal_quantile, true_quantile) < 1e-15);
  CHECK(worst_relative_error({0.0001, 0.9999, 50001}, math::normal_quantile, true_quantile) < 1e-15);
}

TEST_CASE("the normal quantile at its edges") {
  CHECK(math::normal_quantile(0.5) == 0);
  CHECK(math::normal_quantile(1e-300) == Approx(-37.0470962993612).epsilon(1e-14));  // R 4.2, qnorm(1e-300)
  CHECK(math::normal_quantile(0) == -infinity);
  CHECK(math::normal_quantile(1) == infinity);
  CHECK(std::isnan(math::normal_quantile(-0.1)));
  CHECK(std::isnan(math::normal_quantile(1.1)));
  CHECK(std::isnan(math::normal_quantile(not_a_number)));
  // Both numbers are exact, so the quantiles are equal and opposite to the bit.
  for (int k = 1; k < 2048; ++k) REQUIRE(math::normal_quantile(k / 2048.0) == -math::normal_quantile(1 - k / 2048.0));
}

TEST_CASE("quantile and distribution function undo each other") {
  for_each_point({-37, 5, 10000}, [](double x) {
    // An error e of Phi moves the quantile by e Phi / phi; above 0 the rounding of Phi near 1 counts.
    const double slope = math::normal_cdf(x) / math::normal_density(x);
    REQUIRE(std::abs(math::normal_quantile(math::normal_cdf(x)) - x) < 2e-15 * (slope + std::abs(x)) + 1e-16);
  });
}

}  // namespace
}  // namespace entente::tests
