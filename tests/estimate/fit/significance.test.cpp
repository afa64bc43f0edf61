#include "estimate/fit/significance.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente {

TEST_CASE("Two-sided p-values agree with R's pt", "[fit][significance]") {
  // R: 2 * pt(-t, df)
  struct Case {
    double t, df, p;
  };
  for (const Case& c : {Case{2, 5, 0.1019394788298583}, Case{0.1, 3, 0.9266523488008058},
                        Case{12, 1767, 5.976155149338359e-32}, Case{14.5, 797, 1.86283870161728e-42},
                        Case{40, 30, 1.372604519440636e-27}, Case{1.7, 152, 0.09117625023869719}}) {
    CAPTURE(c.t, c.df);
    CHECK(two_sided_p_value(c.t, c.df) == Approx(c.p).epsilon(1e-10).margin(0));
    CHECK(two_sided_p_value(-c.t, c.df) == two_sided_p_value(c.t, c.df));
  }
}

TEST_CASE("Two-sided p-values in closed form", "[fit][significance]") {
  for (const double t : {1e-9, 0.01, 0.5, 1.0, 3.0, 80.0, 1e6}) {
    CAPTURE(t);
    CHECK(two_sided_p_value(t, 1) == Approx(1 - 2 / M_PI * std::atan(t)).epsilon(1e-9).margin(0));  // Cauchy
    CHECK(two_sided_p_value(t, 2) == Approx(1 - t / std::sqrt(2 + t * t)).epsilon(t > 100 ? 1e-3 : 1e-9).margin(0));
  }
  CHECK(two_sided_p_value(0, 7) == 1);
  CHECK(two_sided_p_value(1.959963984540054, std::numeric_limits<double>::infinity()) == Approx(0.05).epsilon(1e-12));
  // Many degrees of freedom tend to the normal, few do not.
  CHECK(two_sided_p_value(2.5, 1e5) ==
        Approx(two_sided_p_value(2.5, std::numeric_limits<double>::infinity())).epsilon(1e-3));
  CHECK(two_sided_p_value(2.5, 10) > 2 * two_sided_p_value(2.5, std::numeric_limits<double>::infinity()));
  CHECK(two_sided_p_value(std::numeric_limits<double>::infinity(), 3) == 0);
  CHECK(std::isnan(two_sided_p_value(std::nan(""), 3)));
}

}  // namespace entente
