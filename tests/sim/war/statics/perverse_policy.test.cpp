#include "tests/sim/war/paired_difference.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>

/// Without learning a reward closes the gap that makes states signal, and souring widens it: the model's perverse
/// policy, said in docs/model.md. With learning rewards also keep hope alive.
namespace entente {
namespace {

enum class Policy { reward, souring };

/// Effect of a leader's policy, beside an indifferent leader, on mean shares: the same shocks in both.
testing::PairedDifference effect_of(Policy policy, double slope, bool learning) {
  World world = testing::in_wars(testing::small_world(24, 8), {{0, 7}});
  Experiment experiment = testing::small_experiment(Family::gaussian, slope, 300);
  if (policy == Policy::reward) {
    std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{0});
  } else {
    std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{1});
    std::fill(world.leaders[0].treaty_depth.begin(), world.leaders[0].treaty_depth.end(), 0.4);
    experiment.leader_rule.generosity = 0;
    experiment.coefficients.estimate[0] = 0.02;  // where something is due, and can be withheld
  }
  experiment.expectation.learning = learning;
  experiment.leader_rule.drift = 0;
  const Ensemble answered = run_ensemble(world, experiment);
  experiment.leader_rule.rule = Reward::indifferent;
  return testing::paired_difference(run_ensemble(world, experiment), answered);
}

bool lowers(const testing::PairedDifference& effect) { return effect.mean < -4.5 * effect.error; }
bool raises(const testing::PairedDifference& effect) { return effect.mean > 4.5 * effect.error; }

}  // namespace

TEST_CASE("without learning reward lowers later contributions and souring raises them", "[statics]") {
  CHECK(lowers(effect_of(Policy::reward, 0.06, false)));
  CHECK(raises(effect_of(Policy::souring, 0.06, false)));
  // The broken variant: with a negative signalling term, set by hand, both turn round.
  CHECK_FALSE(lowers(effect_of(Policy::reward, -0.06, false)));
  CHECK_FALSE(raises(effect_of(Policy::souring, -0.06, false)));
}

TEST_CASE("with learning a leader that rewards gets more than one that never does", "[statics]") {
  const auto without = effect_of(Policy::reward, 0.06, false);
  const auto with = effect_of(Policy::reward, 0.06, true);
  CHECK(with.mean - without.mean > 4.5 * (with.error + without.error));
}

}  // namespace entente
