#include "estimate/diagnostics/crps.hpp"

#include "sim/math/functions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace entente;

// Oracles: R 4.2.2, integrate(rel.tol = 1e-12) of F^2 below y and (1 - F)^2 above, on the log scale for the hurdles.

TEST_CASE("The normal's score is its integral", "[crps]") {
  CHECK(normal_crps(0.3, 2, 1.5) == Approx(0.746311761871509).epsilon(1e-11));
}

TEST_CASE("The censored normal's score is its integral", "[crps]") {
  CHECK(censored_normal_crps(0.3, 2, 1.5) == Approx(0.579013869094118).epsilon(1e-10));
  CHECK(censored_normal_crps(-1, 0.8, 0) == Approx(0.00231348276280581).epsilon(1e-9));
  CHECK(censored_normal_crps(-0.5, 1.2, 0.7) == Approx(0.41229730909462).epsilon(1e-10));
  CHECK(censored_normal_crps(3, 0.5, 2.6) == Approx(0.238112442120887).epsilon(1e-10));
  // Far from the bound censoring does not matter; the score of a normal does.
  CHECK(censored_normal_crps(30, 0.5, 29) == Approx(normal_crps(30, 0.5, 29)).epsilon(1e-12));
}

TEST_CASE("Quadrature gives the score of a zero and a skewed amount", "[crps]") {
  // 0.7 + 0.3 plnorm(x, -6, 1.1) at 0, 0.004, 0.5
  const auto cdf = [](double x) { return x <= 0 ? 0.7 : 0.7 + 0.3 * math::normal_cdf((math::log(x) + 6) / 1.1); };
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(crps_by_cdf(cdf, infinity, 0) == Approx(0.000178395433493102).epsilon(1e-8));
  CHECK(crps_by_cdf(cdf, infinity, 0.004) == Approx(0.00269299810487532).epsilon(1e-8));
  CHECK(crps_by_cdf(cdf, infinity, 0.5) == Approx(0.497454919163164).epsilon(1e-8));
  CHECK(crps_by_cdf(cdf, infinity, 2000) == Approx(crps_by_cdf(cdf, infinity, 1000) + 1000).epsilon(1e-12));
}

TEST_CASE("Quadrature agrees with the exact score of a censored normal", "[crps]") {
  const auto cdf = [](double x) { return x < 0 ? 0.0 : math::normal_cdf((x + 0.5) / 1.2); };
  for (const double y : {0.0, 1e-8, 0.1, 0.7, 3.0, 50.0}) {
    CAPTURE(y);
    CHECK(crps_by_cdf(cdf, std::numeric_limits<double>::infinity(), y) ==
          Approx(censored_normal_crps(-0.5, 1.2, y)).epsilon(1e-7));
  }
}
