#include "sim/war/ensemble.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

using testing::small_world;

World world_with_democracies() {
  World world = small_world(15, 6);
  world.democracy.assign(world.cells(), 1);
  return world;
}

Experiment leaving(double intercept) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, 300);
  experiment.withdrawal = {.on = true, .intercept = intercept, .losses = 0, .democracy = 0, .tie = 0};
  return experiment;
}

}  // namespace

TEST_CASE("whoever leaves is gone for good, and only who has sent can leave", "[ensemble][withdrawal]") {
  // Oracle: with a hazard of 1 a state sends in exactly one year, its first, unless that is the war's last.
  const World world = world_with_democracies();
  const Ensemble ensemble = run_ensemble(world, leaving(100));
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    for (std::size_t k = 0; k < ensemble.replications; ++k) {
      int sent = 0;
      bool before_the_end = false;
      for (std::size_t year = 0; year < world.years; ++year) {
        const bool sends = ensemble.shares(ensemble.cell(year, state))[k] > 0;
        sent += sends ? 1 : 0;
        before_the_end = before_the_end || (sends && year + 1 < world.years);
      }
      REQUIRE(sent <= 1);
      REQUIRE((ensemble.withdrawn[state * ensemble.replications + k] == 1) == before_the_end);
    }
  }
}

TEST_CASE("leaving leaves the first year as it was", "[ensemble][withdrawal]") {
  const World world = world_with_democracies();
  Experiment staying = leaving(0);
  staying.withdrawal.on = false;
  const Ensemble stay = run_ensemble(world, staying);
  const Ensemble leave = run_ensemble(world, leaving(0));
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    REQUIRE(std::equal(stay.shares(state), stay.shares(state) + 300, leave.shares(state)));
  }
  CHECK(std::all_of(stay.withdrawn.begin(), stay.withdrawn.end(), [](std::uint8_t gone) { return gone == 0; }));
  CHECK(stay.share != leave.share);
}

TEST_CASE("the hazard is the share of those at risk who leave", "[ensemble][withdrawal]") {
  // Oracle: logistic(-1), a year, of those who have sent; two years, so that one decision is taken.
  World world = small_world(40, 2);
  world.democracy.assign(world.cells(), 0);
  const Ensemble ensemble = run_ensemble(world, leaving(-1));
  double at_risk = 0;
  double gone = 0;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    for (std::size_t k = 0; k < ensemble.replications; ++k) {
      at_risk += ensemble.shares(ensemble.cell(0, state))[k] > 0 ? 1 : 0;
      gone += ensemble.withdrawn[state * ensemble.replications + k];
    }
  }
  const double hazard = 1 / (1 + std::exp(1.0));
  CHECK(std::abs(gone / at_risk - hazard) < 4.5 * std::sqrt(hazard * (1 - hazard) / at_risk));
}

TEST_CASE("an ally that leaves before the war's end is soured, a stranger is not", "[ensemble][withdrawal]") {
  const World world = world_with_democracies();
  Experiment experiment = leaving(100);
  experiment.types.on = false;  // nobody is rewarded
  experiment.leader_rule.drift = 0;
  const Ensemble ensemble = run_ensemble(world, experiment);
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    for (std::size_t k = 0; k < ensemble.replications; ++k) {
      const double standing = ensemble.standing[ensemble.cell(world.years - 1, state) * ensemble.replications + k];
      const bool gone = ensemble.withdrawn[state * ensemble.replications + k] == 1;
      if (!world.leaders[0].ally[state]) REQUIRE(standing == 0);
      if (world.leaders[0].ally[state] && gone) REQUIRE(standing <= -experiment.leader_rule.souring);
    }
  }
}

}  // namespace entente
