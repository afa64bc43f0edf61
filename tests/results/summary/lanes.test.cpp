#include "results/summary/lanes.hpp"

#include "sim/war/ensemble.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

TEST_CASE("troops of lanes are troops()") {
  testing::Draws draws(1);
  for (int i = 0; i < 200000; ++i) {
    const double share = draws.uniform() < 0.2 ? 0 : std::exp(-20 * draws.uniform());
    const double forces = std::floor(std::exp(16 * draws.uniform()));
    REQUIRE(lane::troops(share, forces) == troops(share, forces));
  }
  for (const double share : {0.0, 1.0, 0.5, 0.0015, 0.0025, 1e-300})
    CHECK(lane::troops(share, 1000) == troops(share, 1000));
}

TEST_CASE("logits of lanes are logits") {
  testing::Draws draws(2);
  for (int i = 0; i < 200000; ++i) {
    const double p = i % 2 == 0 ? draws.uniform() : std::exp(-40 * draws.uniform());
    const auto exact = std::log(static_cast<long double>(p) / (1 - static_cast<long double>(p)));
    REQUIRE(std::abs(lane::logit(p) - static_cast<double>(exact)) <=
            1e-14 * std::abs(static_cast<double>(exact)) + 2e-16);
  }
}
