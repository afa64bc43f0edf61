#include "sim/contribution/hurdle.hpp"

#include "sim/war/ensemble.hpp"
#include "tests/sim/fingerprint.hpp"
#include "tests/sim/war/calibration.hpp"
#include "tests/sim/war/paired_difference.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {
namespace {

using testing::small_hurdle;
using testing::small_world;

Experiment hurdle_experiment(std::size_t replications) {
  Experiment experiment;
  experiment.coefficients = small_hurdle(3, 1.5);
  experiment.seed = MasterSeed(5);
  experiment.replications = replications;
  return experiment;
}

// Switches between nothing and something over the years of all states, a replicate.
double mean_switches(const Ensemble& ensemble) {
  double switches = 0;
  for (std::size_t year = 1; year < ensemble.years; ++year) {
    for (std::size_t state = 0; state < ensemble.states; ++state) {
      const double* before = ensemble.shares(ensemble.cell(year - 1, state));
      const double* now = ensemble.shares(ensemble.cell(year, state));
      for (std::size_t k = 0; k < ensemble.replications; ++k) switches += (before[k] > 0) != (now[k] > 0) ? 1 : 0;
    }
  }
  return switches / static_cast<double>(ensemble.replications);
}

}  // namespace

TEST_CASE("states take part and give as the hurdle says", "[hurdle][ensemble]") {
  // Oracle: pi and mu at the point estimates, with standard errors of 4,000 independent replicates.
  const World world = small_world(10, 2);
  Experiment experiment = hurdle_experiment(4000);
  experiment.draw_coefficients = false;
  experiment.types.on = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.persistence = {.participation = 0.9, .amount = 0.7};  // leaves every year's distribution as it is
  const Ensemble ensemble = run_ensemble(world, experiment);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double potential = world.leaders[0].alignment[cell] - world.leaders[0].treaty_depth[cell];
    const double covariate = world.wars[0].covariates[1][cell];
    const double probability = participation_probability(-1.4 + 1.5 * covariate + 3 * potential);
    const double mean = probability * mean_amount(-4.8 + 0.5 * covariate + 1.5 * potential, 0.6);
    double positive = 0;
    double sum = 0;
    double squares = 0;
    for (std::size_t k = 0; k < 4000; ++k) {
      const double share = ensemble.shares(cell)[k];
      positive += share > 0 ? 1 : 0;
      sum += share;
      squares += share * share;
    }
    CHECK(std::abs(positive / 4000 - probability) < 4.5 * std::sqrt(probability * (1 - probability) / 4000));
    const double deviation = std::sqrt((squares - sum * sum / 4000) / 3999);
    CHECK(std::abs(sum / 4000 - mean) < 4.5 * deviation / std::sqrt(4000.0));
  }
}

TEST_CASE("persistent shocks make contributors go on contributing", "[hurdle][ensemble]") {
  const World world = small_world(30, 8);
  Experiment experiment = hurdle_experiment(300);
  experiment.types.on = false;
  const double independent = mean_switches(run_ensemble(world, experiment));
  experiment.persistence = {.participation = 0.97, .amount = 0.9};
  const double persistent = mean_switches(run_ensemble(world, experiment));
  // Oracle: with rho = 0.97 the latent crosses a fixed threshold with probability about acos(rho) / pi = 0.078 a year
  // at most, against 0.5 at most with independent shocks.
  CHECK(persistent < 0.078 * 30 * 7 * 1.1);
  CHECK(independent > 2.5 * persistent);
}

TEST_CASE("the posterior is calibrated under the hurdle with independent shocks", "[hurdle][ensemble]") {
  const World world = small_world(40, 6);
  Experiment experiment = hurdle_experiment(800);
  experiment.leader_rule.memory = 1;
  experiment.types = {.on = true, .committed = 0.4, .stake_distance_km = 2500};
  CHECK(testing::worst_calibration_z(run_ensemble(world, experiment)) < 4.5);
  experiment.leader_rule.memory = 0.3;  // a broken leader, who forgets and so is too timid
  CHECK(testing::worst_calibration_z(run_ensemble(world, experiment)) > 6);
}

TEST_CASE("below a ceiling no share exceeds it, means and evidence follow it", "[hurdle][ensemble]") {
  const World world = small_world(20, 4);
  Experiment experiment = hurdle_experiment(2000);
  experiment.coefficients.ceiling = 0.06;
  experiment.coefficients.estimate[3] = -1;  // the amount's intercept, in log-odds of the share of the ceiling
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.types.on = false;
  const Ensemble plain = run_ensemble(world, experiment);
  double largest = 0;
  double worst = 0;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double potential = world.leaders[0].alignment[cell] - world.leaders[0].treaty_depth[cell];
    const double covariate = world.wars[0].covariates[1][cell];
    const double mean = hurdle_mean(-1.4 + 1.5 * covariate + 3 * potential, -1 + 0.5 * covariate + 1.5 * potential, 0.6,
                                    experiment.coefficients.ceiling);
    double sum = 0;
    double squares = 0;
    for (std::size_t k = 0; k < 2000; ++k) {
      const double share = plain.shares(cell)[k];
      largest = std::max(largest, share);
      sum += share;
      squares += share * share;
    }
    const double error = std::sqrt((squares - sum * sum / 2000) / 1999 / 2000);
    worst = std::max(worst, std::abs(sum / 2000 - mean) / error);
  }
  CHECK(largest < 0.06);
  CHECK(largest > 0.05);
  CHECK(worst < 4.5);
  // Types keep the mean, and the leader that reads logit(y / ceiling) is calibrated.
  experiment.types = {.on = true, .committed = 0.4, .stake_distance_km = 2500};
  experiment.leader_rule.memory = 1;
  const Ensemble typed = run_ensemble(world, experiment);
  const testing::PairedDifference types = testing::paired_difference(plain, typed);
  CHECK(std::abs(types.mean) < 4.5 * types.error);
  CHECK(testing::worst_calibration_z(typed) < 4.5);
}

TEST_CASE("types keep the hurdle's fitted mean share", "[hurdle][ensemble]") {
  // The shift holds the expectation over types exactly; what is left is which types were drawn.
  const World world = small_world(30, 3);
  Experiment experiment = hurdle_experiment(3000);
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.types.on = false;
  const Ensemble plain = run_ensemble(world, experiment);
  experiment.types = {.on = true, .committed = 0.3, .stake_distance_km = 2000};
  const testing::PairedDifference types = testing::paired_difference(plain, run_ensemble(world, experiment));
  CHECK(std::abs(types.mean) < 4.5 * types.error);
  CHECK(types.first_mean > 60 * types.error);
}

// A change of this number is a change of results: it belongs under "Results change" in the changelog.
TEST_CASE("a hurdle ensemble keeps its bits", "[golden][hurdle][ensemble]") {
  Experiment experiment = hurdle_experiment(100);
  experiment.persistence = {.participation = 0.9, .amount = 0.8};
  const Ensemble ensemble = run_ensemble(small_world(13, 5), experiment);
  tests::Fingerprint print;
  for (const double value : ensemble.share) print.add(value);
  for (const double value : ensemble.standing) print.add(value);
  for (const double value : ensemble.posterior) print.add(value);
  CHECK(print.value() == 3331767646253557524ull);
}

}  // namespace entente
