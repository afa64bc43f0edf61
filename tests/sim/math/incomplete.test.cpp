#include "sim/math/functions.hpp"
#include "tests/sim/math/accuracy.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente::tests {
namespace {

TEST_CASE("incomplete_gamma agrees with R's pgamma") {
  // R 4.2: pgamma(x, a)
  struct Case {
    double a, x, p;
  };
  for (const Case& c :
       {Case{0.01, 1e-06, 0.87593375983235322}, Case{0.01, 2, 0.99950333546278147}, Case{0.5, 0.1, 0.34527915398142295},
        Case{1, 3, 0.95021293163213605}, Case{2.5, 1, 0.15085496391539036}, Case{2.5, 20, 0.99999985066320995},
        Case{9.9, 4, 0.0089926710970552291}, Case{10.1, 12, 0.74780222247854899}, Case{100, 70, 0.00043037259497989103},
        Case{100, 131, 0.99788193871078801}, Case{1e4, 9800, 0.022207543813969697},
        Case{1e4, 10250, 0.9934821365116574}, Case{1e6, 998500, 0.066753172831609864},
        Case{1e6, 1002000, 0.97719590410123014}}) {
    CAPTURE(c.a, c.x);
    CHECK(math::incomplete_gamma(c.a, c.x) == Approx(c.p).epsilon(2e-13).margin(0));
  }
}

TEST_CASE("incomplete_beta agrees with R's pbeta") {
  // R 4.2: pbeta(x, a, b)
  struct Case {
    double a, b, x, p;
  };
  for (const Case& c : {Case{0.5, 0.5, 0.3, 0.36901011956554525}, Case{0.02, 3, 1e-08, 0.71272426596118854},
                        Case{2, 3, 0.4, 0.52480000000000004}, Case{2, 3, 0.99, 0.99999602999999992},
                        Case{30, 500, 0.02, 5.4767326053113439e-07}, Case{30, 500, 0.09, 0.99824241336423447},
                        Case{0.3, 2000, 0.0001, 0.65748561533419703}, Case{500, 0.2, 0.999, 0.12125965973575605},
                        Case{1e4, 2e4, 0.33, 0.11020551912741867}, Case{5e4, 0.5, 0.9999, 0.0015650197621734942}}) {
    CAPTURE(c.a, c.b, c.x);
    const double bound = 1e-14 * (c.a + c.b) + 1e-13;
    CHECK(math::incomplete_beta(c.a, c.b, c.x, 1 - c.x) == Approx(c.p).epsilon(bound).margin(0));
    CHECK(math::incomplete_beta(c.b, c.a, 1 - c.x, c.x) == Approx(1 - c.p).epsilon(bound).margin(bound));
  }
}

TEST_CASE("The incomplete functions in closed form, and without a seam") {
  for_each_point({0.001, 30, 3000}, [&](double x) {
    const double exponential = -std::expm1(-x);
    REQUIRE(math::incomplete_gamma(1, x) == Approx(exponential).epsilon(1e-13));
    REQUIRE(math::incomplete_gamma(0.5, x) == Approx(std::erf(std::sqrt(x))).epsilon(1e-13));
    // P(a + 1, x) = P(a, x) - x^a exp(-x) / Gamma(a + 1) (DLMF 8.8.5), over both expansions and both fronts.
    for (const double a : {0.7, 9.5, 25.0}) {
      const double step = std::exp(a * std::log(x) - x - std::lgamma(a + 1));
      REQUIRE(math::incomplete_gamma(a + 1, x) == Approx(math::incomplete_gamma(a, x) - step).margin(1e-13));
    }
  });
  for_each_point({0.001, 0.999, 2000}, [&](double x) {
    REQUIRE(math::incomplete_beta(1, 3, x, 1 - x) == Approx(1 - std::pow(1 - x, 3)).epsilon(1e-12));
    REQUIRE(math::incomplete_beta(0.5, 0.5, x, 1 - x) == Approx(2 / M_PI * std::asin(std::sqrt(x))).epsilon(1e-12));
  });
}

TEST_CASE("The incomplete functions at their edges") {
  CHECK(math::incomplete_gamma(2, 0) == 0);
  CHECK(math::incomplete_gamma(2, INFINITY) == 1);
  CHECK(math::incomplete_beta(2, 3, 0, 1) == 0);
  CHECK(math::incomplete_beta(2, 3, 1, 0) == 1);
  CHECK(std::isnan(math::incomplete_gamma(0, 1)));
  CHECK(std::isnan(math::incomplete_gamma(1, -1)));
  CHECK(std::isnan(math::incomplete_gamma(1, std::nan(""))));
  CHECK(std::isnan(math::incomplete_beta(-1, 1, 0.5, 0.5)));
  CHECK(std::isnan(math::incomplete_beta(1, 1, std::nan(""), 0.5)));
}

}  // namespace
}  // namespace entente::tests
