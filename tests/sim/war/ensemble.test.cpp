#include "sim/war/ensemble.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "tests/sim/war/calibration.hpp"
#include "tests/sim/war/paired_difference.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

using testing::small_experiment;
using testing::small_world;
using testing::worst_calibration_z;

double mean(const double* values, std::size_t count) {
  return std::accumulate(values, values + count, 0.0) / static_cast<double>(count);
}

void check_same(const Ensemble& a, const Ensemble& b) {
  CHECK(a.share == b.share);
  CHECK(a.standing == b.standing);
  CHECK(a.casualties == b.casualties);
  CHECK(a.posterior == b.posterior);
  CHECK(a.committed == b.committed);
  CHECK(a.conventional_share == b.conventional_share);
  CHECK(a.potential_slope == b.potential_slope);
}

}  // namespace

TEST_CASE("the same bits for any number of threads", "[ensemble][parallel]") {
  const World world = small_world(17, 5);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 200);
  const Ensemble one = run_ensemble(world, experiment, {.threads = 1});
  check_same(one, run_ensemble(world, experiment, {.threads = 2}));
  check_same(one, run_ensemble(world, experiment, {.threads = 8}));
}

TEST_CASE("a longer ensemble begins with the shorter one", "[ensemble]") {
  const World world = small_world(9, 3);
  const Ensemble few = run_ensemble(world, small_experiment(Family::tobit, 0.03, 70));
  const Ensemble many = run_ensemble(world, small_experiment(Family::tobit, 0.03, 130));
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    REQUIRE(std::equal(few.shares(cell), few.shares(cell) + 70, many.shares(cell)));
  }
}

TEST_CASE("another seed is another ensemble", "[ensemble]") {
  const World world = small_world(9, 3);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 50);
  const Ensemble first = run_ensemble(world, experiment);
  experiment.seed = MasterSeed(12);
  CHECK(first.share != run_ensemble(world, experiment).share);
}

TEST_CASE("a state that is in no war leaves every other state as it was", "[ensemble]") {
  const World world = small_world(9, 4);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 80);
  const Ensemble before = run_ensemble(world, experiment);

  // The newcomer's code sorts between the others, so that every later state moves one place.
  const std::size_t place = 4;
  World wider = world;
  wider.states.insert(wider.states.begin() + place, CowCode(55));
  for (std::size_t year = 0; year < world.years; ++year) {
    const auto at = static_cast<std::ptrdiff_t>(year * wider.states.size() + place);
    wider.armed_forces.insert(wider.armed_forces.begin() + at, 5000);
    wider.leaders[0].alignment.insert(wider.leaders[0].alignment.begin() + at, 0);
    wider.leaders[0].treaty_depth.insert(wider.leaders[0].treaty_depth.begin() + at, 0);
    wider.wars[0].distance_km.insert(wider.wars[0].distance_km.begin() + at, 0);
    wider.leaders[0].ally.insert(wider.leaders[0].ally.begin() + at, 0);
    wider.wars[0].invited.insert(wider.wars[0].invited.begin() + at, 0);
    for (auto& column : wider.wars[0].covariates) column.insert(column.begin() + at, 0);
  }
  const Ensemble after = run_ensemble(wider, experiment);
  for (std::size_t year = 0; year < world.years; ++year) {
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      const std::size_t old_cell = before.cell(year, state);
      const std::size_t new_cell = after.cell(year, state < place ? state : state + 1);
      REQUIRE(std::equal(before.shares(old_cell), before.shares(old_cell) + 80, after.shares(new_cell)));
    }
  }
}

TEST_CASE("the leader's posterior is calibrated against the true types", "[ensemble]") {
  // Invariant by algebra when the leader forgets nothing and knows the coefficients; the world is close to the
  // theatre's edge so that stakes are small and the signal says much.
  const World world = small_world(40, 6);
  Experiment experiment = small_experiment(Family::tobit, 0.04, 400);
  experiment.leader_rule.memory = 1;
  experiment.types = {.on = true, .committed = 0.4, .stake_distance_km = 2500};
  CHECK(worst_calibration_z(run_ensemble(world, experiment)) < 4.5);

  SECTION("also for the gaussian family") {
    experiment.coefficients.family = Family::gaussian;
    CHECK(worst_calibration_z(run_ensemble(world, experiment)) < 4.5);
  }
  SECTION("a broken leader, who forgets and so is too timid, is found out") {
    experiment.leader_rule.memory = 0.3;
    CHECK(worst_calibration_z(run_ensemble(world, experiment)) > 6);
  }
}

TEST_CASE("types keep the fitted mean share", "[ensemble]") {
  // Oracle: the same shocks with types off, where shares have the fitted mean.
  const World world = small_world(30, 4);
  Experiment experiment = small_experiment(Family::tobit, 0.04, 4000);
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.types.on = false;
  const Ensemble plain = run_ensemble(world, experiment);
  experiment.types = {.on = true, .committed = 0.3, .stake_distance_km = 2000};
  const testing::PairedDifference types = testing::paired_difference(plain, run_ensemble(world, experiment));
  CHECK(std::abs(types.mean) < 4.5 * types.error);
  CHECK(types.first_mean > 50 * types.error);
}

TEST_CASE("with an indifferent leader no standing changes", "[ensemble]") {
  const World world = small_world(12, 4);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 64);
  experiment.leader_rule.rule = Reward::indifferent;
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(std::all_of(ensemble.standing.begin(), ensemble.standing.end(), [](double u) { return u == 0; }));
  experiment.leader_rule.rule = Reward::bayesian;
  const Ensemble moved = run_ensemble(world, experiment);
  CHECK(std::any_of(moved.standing.begin(), moved.standing.end(), [](double u) { return u > 0; }));
}

TEST_CASE("types off: nothing to learn, nobody committed, nobody rewarded", "[ensemble]") {
  const World world = small_world(12, 4);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 64);
  experiment.types.on = false;
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(std::all_of(ensemble.posterior.begin(), ensemble.posterior.end(), [](double p) { return p == 0.5; }));
  CHECK(std::all_of(ensemble.standing.begin(), ensemble.standing.end(), [](double u) { return u <= 0; }));
}

TEST_CASE("shares have the mean that the contribution equation gives", "[ensemble]") {
  // Oracle: mean_share at the point estimates, itself tested against quadrature.
  const World world = small_world(8, 2);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 4000);
  experiment.draw_coefficients = false;
  experiment.leader_rule.rule = Reward::indifferent;
  experiment.types.on = false;
  const Ensemble ensemble = run_ensemble(world, experiment);
  double worst = 0;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double potential = world.leaders[0].alignment[cell] - world.leaders[0].treaty_depth[cell];
    const double eta = 0.002 + 0.004 * world.wars[0].covariates[1][cell] + 0.03 * potential;
    const double expected = mean_share(Family::tobit, eta, 0.01);
    worst = std::max(worst, std::abs(mean(ensemble.shares(cell), 4000) - expected) / (0.01 / std::sqrt(4000.0)));
  }
  CHECK(worst < 4.5);
}

TEST_CASE("drawn coefficients have the mean and spread of their sampling distribution", "[ensemble]") {
  const World world = small_world(4, 1);
  const Ensemble ensemble = run_ensemble(world, small_experiment(Family::tobit, 0.03, 5000));
  const double centre = mean(ensemble.potential_slope.data(), 5000);
  double variance = 0;
  for (const double slope : ensemble.potential_slope) variance += (slope - centre) * (slope - centre) / 4999;
  CHECK(std::abs(centre - 0.03) < 4.5 * std::sqrt(4e-7 / 5000));
  CHECK(std::abs(variance / 4e-7 - 1) < 4.5 * std::sqrt(2.0 / 5000));
}

TEST_CASE("gaussian shares below zero send nobody and are counted", "[ensemble]") {
  const World world = small_world(8, 2);
  const Ensemble ensemble = run_ensemble(world, small_experiment(Family::gaussian, 0.01, 200));
  CHECK(ensemble.negative_shares > 0);
  CHECK(ensemble.negative_shares < ensemble.drawn_shares);
  CHECK(*std::min_element(ensemble.share.begin(), ensemble.share.end()) == 0);
}

TEST_CASE("troops are whole people: at least one, at most all", "[ensemble]") {
  CHECK(troops(0, 1000) == 0);
  CHECK(troops(1e-9, 1000) == 1);
  CHECK(troops(0.0125, 1000) == 13);
  CHECK(troops(1, 1000) == 1000);
}

TEST_CASE("a world that does not fit its coefficients is refused", "[ensemble]") {
  World world = small_world(4, 2);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 10);
  world.armed_forces[3] = 0;
  CHECK_THROWS_AS(run_ensemble(world, experiment), Error);
  world = small_world(4, 2);
  world.wars[0].covariates.pop_back();
  CHECK_THROWS_AS(run_ensemble(world, experiment), Error);
}

}  // namespace entente
