#include "sim/core/lane_array.hpp"
#include "sim/war/block_handout.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace entente {
namespace {

using kernel::lanes;

constexpr std::size_t states = 30;
constexpr std::size_t replications = 300;

/// Nobody is an ally, nothing drifts: what standing rises by is what was handed out.
World friendly_world(std::size_t years) {
  World world = testing::small_world(states, years);
  std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{0});
  // Not in the order of the codes.
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    world.capability.push_back(0.001 + 0.01 * static_cast<double>(cell % states * 7 % states));
  }
  return world;
}

Experiment handing_out(Reward rule, double budget) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.05, replications);
  experiment.leader_rule.rule = rule;
  experiment.leader_rule.budget = budget;
  experiment.leader_rule.drift = 0;
  return experiment;
}

/// By state and replicate, in one year.
double rise(const Ensemble& ensemble, std::size_t year, std::size_t state, std::size_t k) {
  const double now = ensemble.standing[ensemble.cell(year, state) * replications + k];
  return year == 0 ? now : now - ensemble.standing[ensemble.cell(year - 1, state) * replications + k];
}
double total_rise(const Ensemble& ensemble, std::size_t year, std::size_t k) {
  double sum = 0;
  for (std::size_t state = 0; state < states; ++state) sum += rise(ensemble, year, state, k);
  return sum;
}

/// In how many replicates of a one-year war the budget did not go to the states in falling order of `weight`, each its
/// wish g (2 p - 1) u_max, as long as it lasted.
std::size_t out_of_order(const World& world, const Experiment& experiment, const Ensemble& ensemble,
                         const std::function<double(double p, double capability)>& weight) {
  std::size_t wrong = 0;
  for (std::size_t k = 0; k < replications; ++k) {
    std::vector<std::size_t> line(states);
    std::iota(line.begin(), line.end(), 0);
    const auto p = [&](std::size_t state) { return ensemble.posterior[state * replications + k]; };
    std::stable_sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) {
      return weight(p(a), world.capability[a]) > weight(p(b), world.capability[b]);
    });
    double left = experiment.leader_rule.budget;
    bool right = true;
    for (const std::size_t state : line) {
      const double wish = experiment.leader_rule.generosity * std::max(0.0, 2 * p(state) - 1) * 0.5;
      const double due = std::min(wish, left);
      right = right && std::abs(rise(ensemble, 0, state, k) - due) < 1e-12;
      left -= due;
    }
    wrong += right ? 0 : 1;
  }
  return wrong;
}

}  // namespace

TEST_CASE("a budget is never exceeded, and spent where wishes exceed it", "[handing_out]") {
  const World world = friendly_world(5);
  const Experiment experiment = handing_out(Reward::budgeted, 0.15);
  const Ensemble ensemble = run_ensemble(world, experiment);
  const Ensemble unlimited = run_ensemble(world, handing_out(Reward::bayesian, 0));
  std::size_t spent = 0;
  for (std::size_t k = 0; k < replications; ++k) {
    for (std::size_t year = 0; year < 5; ++year) {
      REQUIRE(total_rise(ensemble, year, k) <= 0.15 + 1e-12);
      spent += total_rise(ensemble, year, k) > 0.15 - 1e-12 ? 1 : 0;
    }
    // In the first year both leaders wish the same.
    const double wished = total_rise(unlimited, 0, k);
    REQUIRE(std::abs(total_rise(ensemble, 0, k) - std::min(wished, 0.15)) < 1e-12);
  }
  CHECK(spent > replications);
}

TEST_CASE("a budget goes to the highest posterior times capability", "[handing_out]") {
  const World world = friendly_world(1);
  const Experiment experiment = handing_out(Reward::budgeted, 0.15);
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(out_of_order(world, experiment, ensemble, [](double p, double capability) { return p * capability; }) == 0);
  CHECK(out_of_order(world, experiment, ensemble, [](double p, double) { return p; }) > 100);
  CHECK(out_of_order(world, experiment, ensemble, [](double, double capability) { return capability; }) > 20);
}

TEST_CASE("equals are served as they are numbered, by code", "[handing_out]") {
  BlockHandout handout(5);
  LaneArray<double> key(lanes, 0.25), want(lanes, 0.4), pool(lanes, 1.0), given(5 * lanes, -1.0);
  handout.clear();
  for (const std::size_t state : {3, 1, 4, 0}) handout.join(state, key.data(), want.data());
  handout.serve(pool.data(), given);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    CHECK(given[0 * lanes + lane] == 0.4);
    CHECK(given[1 * lanes + lane] == 0.4);
    CHECK(given[2 * lanes + lane] == -1);  // was not in line
    CHECK(given[3 * lanes + lane] == Approx(0.2).epsilon(1e-15));
    CHECK(given[4 * lanes + lane] == 0);
  }
}

TEST_CASE("a placebo has the total of the rewards it stands for", "[handing_out]") {
  const World world = friendly_world(1);
  const Ensemble rewards = run_ensemble(world, handing_out(Reward::bayesian, 0));
  const Ensemble placebos = run_ensemble(world, handing_out(Reward::random, 0));
  for (std::size_t k = 0; k < replications; ++k) {
    REQUIRE(std::abs(total_rise(placebos, 0, k) - total_rise(rewards, 0, k)) < 1e-12);
  }
}

TEST_CASE("a placebo does not look at contributions, a reward does", "[handing_out]") {
  // Within a replicate the order of the line is independent of shares: the covariance of share and standing over states
  // has mean 0 over replicates.
  const World world = friendly_world(1);
  const auto z_of_covariance = [&](Reward rule) {
    const Ensemble ensemble = run_ensemble(world, handing_out(rule, 0));
    double sum = 0, squares = 0;
    for (std::size_t k = 0; k < replications; ++k) {
      double share = 0, standing = 0, product = 0;
      for (std::size_t state = 0; state < states; ++state) {
        const double y = ensemble.shares(state)[k];
        const double u = rise(ensemble, 0, state, k);
        share += y / states;
        standing += u / states;
        product += y * u / states;
      }
      const double covariance = product - share * standing;
      sum += covariance;
      squares += covariance * covariance;
    }
    const double mean = sum / replications;
    return mean / std::sqrt((squares / replications - mean * mean) / replications);
  };
  CHECK(std::abs(z_of_covariance(Reward::random)) < 4.5);
  CHECK(z_of_covariance(Reward::bayesian) > 10);
}

TEST_CASE("a side payment moves no tie and counts as a reward", "[handing_out]") {
  const World world = friendly_world(5);
  Experiment experiment = handing_out(Reward::side_payment, 0);
  experiment.expectation.learning = true;
  const Ensemble paid = run_ensemble(world, experiment);
  CHECK(std::all_of(paid.standing.begin(), paid.standing.end(), [](double u) { return u == 0; }));
  CHECK(*std::max_element(paid.expectation.begin(), paid.expectation.end()) > 0.6);
  experiment.leader_rule.rule = Reward::indifferent;
  const Ensemble unpaid = run_ensemble(world, experiment);
  CHECK(*std::max_element(unpaid.expectation.begin(), unpaid.expectation.end()) <= 0.5);
}

}  // namespace entente
