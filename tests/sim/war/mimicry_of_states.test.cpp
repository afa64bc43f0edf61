#include "sim/war/mimicry_of_states.hpp"

#include "sim/war/mimicry_of_act.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

Experiment an_experiment(double participation, double amount) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.05, 10);
  experiment.coefficients = testing::small_hurdle(participation, amount);
  experiment.draw_coefficients = false;
  return experiment;
}

}  // namespace

TEST_CASE("a state is asked about in its first act with potential above the reference", "[mimicry]") {
  World world = testing::small_world(8, 3);
  const Experiment experiment = an_experiment(3, 1.5);
  const CowCode state = world.states[7];  // P = 0.8625, P* = 0.3
  const CowCode ally = world.states[0];   // P < 0
  world.wars[0].invited[world.cell(0, 7)] = 0;
  world.leaders[0].treaty_depth[world.cell(1, 7)] = 0.7;

  const auto found = mimicry_of_states(world, experiment, {ally, state, CowCode(2)}, 2);
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == state);
  CHECK(found[0].year == Year(2003));  // not invited in 2001, too close a tie in 2002
  CHECK(found[0].war == 0);
  CHECK(found[0].potential == Approx(0.8625));
  CHECK(found[0].reference == 0.3);
  REQUIRE(found[0].answer);
  const Mimicry oracle = mimicry(mimicry_of_act(world, experiment, world.act(0, world.cell(2, 7)), 2));
  CHECK(found[0].answer->critical_ratio == oracle.critical_ratio);
  // The ratio falls as 1 / V.
  const auto worthless = mimicry_of_states(world, experiment, {state}, 1);
  CHECK(worthless[0].answer->critical_ratio == Approx(2 * oracle.critical_ratio));
}

TEST_CASE("where the committed send less there is an act and no answer", "[mimicry]") {
  const World world = testing::small_world(8, 1);
  const auto found = mimicry_of_states(world, an_experiment(-3, -1.5), {world.states[7]}, 1);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].answer);
  CHECK(found[0].one.committed.mean_share < found[0].one.uncommitted.mean_share);
  // A term of 0 tells no types apart.
  CHECK_FALSE(mimicry_of_states(world, an_experiment(0, 0), {world.states[7]}, 1)[0].answer);
}

TEST_CASE("there is no question where acts earn no rewards", "[mimicry]") {
  const World world = testing::small_world(8, 1);
  const auto asked = [&](const Experiment& experiment) {
    return mimicry_of_states(world, experiment, {world.states[7]}, 1).size();
  };
  Experiment experiment = an_experiment(3, 1.5);
  for (const Reward rule : {Reward::bayesian, Reward::budgeted, Reward::side_payment}) {
    experiment.leader_rule.rule = rule;
    CHECK(acts_earn_rewards(experiment));
  }
  for (const Reward rule : {Reward::indifferent, Reward::random}) {
    experiment.leader_rule.rule = rule;
    CHECK(asked(experiment) == 0);
  }
  experiment = an_experiment(3, 1.5);
  CHECK(asked(experiment) == 1);
  experiment.types.committed = 1;
  CHECK(asked(experiment) == 0);
  experiment.types.on = false;
  CHECK(asked(experiment) == 0);
}

}  // namespace entente
