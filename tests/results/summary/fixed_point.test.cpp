#include "results/summary/fixed_point.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace entente;

TEST_CASE("the nearest whole number, ties to even, as nearbyint has it") {
  testing::Draws draws(1);
  for (int i = 0; i < 100000; ++i) {
    const double x = std::ldexp(draws.uniform() - 0.5, static_cast<int>(52 * draws.uniform()));
    REQUIRE(static_cast<double>(nearest_whole(x)) == std::nearbyint(x));
  }
  for (const double x : {0.5, 1.5, -0.5, -1.5, 2.5, 0x1p51, -0x1p51, 0x1p51 - 0.5}) {
    CHECK(static_cast<double>(nearest_whole(x)) == std::nearbyint(x));
  }
}

TEST_CASE("a fixed-point sum does not depend on the order, and is as near as it says") {
  testing::Draws draws(2);
  std::vector<double> shares;
  for (int i = 0; i < 5000; ++i) shares.push_back(std::exp(-12 * draws.uniform()));
  long double exact = 0;
  for (const double share : shares) exact += share;
  ShareSum sum;
  double floating = 0;
  for (const double share : shares) sum.add(share);
  for (const double share : shares) floating += share;
  CHECK(std::abs(static_cast<double>(exact) - sum.value()) <= 5000 * ShareSum::unit / 2);

  std::mt19937_64 engine(3);
  bool floating_moved = false;
  for (int shuffle = 0; shuffle < 20; ++shuffle) {
    std::shuffle(shares.begin(), shares.end(), engine);
    ShareSum first, second;
    double other = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) (i % 3 == 0 ? first : second).add(shares[i]);
    for (const double share : shares) other += share;
    second.merge(first);
    CHECK(second == sum);
    floating_moved = floating_moved || other != floating;
  }
  CHECK(floating_moved);  // a plain sum fails this test
}

TEST_CASE("the ends of the range: a million shares of 1, and the largest terms") {
  ShareSum sum;
  for (int i = 0; i < 1000000; ++i) sum.add(1);
  CHECK(sum.value() == 1000000);
  for (const double term : {ShareSum::largest_term, -ShareSum::largest_term}) {
    CHECK(static_cast<double>(ShareSum::units_of(term)) * ShareSum::unit == term);
  }
  CHECK(BlockSum::largest_term == 524288);
  CHECK(static_cast<double>(BlockSum::units_of(-524288)) * BlockSum::unit == -524288);
}
