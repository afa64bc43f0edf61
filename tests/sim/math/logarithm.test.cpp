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

TEST_CASE("log is within its stated error") {
  const auto truth = [](long double x) { return std::log(x); };
  CHECK(worst_relative_error({5e-324, 1.7e308, 200000, true}, math::log, truth) < 2e-16);
  CHECK(worst_relative_error({0.5, 2, 200000}, math::log, truth) < 2e-16);
  // Where the logarithm itself is near 0.
  CHECK(worst_relative_error({1 - 0x1p-40, 1 + 0x1p-40, 10000}, math::log, truth) < 2e-16);
}

TEST_CASE("log at its edges") {
  CHECK(math::log(1) == 0);
  CHECK(math::log(0) == -infinity);
  CHECK(math::log(-0.0) == -infinity);
  CHECK(math::log(infinity) == infinity);
  CHECK(std::isnan(math::log(-1)));
  CHECK(std::isnan(math::log(-infinity)));
  CHECK(std::isnan(math::log(not_a_number)));
}

TEST_CASE("log undoes exp") {
  for_each_point({-700, 700, 10000}, [](double x) {
    // exp's relative error comes back as an absolute one.
    REQUIRE(std::abs(math::log(math::exp(x)) - x) < 3e-16 + 2e-16 * std::abs(x));
  });
}

TEST_CASE("log1p is within its stated error") {
  const auto truth = [](long double x) { return std::log1p(x); };
  CHECK(worst_relative_error({-0.999999, 3, 200000}, math::log1p, truth) < 4e-16);
  CHECK(worst_relative_error({1e-300, 1e300, 200000, true}, math::log1p, truth) < 4e-16);
  CHECK(worst_relative_error({-1e-300, -0.9999999, 200000, true}, math::log1p, truth) < 4e-16);
}

TEST_CASE("log1p at its edges") {
  CHECK(math::log1p(0) == 0);
  CHECK(math::log1p(5e-324) == 5e-324);
  CHECK(math::log1p(-1) == -infinity);
  CHECK(math::log1p(infinity) == infinity);
  CHECK(std::isnan(math::log1p(-1.0000001)));
  CHECK(std::isnan(math::log1p(-infinity)));
  CHECK(std::isnan(math::log1p(not_a_number)));
}

TEST_CASE("logit is within its stated error and symmetric") {
  const auto truth = [](long double p) { return p == 0.5L ? 0 : 2 * std::atanh(2 * p - 1); };
  CHECK(worst_relative_error({0.001, 0.999, 200001}, math::logit, truth) < 1e-15);
  CHECK(worst_relative_error({1e-300, 0.4, 100000, true}, math::logit,
                             [](long double p) { return std::log(p) - std::log1p(-p); }) < 1e-15);
  CHECK(math::logit(0.5) == 0);
  CHECK(math::logit(0) == -infinity);
  CHECK(math::logit(1) == infinity);
  CHECK(std::isnan(math::logit(-0.1)));
  CHECK(std::isnan(math::logit(1.1)));
  CHECK(std::isnan(math::logit(not_a_number)));
  for (int k = 1; k < 1024; ++k)
    REQUIRE(math::logit(k / 1024.0) == Approx(-math::logit(1 - k / 1024.0)).epsilon(1e-15));
}

}  // namespace
}  // namespace entente::tests
