#include "results/scores/top_hits.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("hits among the largest, counted by hand") {
  const std::vector<double> x{9, 8, 7, 6, 5, 4, 3}, same{90, 80, 70, 60, 50, 40, 30}, turned{1, 2, 3, 4, 5, 6, 7};
  CHECK(top_hits(x, same, 5) == 1);
  CHECK(top_hits(x, turned, 3) == 0);
  CHECK(top_hits(x, turned, 5) == Approx(3.0 / 5));  // the third to the fifth
}

TEST_CASE("ties at the last place share what is left of it") {
  // Of x the first two and one of three tied; of y the first three: 2 + 1/3 of 3.
  const std::vector<double> x{9, 8, 5, 5, 5, 1}, y{6, 5, 4, 3, 2, 1};
  CHECK(top_hits(x, y, 3) == Approx((2 + 1.0 / 3) / 3));
  CHECK(top_hits(y, x, 3) == Approx((2 + 1.0 / 3) / 3));
  // Who sent nothing has no claim: of ten zeros five share the four places beside the only contributor.
  const std::vector<double> one{1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, other{0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  CHECK(top_hits(one, one, 5) == Approx((1 + 9 * (4.0 / 9) * (4.0 / 9)) / 5));
  CHECK(top_hits(one, other, 5) == Approx((2 * (4.0 / 9) + 8 * (4.0 / 9) * (4.0 / 9)) / 5));
}

TEST_CASE("among as many as there are, or fewer, all would be hits: no number") {
  const std::vector<double> five{1, 2, 3, 4, 5};
  CHECK(std::isnan(top_hits(five, five, 5)));
  CHECK(std::isnan(top_hits({}, {}, 5)));
}
