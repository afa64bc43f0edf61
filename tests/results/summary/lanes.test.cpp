#include "results/summary/lanes.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

TEST_CASE("logits of lanes are logits") {
  testing::Draws draws(2);
  for (int i = 0; i < 200000; ++i) {
    const double p = i % 2 == 0 ? draws.uniform() : std::exp(-40 * draws.uniform());
    const auto exact = std::log(static_cast<long double>(p) / (1 - static_cast<long double>(p)));
    REQUIRE(std::abs(lane::logit(p) - exact) <= 2e-16 * std::abs(exact) + 3e-16);
  }
}
