#include "sim/contribution/equation.hpp"
#include "sim/contribution/predictor.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"
#include "tests/sim/war/calibration.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

/// The leader's posterior matches the frequency of committed types, over several wars; that of a leader who has c wrong
/// does not.
namespace entente {
namespace {

World two_wars() { return testing::in_wars(testing::small_world(40, 6), {{0, 3}, {2, 5}}); }

Experiment honest_experiment() {
  Experiment experiment = testing::small_experiment(Family::gaussian, 0.04, 400);
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.leader_rule.memory = 1;
  experiment.types = {.on = true, .committed = 0.4, .stake_distance_km = 2500};
  return experiment;
}

/// What a leader would believe of this record who takes the stake to fall with `stake_distance_km`: Bayes' rule with
/// its own c, share by share.
Ensemble believed(const World& world, const Experiment& experiment, Ensemble ensemble, double stake_distance_km) {
  const Coefficients& fitted = experiment.coefficients;
  const std::size_t n = ensemble.replications;
  for (std::size_t state = 0; state < ensemble.states; ++state) {
    for (std::size_t k = 0; k < n; ++k) {
      double l = math::logit(experiment.types.committed);
      for (std::size_t act = state; act < world.acts(); act += ensemble.states) {
        const War& war = world.wars[act / world.cells()];
        const std::size_t cell = act % world.cells();
        if (!war.invited[cell]) continue;
        const SignalStrength strength =
            signal_strength(experiment.types.committed, private_stake(war, cell, stake_distance_km));
        const double p =
            fitted.potential.potential(world.leaders[0].alignment[cell], world.leaders[0].treaty_depth[cell]);
        const auto log_f = [&](double lambda) {
          const double signal = signalled_potential(p, fitted.potential.reference, lambda);
          const double offset = fitted.estimate[0] + fitted.estimate[1] * war.covariates[1][cell];
          return log_density(Family::tobit, ensemble.share[act * n + k], offset + fitted.estimate[2] * signal,
                             math::exp(fitted.estimate.back()));
        };
        l += log_f(strength.committed) - log_f(strength.uncommitted);
      }
      ensemble.posterior[state * n + k] = math::logistic(l);
    }
  }
  return ensemble;
}

}  // namespace

TEST_CASE("the posterior over two wars is calibrated, and that of a leader with a wrong c is not", "[statics][wars]") {
  const World world = two_wars();
  const Experiment experiment = honest_experiment();
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(testing::worst_calibration_z(ensemble) < 4.5);

  const Ensemble by_hand = believed(world, experiment, ensemble, 2500);
  double distance = 0;
  for (std::size_t i = 0; i < ensemble.posterior.size(); ++i) {
    distance = std::max(distance, std::abs(by_hand.posterior[i] - ensemble.posterior[i]));
  }
  CHECK(distance < 1e-9);

  // Who takes stakes to be much smaller, or larger, than they are.
  CHECK(testing::worst_calibration_z(believed(world, experiment, ensemble, 500)) > 6);
  CHECK(testing::worst_calibration_z(believed(world, experiment, ensemble, 15000)) > 6);
}

TEST_CASE("the posterior stays calibrated when states learn, for the leader knows what they saw", "[statics][wars]") {
  const World world = two_wars();
  Experiment experiment = honest_experiment();
  experiment.leader_rule.rule = Reward::bayesian;
  experiment.expectation.learning = true;
  CHECK(testing::worst_calibration_z(run_ensemble(world, experiment)) < 4.5);
}

}  // namespace entente
