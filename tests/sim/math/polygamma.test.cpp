#include "sim/math/functions.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente::tests {
namespace {

TEST_CASE("digamma and trigamma agree with 30 digits of arithmetic") {
  // Python, mpmath 1.2: digamma(x), psi(1, x) with mp.dps = 30; the zero of digamma is x's rounding.
  struct Case {
    double x, digamma, trigamma;
  };
  for (const Case& c :
       {Case{1e-5, -100000.57719921567, 10000000001.644908}, Case{0.1, -10.423754940411076, 101.43329915079275},
        Case{0.5, -1.9635100260214235, 4.9348022005446793}, Case{1, -0.57721566490153286, 1.6449340668482264},
        Case{1.4616321449683623, -9.2412655217294275e-17, 0.96767224544762125},
        Case{2.5, 0.70315664064524319, 0.49035775610023486}, Case{9.99, 2.2507003728312011, 0.10527695014824178},
        Case{10.01, 2.2528037003181357, 0.10505595320551509}, Case{150.5, 5.0106371459337046, 0.0066666419756927163},
        Case{1e8, 18.420680738952365, 1.000000005e-8}}) {
    CAPTURE(c.x);
    CHECK(std::abs(math::digamma(c.x) - c.digamma) <= 1e-14 * (1 + std::abs(c.digamma)));
    CHECK(std::abs(math::trigamma(c.x) - c.trigamma) <= 1e-14 * c.trigamma);
  }
}

TEST_CASE("digamma and trigamma are the derivatives of log_gamma and follow the recurrence") {
  for_each_point({0.3, 40, 4000}, [&](double x) {
    const double h = 1e-4 * x;
    const double slope = (math::log_gamma(x + h) - math::log_gamma(x - h)) / (2 * h);
    REQUIRE(math::digamma(x) == Approx(slope).epsilon(1e-6).margin(1e-6));
    REQUIRE(math::digamma(x + 1) == Approx(math::digamma(x) + 1 / x).epsilon(1e-13).margin(1e-13));
    REQUIRE(math::trigamma(x + 1) == Approx(math::trigamma(x) - 1 / (x * x)).epsilon(1e-12).margin(1e-13));
  });
}

TEST_CASE("digamma and trigamma at their edges") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(math::digamma(0) == -infinity);
  CHECK(math::trigamma(0) == infinity);
  CHECK(math::digamma(infinity) == infinity);
  CHECK(math::trigamma(infinity) == 0);
  CHECK(std::isnan(math::digamma(-0.5)));
  CHECK(std::isnan(math::trigamma(-0.5)));
  CHECK(std::isnan(math::digamma(std::nan(""))));
  CHECK(std::isnan(math::trigamma(std::nan(""))));
}

}  // namespace
}  // namespace entente::tests
