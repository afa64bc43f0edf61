#pragma once

#include "sim/math/functions.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Small worlds and experiments of all sorts, drawn at random: the same ones on every system.
namespace entente::testing {

struct PlainCase {
  World world;
  Experiment experiment;
};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_()) + 0.5) / 4294967296.0;
  }
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::mt19937 engine_;  // its numbers are laid down by the standard, unlike those of its distributions
};

/// Three columns of covariates; depths at 0, 1 and between; allies, invitations and armed forces that change from year
/// to year; years before and after the war; first years odd and even.
inline World any_world(Dice& dice) {
  World world;
  world.leaders[0].leader = CowCode(2);
  world.first_year = Year(static_cast<std::uint16_t>(1998 + dice.below(4)));
  const std::size_t before = dice.below(3);
  const std::size_t during = 1 + dice.below(5);
  const std::size_t after = dice.below(3);
  world.years = before + during + after;
  const std::size_t states = 1 + dice.below(6);
  for (std::size_t i = 0; i < states; ++i) world.states.push_back(CowCode(static_cast<std::uint16_t>(20 + 35 * i)));
  const std::size_t never_asked = dice.below(states + 3);  // a state, or nobody
  world.wars[0].covariates.resize(3);
  for (std::size_t year = 0; year < world.years; ++year) {
    const bool war = year >= before && year < before + during;
    for (std::size_t i = 0; i < states; ++i) {
      const bool invited = war && i != never_asked && !dice.one_in(5);
      const double size = dice.between(0, 1);
      world.armed_forces.push_back(dice.one_in(6) ? 3 : std::floor(math::exp(6 + 9 * size)));
      world.leaders[0].alignment.push_back(invited ? dice.between(0, 1) : 0.0);
      world.leaders[0].ally.push_back(dice.one_in(2) ? 1 : 0);
      world.leaders[0].treaty_depth.push_back(!world.leaders[0].ally.back() ? 0.0
                                              : dice.one_in(4)              ? 0.97
                                                                            : dice.between(0, 1));
      world.wars[0].distance_km.push_back(dice.one_in(8) ? 0.0 : dice.between(0, 14000));
      world.democracy.push_back(dice.one_in(2) ? 1 : 0);
      world.wars[0].invited.push_back(invited ? 1 : 0);
      world.wars[0].covariates[0].push_back(1);
      world.wars[0].covariates[1].push_back(dice.between(-1, 1));
      world.wars[0].covariates[2].push_back(dice.between(-1, 1));
    }
  }
  const std::size_t first = world.first_year.number() + before;
  War& war = world.wars[0];
  war.id = WarId(static_cast<std::uint16_t>(1 + dice.below(9)));
  war.name = "Any";
  war.first_year = Year(static_cast<std::uint16_t>(first));
  war.last_year = Year(static_cast<std::uint16_t>(first + during - 1));
  war.casualty_size = math::exp(dice.between(-2.5, 3));
  for (std::size_t year = 0; year < during; ++year) {
    world.wars[0].deaths_per_1000.push_back(dice.one_in(5) ? 0.0 : math::exp(dice.between(-2, 5)));
  }
  return world;
}

inline Coefficients any_coefficients(Dice& dice, Family family, const World& world) {
  Coefficients coefficients;
  coefficients.family = family;
  const double reference = dice.between(-0.2, 0.4);
  coefficients.potential = dice.one_in(3) ? PotentialMeasure{dice.between(-0.2, 0.3), dice.between(0.5, 1.2), 0.0}
                                          : PotentialMeasure{0, 1, reference};
  if (family == Family::hurdle) {
    // The parts need not have the same terms, nor in the same order; the columns are intercept, a, b.
    coefficients.terms = {"intercept", "a", "potential"};
    coefficients.amount_terms = {"b", "potential", "intercept"};
    if (dice.one_in(4)) coefficients.terms = {"intercept", "potential", "a"};
    if (dice.one_in(4)) coefficients.amount_terms = {"intercept", "b"};
    coefficients.estimate = {dice.between(-1.5, 1), dice.between(-1, 1), dice.between(0.5, 3)};
    for (const std::string& term : coefficients.amount_terms) {
      coefficients.estimate.push_back(term == "intercept" ? dice.between(-5, -1) : dice.between(-0.5, 1.5));
    }
    coefficients.estimate.push_back(dice.between(-1, 0.5));  // log(sigma)
    if (dice.one_in(3)) coefficients.ceiling = dice.between(0.1, 0.9);
  } else {
    coefficients.terms = {"intercept", "potential", "a", "b"};
    const double scale = math::exp(dice.between(-5, -1));
    for (int term = 0; term < 4; ++term) coefficients.estimate.push_back(scale * dice.between(-1, 2));
    coefficients.estimate.push_back(math::log(scale));
    if (dice.one_in(3)) {
      for (const CowCode state : world.states) coefficients.state_effects[state] = scale * dice.between(-1, 1);
    }
  }
  // L L' of a small lower triangle, with one parameter held fixed.
  const std::size_t size = coefficients.estimate.size();
  const std::size_t held = dice.below(size);
  std::vector<double> factor(size * size, 0.0);
  const double unit = family == Family::hurdle ? 0.1 : 0.2 * math::exp(coefficients.estimate.back());
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i && i != held; ++j) factor[i * size + j] = unit * dice.between(0, 1);
  }
  coefficients.covariance.assign(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      for (std::size_t k = 0; k < size; ++k) {
        coefficients.covariance[i * size + j] += factor[i * size + k] * factor[j * size + k];
      }
    }
  }
  return coefficients;
}

/// Far from what a fit gives: predictors in the tails, shares at their ceilings, states all alike or utterly unlike,
/// shocks that hardly change, one death or all.
inline void go_to_extremes(Dice& dice, PlainCase& one) {
  Coefficients& coefficients = one.experiment.coefficients;
  const double sigma = math::exp(coefficients.estimate.back());
  if (coefficients.family == Family::hurdle) {
    coefficients.estimate[0] += dice.between(-8, 8);
    coefficients.estimate[3] += dice.between(-14, 14);  // beyond the kernel's table of means
    coefficients.estimate.back() = dice.between(-3, 0.8);
  } else {
    coefficients.estimate[0] += sigma * dice.between(-30, 15);
    coefficients.estimate[1] *= dice.between(-5, 5);
  }
  Experiment& experiment = one.experiment;
  if (experiment.types.on) experiment.types.committed = dice.one_in(2) ? 0.02 : 0.98;
  experiment.types.stake_distance_km = dice.one_in(2) ? 1 : 1e7;
  experiment.persistence = {.participation = dice.one_in(2) ? 0 : 0.9999, .amount = dice.one_in(2) ? 0 : 0.9999};
  experiment.withdrawal.intercept = dice.between(-100, 100);
  one.world.wars[0].casualty_size = dice.one_in(2) ? 0.01 : 1e6;
  for (double& forces : one.world.armed_forces) forces = dice.one_in(3) ? 0.5 : forces;
  for (double& deaths : one.world.wars[0].deaths_per_1000) deaths = dice.one_in(3) ? 1000 : deaths;
}

/// The case of a number: what matters most goes round, the rest is drawn.
inline PlainCase any_case(std::uint32_t number) {
  static constexpr Family families[] = {Family::gaussian, Family::tobit, Family::hurdle};
  static constexpr std::size_t replications[] = {1, 63, 64, 65, 100};
  Dice dice(1000 + number);
  PlainCase result;
  result.world = any_world(dice);
  Experiment& experiment = result.experiment;
  experiment.coefficients = any_coefficients(dice, families[number % 3], result.world);
  experiment.replications = replications[number % 5];
  experiment.draw_coefficients = number % 4 != 0;
  experiment.types.on = number % 7 != 0;
  if (experiment.types.on && !dice.one_in(3)) experiment.types.committed = dice.between(0.05, 0.95);
  experiment.types.stake_distance_km = math::exp(dice.between(6, 10));
  const bool persistent = dice.one_in(2);
  experiment.persistence = {.participation = persistent ? dice.between(0, 0.98) : 0,
                            .amount = persistent ? dice.between(0, 0.98) : 0};
  LeaderRule& rule = experiment.leader_rule;
  rule.rule = number % 8 == 3 ? Reward::indifferent : Reward::bayesian;
  rule.decide = dice.one_in(2) ? Decision::war_end : Decision::each_year;
  rule.room = dice.one_in(2) ? Room::potential : Room::standing;
  static constexpr double sourings[] = {0, 0.1, 1};
  rule.souring = sourings[dice.below(3)];
  rule.generosity = dice.one_in(5) ? 0 : dice.between(0.2, 1);
  rule.memory = dice.one_in(4) ? 1 : dice.between(0.3, 1);
  rule.drift = dice.one_in(4) ? 0 : dice.between(0, 0.5);
  rule.standing_limit = dice.one_in(3) ? 1 : dice.between(0.05, 0.6);
  experiment.withdrawal = {.on = dice.one_in(2),
                           .intercept = dice.between(-3, 0),
                           .losses = dice.between(-0.1, 0.5),
                           .democracy = dice.between(-1, 1),
                           .tie = dice.between(-2, 2)};
  if (!experiment.withdrawal.on && dice.one_in(2)) result.world.democracy.clear();
  if (number % 10 == 9) go_to_extremes(dice, result);
  experiment.seed = MasterSeed((std::uint64_t{dice.below(1u << 20)} << 32) + number);
  return result;
}

}  // namespace entente::testing
