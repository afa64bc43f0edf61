#include "sim/math/functions.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

/// The limit without noise: shocks so small that each year tells types apart for certain. What remains are recursions
/// with closed forms.
namespace entente {
namespace {

constexpr std::size_t war_years = 9;
constexpr std::size_t all_years = 14;
constexpr std::size_t replications = 70;
constexpr double exact = 1e-12;

World quiet_world(std::size_t states) {
  World world = testing::small_world(states, all_years);
  std::fill(world.leaders[0].alignment.begin(), world.leaders[0].alignment.end(), 0.8);
  std::fill(world.leaders[0].treaty_depth.begin(), world.leaders[0].treaty_depth.end(), 0.1);
  std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{0});
  std::fill(world.wars[0].distance_km.begin(), world.wars[0].distance_km.end(), 3000.0);
  world = testing::in_wars(world, {{0, war_years - 1}});
  return world;
}

Experiment quiet_experiment(double slope) {
  Experiment experiment = testing::small_experiment(Family::tobit, slope, replications);
  experiment.coefficients.estimate = {0.3, 0, slope, math::log(1e-7)};
  experiment.draw_coefficients = false;
  experiment.leader_rule = {.rule = Reward::bayesian,
                            .decide = Decision::each_year,
                            .room = Room::standing,
                            .generosity = 0.3,
                            .memory = 1,
                            .souring = 0.15,
                            .drift = 0.05,
                            .standing_limit = 0.4};
  return experiment;
}

/// Largest distance of standings from `path(year, committed)`.
double worst(const Ensemble& ensemble, const std::vector<double>& values,
             const std::function<double(std::size_t year, bool committed, std::size_t replicate)>& path) {
  double distance = 0;
  for (std::size_t year = 0; year < all_years; ++year) {
    for (std::size_t state = 0; state < ensemble.states; ++state) {
      for (std::size_t k = 0; k < replications; ++k) {
        const bool committed = ensemble.committed[state * replications + k] == 1;
        const double value = values[ensemble.cell(year, state) * replications + k];
        distance = std::max(distance, std::abs(value - path(year, committed, k)));
      }
    }
  }
  return distance;
}

}  // namespace

TEST_CASE("standing under reward nears its limit geometrically and drifts after the war", "[closed_form]") {
  // u_t = u_max (1 - (1 - g)^(t + 1)) for the committed, whose posterior is 1, and 0 for the others.
  const World world = quiet_world(6);
  const Experiment experiment = quiet_experiment(0.2);
  const Ensemble ensemble = run_ensemble(world, experiment);
  const auto path = [](double drift) {
    return [drift](std::size_t year, bool committed, std::size_t) {
      if (!committed) return 0.0;
      const double rewards = static_cast<double>(std::min(year + 1, war_years));
      const double quiet = year < war_years ? 0 : static_cast<double>(year + 1 - war_years);
      return 0.4 * (1 - std::pow(0.7, rewards)) * std::pow(1 - drift, quiet);
    };
  };
  CHECK(worst(ensemble, ensemble.standing, path(0.05)) < exact);
  CHECK(worst(ensemble, ensemble.standing, path(0.04)) > 1e-3);  // another drift
}

TEST_CASE("an ally that gives too little falls by the souring each year", "[closed_form]") {
  // With a negative slope, set by hand, the committed give 0.08 where 0.225 is expected, the others 0.17.
  World world = quiet_world(6);
  std::fill(world.leaders[0].ally.begin(), world.leaders[0].ally.end(), std::uint8_t{1});
  Experiment experiment = quiet_experiment(-0.25);
  experiment.coefficients.family = Family::gaussian;  // whose intercept does not shift
  experiment.leader_rule.generosity = 0;
  const Ensemble ensemble = run_ensemble(world, experiment);
  const auto path = [](std::size_t year, bool committed, std::size_t) {
    if (!committed) return 0.0;
    const double soured = std::max(-0.15 * static_cast<double>(std::min(year + 1, war_years)), -0.4);
    const double quiet = year < war_years ? 0 : static_cast<double>(year + 1 - war_years);
    return soured * std::pow(0.95, quiet);
  };
  CHECK(worst(ensemble, ensemble.standing, path) < exact);
}

TEST_CASE("expectation counts rewards and failures, one's own and the others'", "[closed_form]") {
  // All states send more than e every year; the committed are rewarded by g u_max (1 - g)^t, noticed while above 0.01,
  // the others never. Of N states n are committed; after T decisions, S of them with rewards that were noticed:
  const ExpectationRule rule{.learning = true, .prior_rewards = 3, .prior_failures = 1.5, .others = 0.25};
  const auto rate = [&](bool committed, double decisions, double noticed, double n, double others) {
    const double unnoticed = decisions - noticed;
    const double own = committed ? noticed : 0;
    const double good = (committed ? n - 1 : n) / others;  // of the others, while rewards are noticed
    const double alpha = rule.prior_rewards + own + rule.others * noticed * good;
    const double beta = rule.prior_failures + (decisions - own) + rule.others * (unnoticed + noticed * (1 - good));
    return alpha / (alpha + beta);
  };
  const World world = quiet_world(8);
  Experiment experiment = quiet_experiment(0.2);
  experiment.expectation = rule;
  const Ensemble ensemble = run_ensemble(world, experiment);
  std::vector<double> committed_states(replications, 0.0);
  for (std::size_t i = 0; i < ensemble.committed.size(); ++i) {
    committed_states[i % replications] += ensemble.committed[i];
  }
  const auto path = [&](std::size_t year, bool committed, std::size_t k) {
    const double decisions = static_cast<double>(std::min(year + 1, war_years));
    double noticed = 0;
    while (noticed < decisions && 0.3 * 0.4 * std::pow(0.7, noticed) > 0.01) noticed += 1;
    return rate(committed, decisions, noticed, committed_states[k], 7);
  };
  CHECK(worst(ensemble, ensemble.expectation, path) < exact);
}

TEST_CASE("belief fades by its memory in years without war", "[closed_form]") {
  // l - l0 <- phi (l - l0): the log-odds of one year's evidence, after n years without any.
  World world = quiet_world(10);
  world = testing::in_wars(world, {{0, 0}});
  Experiment experiment = quiet_experiment(0.2);
  experiment.coefficients.estimate.back() = math::log(0.05);
  experiment.types.committed = 0.3;
  experiment.leader_rule.memory = 0.8;
  const Ensemble later = run_ensemble(world, experiment);
  World short_world = testing::small_world(10, 1);
  short_world.leaders = world.leaders;
  short_world.wars = world.wars;
  for (auto* cells :
       {&short_world.leaders[0].alignment, &short_world.leaders[0].treaty_depth, &short_world.wars[0].distance_km,
        &short_world.wars[0].covariates[0], &short_world.wars[0].covariates[1]}) {
    cells->resize(10);
  }
  short_world.leaders[0].ally.resize(10);
  short_world.wars[0].invited.resize(10);
  const Ensemble at_once = run_ensemble(short_world, experiment);
  const double l0 = math::logit(0.3);
  double distance = 0;
  for (std::size_t i = 0; i < later.posterior.size(); ++i) {
    const double kept = std::pow(0.8, all_years - 1) * (math::logit(at_once.posterior[i]) - l0);
    distance = std::max(distance, std::abs(math::logit(later.posterior[i]) - l0 - kept));
  }
  CHECK(distance < exact);
}

TEST_CASE("third-party closure draws a state to its friend geometrically", "[closed_form]") {
  // One friend at depth 0.9: a_t = 0.9 - (0.9 - 0.1) (1 - c)^(t + 1) in the years of the war; the friend stays.
  World world = quiet_world(2);
  for (std::size_t year = 0; year < all_years; ++year) world.leaders[0].treaty_depth[world.cell(year, 1)] = 0.9;
  world.third_party_ties.assign(all_years, {{.a = 0, .b = 1, .depth = 0.6}});
  Experiment experiment = quiet_experiment(0.2);
  experiment.types.on = false;
  experiment.leader_rule.drift = 0;
  experiment.leader_rule.standing_limit = 1;
  experiment.closure = 0.2;
  const Ensemble ensemble = run_ensemble(world, experiment);
  for (std::size_t year = 0; year < all_years; ++year) {
    const double tie = 0.9 - 0.8 * std::pow(0.8, static_cast<double>(std::min(year + 1, war_years)));
    CHECK(std::abs(ensemble.standing[ensemble.cell(year, 0) * replications] - (tie - 0.1)) < exact);
    CHECK(ensemble.standing[ensemble.cell(year, 1) * replications] == 0);
  }
}

TEST_CASE("an indifferent leader moves no tie, whatever else goes on", "[closed_form][wars]") {
  World world = testing::small_world(12, 8);
  world = testing::in_wars(world, {{0, 3}, {2, 6}});
  Experiment experiment = testing::small_experiment(Family::tobit, 0.05, 100);
  testing::turn_everything_on(world, experiment);
  experiment.rule_changes.clear();
  CHECK(run_ensemble(world, experiment).standing != std::vector<double>(world.cells() * 100, 0.0));
  experiment.leader_rule.rule = Reward::indifferent;
  const Ensemble ensemble = run_ensemble(world, experiment);
  CHECK(ensemble.standing == std::vector<double>(world.cells() * 100, 0.0));
  // Learning states notice: nobody ever succeeds.
  CHECK(*std::max_element(ensemble.expectation.begin(), ensemble.expectation.end()) <= 0.5);
  CHECK(*std::min_element(ensemble.expectation.begin(), ensemble.expectation.end()) < 0.4);
}

}  // namespace entente
