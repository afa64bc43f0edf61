#include "results/belief/belief_calibration.hpp"

#include "results/belief/belief_table.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

// The leader forgets nothing and ties stand still: the posterior is Bayes' rule itself (docs/model.md, "Belief").
Experiment honest_experiment() {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.04, 2000);
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.leader_rule.memory = 1;
  experiment.types = {.on = true, .committed = 0.4, .stake_distance_km = 2500};
  return experiment;
}

BeliefCalibration calibration(const Experiment& experiment, int threads = 1,
                              const World& world = testing::small_world(40, 6)) {
  BeliefObserver observer(world, experiment.types.committed);
  observe_ensemble(world, experiment, {&observer}, {.threads = threads});
  return observer.calibrations().at(0);
}

double worst_z(const BeliefCalibration& calibration) {
  double worst = 0;
  for (const BeliefBin& bin : calibration.bin) {
    if (bin.beliefs < 200) continue;
    const double expected = bin.mean_posterior;
    const double error = std::sqrt(expected * (1 - expected) / static_cast<double>(bin.beliefs));
    worst = std::max(worst, std::abs(bin.committed_share - expected) / error);
  }
  return worst;
}

}  // namespace

TEST_CASE("beliefs of a leader that forgets nothing are right as often as they say, bin by bin", "[belief]") {
  const BeliefCalibration honest = calibration(honest_experiment());
  std::size_t beliefs = 0;
  for (const BeliefBin& bin : honest.bin) beliefs += bin.beliefs;
  CHECK(beliefs > 20000);
  CHECK(worst_z(honest) < 4);

  // A leader that forgets holds back: its beliefs lie nearer the prior than the truth does.
  Experiment forgetful = honest_experiment();
  forgetful.leader_rule.memory = 0.3;
  CHECK(worst_z(calibration(forgetful)) > 8);
}

TEST_CASE("counts of beliefs are the same for any number of threads, and unmoved beliefs are none", "[belief]") {
  const std::vector<StateLabel> labels = {{CowCode(2), "USA", "United States"}};
  const std::string one = belief_calibration_csv({calibration(honest_experiment())}, labels);
  CHECK(one == belief_calibration_csv({calibration(honest_experiment(), 3)}, labels));
  CHECK(one.starts_with("leader_cow,leader_iso3,low,high,beliefs,mean_posterior,committed_share,error\n2,USA,0,0.1,"));

  // A private stake of 1 in every state: the types act alike and nothing is learnt.
  World alike = testing::small_world(40, 6);
  alike.wars[0].private_stake.assign(alike.cells(), 1.0);
  for (const BeliefBin& bin : calibration(honest_experiment(), 1, alike).bin) CHECK(bin.beliefs == 0);
}

}  // namespace entente
