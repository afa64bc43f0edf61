#include "estimate/persistence/bivariate_normal.hpp"

#include "sim/math/functions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente {

TEST_CASE("The bivariate normal probability agrees with R", "[persistence][bivariate]") {
  // R: mvtnorm::pmvnorm(upper = c(h, k), corr = matrix(c(1, r, r, 1), 2), algorithm = TVPACK(1e-16)); integrate() of
  // dnorm(x) * pnorm((k - r * x) / sqrt(1 - r^2)) agrees to the last digit but one.
  const double expected[][4] = {{0, 0, 0.5, 0.3333333333333333},       {-1.2, 0.4, 0.9, 0.1150624827753179},
                                {-2.1, -2, 0.97, 0.01517573470125535}, {0.3, 0.31, 0.99, 0.598260649731064},
                                {-0.5, 1.5, 0.95, 0.3085375387238322}, {2, 2.5, 0.926, 0.976722558243138},
                                {-3, -3, 0.999, 0.001270881053610527}, {1, -1, -0.97, 0.0236452309031079},
                                {0.2, 0.3, -0.4, 0.2976015152715803},  {-6, -5.9, 0.98, 6.89616007201276e-10}};
  for (const auto& row : expected) {
    CAPTURE(row[0], row[1], row[2]);
    CHECK(std::abs(bivariate_normal_cdf(row[0], row[1], row[2]) - row[3]) < 1e-14);
    CHECK(std::abs(bivariate_normal_cdf(row[1], row[0], row[2]) - row[3]) < 1e-14);
  }
}

TEST_CASE("The bivariate normal probability has its limits and symmetries", "[persistence][bivariate]") {
  // At the median: 1/4 + asin(rho) / (2 pi) (Sheppard 1899), across the switch of methods at 0.925.
  for (double rho = -1; rho <= 1; rho += 0.005) {
    const double exact = 0.25 + std::asin(std::min(rho, 1.0)) / 6.283185307179586477;
    CHECK(std::abs(bivariate_normal_cdf(0, 0, std::min(rho, 1.0)) - exact) < 1e-13);
  }
  for (const double h : {-2.5, -0.7, 0.4, 1.9}) {
    for (const double k : {-2.0, -0.6, 0.5, 3.0}) {
      CHECK(bivariate_normal_cdf(h, k, 0) == Approx(math::normal_cdf(h) * math::normal_cdf(k)).epsilon(1e-14));
      CHECK(bivariate_normal_cdf(h, k, 1) == math::normal_cdf(std::min(h, k)));
      for (const double rho : {0.3, 0.92, 0.93, 0.999}) {
        const double both = bivariate_normal_cdf(h, k, rho);
        CHECK(std::abs(both + bivariate_normal_cdf(h, -k, -rho) - math::normal_cdf(h)) < 1e-14);
        CHECK(std::abs(1 - math::normal_cdf(h) - math::normal_cdf(k) + both - bivariate_normal_cdf(-h, -k, rho)) <
              1e-14);
      }
    }
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(bivariate_normal_cdf(infinity, 0.4, 0.97) == math::normal_cdf(0.4));
  CHECK(bivariate_normal_cdf(-infinity, 0.4, 0.97) == 0);
  CHECK(bivariate_normal_cdf(0.4, infinity, 0.2) == math::normal_cdf(0.4));
}

}  // namespace entente
