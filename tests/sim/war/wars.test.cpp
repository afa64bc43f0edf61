#include "sim/core/error.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <memory>

namespace entente {
namespace {

using testing::like_the_first;
using testing::small_experiment;
using testing::small_world;
using testing::turn_everything_on;

/// Two leaders, the second a state among the others; three wars, two of them at a time.
World world_of_two_leaders(std::size_t states) {
  World world = small_world(states, 7);
  world.leaders.push_back(world.leaders[0]);
  world.leaders[1].leader = world.states[2];
  std::reverse(world.leaders[1].alignment.begin(), world.leaders[1].alignment.end());
  const War first = like_the_first(world, 1, 0, 0, 4);
  const War second = like_the_first(world, 2, 1, 1, 3);
  const War third = like_the_first(world, 3, 0, 3, 6);
  world.wars = {first, second, third};
  return world;
}

void check_same(const Ensemble& a, const Ensemble& b) {
  CHECK(a.share == b.share);
  CHECK(a.standing == b.standing);
  CHECK(a.expectation == b.expectation);
  CHECK(a.casualties == b.casualties);
  CHECK(a.posterior == b.posterior);
  CHECK(a.committed == b.committed);
  CHECK(a.withdrawn == b.withdrawn);
  CHECK(a.conventional_share == b.conventional_share);
}

/// Whether two ensembles have the same shares in a war of each.
bool same_war(const World& world, const Ensemble& a, std::size_t war_of_a, const Ensemble& b, std::size_t war_of_b) {
  const std::size_t size = world.cells() * a.replications;
  const double* first = a.share.data() + war_of_a * size;
  return std::equal(first, first + size, b.share.data() + war_of_b * size);
}

class Counter : public EnsembleObserver {
 public:
  void observe(const ReplicateBlock& block) override { replicates += block.replicates; }
  std::atomic<std::size_t> replicates = 0;
};

}  // namespace

TEST_CASE("with everything on, the same bits for any threads and instruction set", "[wars][parallel][kernel]") {
  World world = world_of_two_leaders(17);
  for (const Family family : {Family::tobit, Family::hurdle}) {
    Experiment experiment = small_experiment(Family::tobit, 0.03, 150);
    if (family == Family::hurdle) experiment.coefficients = testing::small_hurdle(3, 1.5);
    experiment.persistence = {.participation = 0.9, .amount = 0.7};
    World everything = world;
    turn_everything_on(everything, experiment);
    const Ensemble oracle =
        run_ensemble(everything, experiment, {.threads = 1, .instructions = InstructionSet::baseline});
    check_same(oracle, run_ensemble(everything, experiment, {.threads = 3}));
    for (const InstructionSet set : instruction_sets()) {
      INFO(to_string(set));
      check_same(oracle, run_ensemble(everything, experiment, {.instructions = set}));
    }
    CHECK(std::any_of(oracle.standing.begin(), oracle.standing.end(), [](double u) { return u > 0.01; }));
    CHECK(std::any_of(oracle.expectation.begin(), oracle.expectation.end(), [](double r) { return r < 0.4; }));
  }
}

TEST_CASE("more replicates and an observer leave the others as they were", "[wars][ensemble]") {
  World world = world_of_two_leaders(9);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 70);
  turn_everything_on(world, experiment);
  const Ensemble few = run_ensemble(world, experiment);
  experiment.replications = 130;
  const Ensemble many = run_ensemble(world, experiment);
  for (std::size_t act = 0; act < world.acts(); ++act) {
    REQUIRE(std::equal(few.shares(act), few.shares(act) + 70, many.shares(act)));
  }
  Counter counter;
  observe_ensemble(world, experiment, {&counter});
  CHECK(counter.replicates == 130);
  check_same(many, run_ensemble(world, experiment));
}

TEST_CASE("another war or leader changes no draw of the others", "[wars][ensemble]") {
  // A gaussian intercept does not shift with types, and an indifferent leader's wars do not touch each other: what
  // remains of one war in another's presence are its draws.
  const World all = world_of_two_leaders(9);
  Experiment experiment = small_experiment(Family::gaussian, 0.03, 80);
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.persistence = {.participation = 0, .amount = 0.6};
  const Ensemble together = run_ensemble(all, experiment);
  for (std::size_t war = 0; war < all.wars.size(); ++war) {
    World alone = all;
    alone.wars = {all.wars[war]};
    CHECK(same_war(all, together, war, run_ensemble(alone, experiment), 0));
  }
  World turned = all;
  std::reverse(turned.wars.begin(), turned.wars.end());  // their order in the list says nothing either
  CHECK(same_war(all, together, 0, run_ensemble(turned, experiment), 2));
  CHECK(together.committed == run_ensemble(turned, experiment).committed);
  // A broken identity: another id is another war.
  World renamed = all;
  renamed.wars[0].id = WarId(77);
  CHECK_FALSE(same_war(all, together, 0, run_ensemble(renamed, experiment), 0));
}

TEST_CASE("with the baseline's means a change of facts does not move everybody's intercept", "[wars][ensemble]") {
  World baseline = testing::in_wars(small_world(9, 6), {{0, 3}, {2, 5}});
  std::fill(baseline.wars[1].distance_km.begin(), baseline.wars[1].distance_km.end(), 9000.0);
  World without = baseline;
  without.wars.pop_back();
  for (const Family family : {Family::tobit, Family::hurdle}) {
    Experiment experiment = small_experiment(Family::tobit, 0.05, 80);
    if (family == Family::hurdle) experiment.coefficients = testing::small_hurdle(3, 1.5);
    experiment.leader_rule.rule = Reward::indifferent;
    for (const bool draws : {false, true}) {
      experiment.draw_coefficients = draws;
      experiment.mean_world = nullptr;
      const Ensemble before = run_ensemble(baseline, experiment);
      // The other war alone needs another shift: the broken variant of a counterfactual.
      CHECK_FALSE(same_war(baseline, before, 0, run_ensemble(without, experiment), 0));
      experiment.mean_world = std::make_shared<const World>(baseline);
      CHECK(same_war(baseline, before, 0, run_ensemble(without, experiment), 0));
      CHECK(same_war(baseline, before, 1, run_ensemble(baseline, experiment), 1));
    }
  }
}

TEST_CASE("a war to which nobody is invited is no occasion to decide", "[wars][ensemble]") {
  // A counterfactual drops a war so; its place in the list, and all that is laid out by it, stays.
  const World both = testing::in_wars(small_world(9, 6), {{0, 5}, {0, 2}});
  World dropped = both;
  std::fill(dropped.wars[1].invited.begin(), dropped.wars[1].invited.end(), std::uint8_t{0});
  World alone = both;
  alone.wars.pop_back();
  Experiment experiment = small_experiment(Family::tobit, 0.05, 80);
  experiment.leader_rule.decide = Decision::war_end;
  const Ensemble without = run_ensemble(alone, experiment);
  CHECK(run_ensemble(dropped, experiment).standing == without.standing);
  CHECK_FALSE(run_ensemble(both, experiment).standing == without.standing);
}

TEST_CASE("years before a war change none of its draws", "[wars][ensemble]") {
  const World longer = testing::in_wars(small_world(7, 6), {{2, 5}});
  World shorter = testing::in_wars(small_world(7, 4), {{0, 3}});
  shorter.first_year = longer.wars[0].first_year;
  shorter.wars[0].first_year = longer.wars[0].first_year;
  shorter.wars[0].last_year = longer.wars[0].last_year;
  Experiment experiment = small_experiment(Family::tobit, 0.03, 70);
  experiment.persistence = {.participation = 0, .amount = 0.6};
  const Ensemble with_years = run_ensemble(longer, experiment);
  const Ensemble without = run_ensemble(shorter, experiment);
  for (std::size_t cell = 0; cell < shorter.cells(); ++cell) {
    const std::size_t later = cell + 2 * shorter.states.size();
    REQUIRE(std::equal(without.shares(cell), without.shares(cell) + 70, with_years.shares(later)));
  }
}

TEST_CASE("standing earned in one war moves contributions to the next", "[wars][ensemble]") {
  const World world = testing::in_wars(small_world(12, 6), {{0, 2}, {3, 5}});
  Experiment experiment = small_experiment(Family::gaussian, 0.05, 200);
  const Ensemble answered = run_ensemble(world, experiment);
  experiment.leader_rule.rule = Reward::indifferent;
  const Ensemble ignored = run_ensemble(world, experiment);
  const std::size_t first_year = world.states.size() * 200;
  CHECK(std::equal(answered.share.begin(), answered.share.begin() + static_cast<std::ptrdiff_t>(first_year),
                   ignored.share.begin()));
  CHECK_FALSE(same_war(world, answered, 1, ignored, 1));
}

TEST_CASE("worlds of several wars that do not fit together are refused", "[wars][ensemble]") {
  const World fine = world_of_two_leaders(6);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 5);
  const auto refuses = [&](const World& world) { CHECK_THROWS_AS(run_ensemble(world, experiment), Error); };
  World world = fine;
  world.wars[1].id = world.wars[0].id;
  refuses(world);
  world = fine;
  world.wars[2].leader = 2;
  refuses(world);
  world = fine;
  world.wars[1].invited[world.cell(1, 2)] = 1;  // who leads it
  refuses(world);
  experiment.leader_rule.rule = Reward::budgeted;  // without capabilities
  refuses(fine);
  experiment.leader_rule.rule = Reward::bayesian;
  experiment.closure = 0.1;  // without ties
  refuses(fine);
}

}  // namespace entente
