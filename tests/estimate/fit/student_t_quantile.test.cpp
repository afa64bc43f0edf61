#include "estimate/fit/student_t_quantile.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace entente;

TEST_CASE("quantiles of Student's t are R's", "[fit]") {
  // R 4.2.2: qt(c(0.975, 0.95, 0.005), c(74, 11.3, 2)); qnorm(0.975)
  CHECK(student_t_quantile(0.975, 74) == Approx(1.99254349518093).epsilon(1e-11));
  CHECK(student_t_quantile(0.95, 11.3) == Approx(1.79153176741670).epsilon(1e-11));
  CHECK(student_t_quantile(0.005, 2) == Approx(-9.92484320091829).epsilon(1e-11));
  CHECK(student_t_quantile(0.975, std::numeric_limits<double>::infinity()) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(student_t_quantile(0.5, 3) == 0);
  CHECK(std::isnan(student_t_quantile(0, 3)));
}
