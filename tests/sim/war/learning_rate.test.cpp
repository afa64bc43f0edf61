#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"
#include "sim/war/persistence.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

constexpr double slope = 0.1;
constexpr double sigma = 0.08;
constexpr std::size_t years = 16;

/// States that are all alike and whose shares are far from 0 and 1, so that nothing is censored.
World uniform_world(const std::vector<std::pair<std::size_t, std::size_t>>& wars) {
  World world = testing::small_world(20, years);
  std::fill(world.leaders[0].alignment.begin(), world.leaders[0].alignment.end(), 0.8);
  std::fill(world.leaders[0].treaty_depth.begin(), world.leaders[0].treaty_depth.end(), 0.1);
  std::fill(world.wars[0].distance_km.begin(), world.wars[0].distance_km.end(), 4000.0);
  return testing::in_wars(world, wars);
}

Experiment watching_leader() {
  Experiment experiment = testing::small_experiment(Family::tobit, slope, 400);
  experiment.coefficients.estimate = {0.5, 0, slope, math::log(sigma)};
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.leader_rule.memory = 1;
  experiment.types.committed = 0.4;
  return experiment;
}

/// The Kullback-Leibler divergence of a year's contribution between the types, (eta_c - eta_u)^2 / (2 sigma^2), the
/// expected growth of the leader's log-odds when it looks at a committed state.
double divergence_a_year(const World& world, const Experiment& experiment, double prior) {
  const double stake = private_stake(world.wars[0].distance_km[0], experiment.types.stake_distance_km);
  const SignalStrength strength = signal_strength(prior, stake);
  const double surplus = 0.8 - 0.1 - experiment.coefficients.potential.reference;
  const double gap = slope * (strength.committed - strength.uncommitted) * surplus;
  return gap * gap / (2 * sigma * sigma);
}

/// How far the mean log-odds of a type are from l0 + growth, in standard errors: evidence of so much divergence has
/// variance 2 divergence.
double z_of_growth(const Ensemble& ensemble, double prior, bool committed, double growth) {
  double sum = 0, count = 0;
  for (std::size_t state = 0; state < ensemble.states; ++state) {
    for (std::size_t k = 0; k < ensemble.replications; ++k) {
      const std::size_t at = state * ensemble.replications + k;
      if ((ensemble.committed[at] == 1) != committed) continue;
      sum += math::logit(ensemble.posterior[at]) - math::logit(prior);
      count += 1;
    }
  }
  return (sum / count - (committed ? growth : -growth)) / std::sqrt(2 * growth / count);
}

}  // namespace

TEST_CASE("belief in two types grows by the Kullback-Leibler divergence of each year", "[learning_rate]") {
  // Oracle: Bayes' rule; the log-likelihood ratio of normals with means that differ by `gap`.
  const World world = uniform_world({{0, years - 1}});
  const Experiment experiment = watching_leader();
  const double growth = years * divergence_a_year(world, experiment, 0.4);
  REQUIRE(growth > 1);
  REQUIRE(growth < 12);  // so that posteriors are not rounded to 1
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, true, growth)) < 4.5);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, false, growth)) < 4.5);
  // A broken variant, a leader who takes the types to be as far apart as under another prior, is found out.
  const double wrong = years * divergence_a_year(world, experiment, 0.6);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, true, wrong)) > 10);
}

TEST_CASE("two wars in a year teach twice as much", "[learning_rate][wars]") {
  const World world = uniform_world({{0, years - 1}, {0, years / 2 - 1}});
  const Experiment experiment = watching_leader();
  const double growth = 1.5 * years * divergence_a_year(world, experiment, 0.4);
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, true, growth)) < 4.5);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, false, growth)) < 4.5);
}

TEST_CASE("of shocks that persist only the first year teaches in full", "[learning_rate]") {
  // The mean grows by 1 + kappa (T - 1) years; shocks are correlated, so its spread is not tested by theory but bounded
  // by that of one shock for all years.
  const World world = uniform_world({{0, years - 1}});
  Experiment experiment = watching_leader();
  experiment.persistence.amount = 0.5;
  const double counted = 1 + evidence_weight(0.5) * (years - 1);
  const double growth = counted * divergence_a_year(world, experiment, 0.4);
  const Ensemble ensemble = run_ensemble(world, experiment);
  const double widest = std::sqrt(counted);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, true, growth)) < 4.5 * widest);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, false, growth)) < 4.5 * widest);
  CHECK(std::abs(z_of_growth(ensemble, 0.4, true, years * growth / counted)) > 20);
}

}  // namespace entente
