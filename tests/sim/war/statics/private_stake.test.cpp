#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

/// The paper's second condition: who would fight for its own security alone earns nothing by fighting.
namespace entente {
namespace {

Ensemble with_stake(double stake, Reward rule, Family family) {
  World world = testing::in_wars(testing::small_world(20, 6), {{0, 3}, {2, 5}});
  std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{0});
  world.wars[0].private_stake.assign(world.cells(), stake);
  world.wars[1].private_stake.assign(world.cells(), stake);
  testing::add_capability_and_ties(world);
  Experiment experiment = testing::small_experiment(Family::tobit, 0.05, 150);
  if (family == Family::hurdle) experiment.coefficients = testing::small_hurdle(3, 1.5);
  experiment.leader_rule.rule = rule;
  experiment.types.committed = 0.3;
  return run_ensemble(world, experiment);
}

bool earns_nothing(const Ensemble& ensemble) {
  return std::all_of(ensemble.standing.begin(), ensemble.standing.end(), [](double u) { return u == 0; });
}

}  // namespace

TEST_CASE("a private stake of 1 earns nothing and tells nothing", "[statics]") {
  for (const Family family : {Family::tobit, Family::hurdle}) {
    for (const Reward rule : {Reward::bayesian, Reward::budgeted, Reward::random}) {
      const Ensemble ensemble = with_stake(1, rule, family);
      CHECK(earns_nothing(ensemble));
      CHECK(std::all_of(ensemble.posterior.begin(), ensemble.posterior.end(),
                        [](double p) { return std::abs(p - 0.3) < 1e-15; }));
      // The broken variant: a stake just below 1 does say something.
      CHECK_FALSE(earns_nothing(with_stake(0.9, rule, family)));
    }
  }
}

}  // namespace entente
