#include "sim/math/functions.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

// Oracle: the C library in 80-bit long double.
namespace entente::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("exp is within its stated error") {
  const auto truth = [](long double x) { return std::exp(x); };
  CHECK(worst_relative_error({-708.3, 709.78, 200000}, math::exp, truth) < 2e-16);
  CHECK(worst_relative_error({-1, 1, 200000}, math::exp, truth) < 2e-16);
  CHECK(worst_relative_error({1e-300, 1, 20000, true}, math::exp, truth) < 2e-16);
}

TEST_CASE("exp rounds subnormal results once") {
  // A half unit in the last subnormal place, and what the 2e-16 of the value before rounding can add to it.
  for_each_point({-745.13, -708.4, 20000}, [](double x) {
    const long double error = std::abs(math::exp(x) - std::exp(static_cast<long double>(x)));
    REQUIRE(error <=
            0.5001L * std::numeric_limits<double>::denorm_min() + 2e-16L * std::exp(static_cast<long double>(x)));
  });
}

TEST_CASE("exp at its edges") {
  CHECK(math::exp(0) == 1);
  CHECK(math::exp(-0.0) == 1);
  CHECK(math::exp(709.782712893384) < infinity);
  CHECK(math::exp(709.782712893385) == infinity);
  CHECK(math::exp(-745.13) == std::numeric_limits<double>::denorm_min());
  CHECK(math::exp(-745.14) == 0);
  CHECK(math::exp(infinity) == infinity);
  CHECK(math::exp(-infinity) == 0);
  CHECK(math::exp(1e308) == infinity);
  CHECK(math::exp(-1e308) == 0);
  CHECK(std::isnan(math::exp(not_a_number)));
  CHECK(std::isnan(math::exp(-not_a_number)));
}

TEST_CASE("logistic is within its stated error and symmetric") {
  const auto truth = [](long double x) { return 1 / (1 + std::exp(-x)); };
  CHECK(worst_relative_error({-708, 40, 100000}, math::logistic, truth) < 5e-16);
  for_each_point({0, 30, 1000},
                 [](double x) { REQUIRE(math::logistic(x) + math::logistic(-x) == Approx(1).epsilon(4e-16)); });
  CHECK(math::logistic(0) == 0.5);
  CHECK(math::logistic(infinity) == 1);
  CHECK(math::logistic(-infinity) == 0);
  CHECK(std::isnan(math::logistic(not_a_number)));
}

}  // namespace
}  // namespace entente::tests
