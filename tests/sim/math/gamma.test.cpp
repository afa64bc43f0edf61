#include "sim/math/functions.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente::tests {
namespace {

// Oracle: lgamma in 80-bit long double. The error counts in units of 1 + |result|.
double worst_error(const Grid& grid) {
  long double worst = 0;
  for_each_point(grid, [&](double x) {
    const long double truth = std::lgamma(static_cast<long double>(x));
    worst = std::max(worst, std::abs(math::log_gamma(x) - truth) / (1 + std::abs(truth)));
  });
  return static_cast<double>(worst);
}

TEST_CASE("log_gamma is within its stated error") {
  CHECK(worst_error({1e-310, 10, 50000, true}) < 1e-14);
  CHECK(worst_error({0.001, 20, 100000}) < 1e-14);
  CHECK(worst_error({10, 1e305, 50000, true}) < 1e-14);
}

TEST_CASE("log_gamma of integers is the logarithm of factorials") {
  long double factorial = 1;
  for (int n = 1; n <= 170; ++n) {  // 170! is the last below infinity
    REQUIRE(math::log_gamma(n) == Approx(static_cast<double>(std::log(factorial))).epsilon(1e-14).margin(1e-14));
    factorial *= n;
  }
}

TEST_CASE("log_gamma follows the recurrence and the duplication formula") {
  const double log_two = std::log(2.0), log_pi = std::log(std::acos(-1.0));
  for_each_point({0.01, 40, 4000}, [&](double x) {
    REQUIRE(math::log_gamma(x + 1) == Approx(math::log_gamma(x) + math::log(x)).epsilon(1e-13).margin(3e-14));
    const double doubled = math::log_gamma(x) + math::log_gamma(x + 0.5) + (2 * x - 1) * log_two - 0.5 * log_pi;
    REQUIRE(math::log_gamma(2 * x) == Approx(doubled).epsilon(1e-13).margin(5e-14));
  });
}

TEST_CASE("log_gamma at its edges") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(math::log_gamma(0) == infinity);
  CHECK(math::log_gamma(infinity) == infinity);
  CHECK(std::isnan(math::log_gamma(-0.5)));
  CHECK(std::isnan(math::log_gamma(-infinity)));
  CHECK(std::isnan(math::log_gamma(std::numeric_limits<double>::quiet_NaN())));
}

}  // namespace
}  // namespace entente::tests
