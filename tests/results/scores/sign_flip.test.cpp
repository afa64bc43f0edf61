#include "results/scores/sign_flip.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace entente;

namespace {

// How often of `sets` sets of 25 states with eight years each, all years of a state alike, the test finds something at
// 5 %. `shift` and `width` bend the transforms.
struct Rejected {
  double tilt = 0, ends = 0, either = 0;
};

Rejected rejected(int sets, double shift, double width) {
  testing::Draws draws(11);
  Rejected share;
  for (int set = 0; set < sets; ++set) {
    std::vector<StatePit> states;
    for (std::uint16_t state = 1; state <= 25; ++state) {
      const double z = shift + width * draws.normal();
      const double u = std::erfc(-z / std::sqrt(2.0)) / 2;
      const PitMoments one = pit_moments({u * 0.98, u * 0.98 + 0.02});
      states.push_back({CowCode(state), {8 * one.tilt, 8 * one.ends}});
    }
    const PitTest test = sign_flip_test(states, MasterSeed(static_cast<std::uint64_t>(set)));
    share.tilt += test.tilt <= 0.05 ? 1.0 / sets : 0;
    share.ends += test.ends <= 0.05 ? 1.0 / sets : 0;
    share.either += test.either <= 0.05 ? 1.0 / sets : 0;
  }
  return share;
}

}  // namespace

TEST_CASE("years of a state may be all alike: the test keeps its level, where one by row would not") {
  const int sets = 400;
  const Rejected none = rejected(sets, 0, 1);
  const double error = std::sqrt(0.05 * 0.95 / sets);
  CHECK(std::abs(none.tilt - 0.05) < 4 * error);
  // The sums of `ends` are skewed, and 25 of them not quite symmetric: up to a tenth is not what the test promises.
  CHECK(none.ends < 0.1 + 4 * error);
  CHECK(none.either < 0.1 + 4 * error);
}

TEST_CASE("a shift and a spread that are wrong are found") {
  CHECK(rejected(60, 1, 1).tilt > 0.95);
  CHECK(rejected(60, 0, 3).ends > 0.9);
  CHECK(rejected(60, 1, 1).either > 0.9);
}

TEST_CASE("few states show nothing, and states that say nothing do not count") {
  std::vector<StatePit> states;
  for (std::uint16_t state = 1; state <= 5; ++state) states.push_back({CowCode(state), {1.0 * state, 0.3}});
  for (std::uint16_t state = 6; state <= 20; ++state) states.push_back({CowCode(state), {}});
  const PitTest few = sign_flip_test(states, {});
  CHECK(few.states == 5);
  CHECK(std::isnan(few.tilt));
  states.push_back({CowCode(30), {-2, 0.7}});
  CHECK(sign_flip_test(states, {}).states == 6);
  CHECK(sign_flip_test(states, {}).tilt > 0);
  CHECK(sign_flip_test({}, {}).states == 0);
}
