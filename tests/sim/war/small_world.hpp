#pragma once

#include "sim/math/functions.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

/// Worlds with known answers for tests. All numbers are invented.
namespace entente::testing {

/// `states` states (COW codes 20, 30, ...) invited in all of `years` years, with alignment, depth and distance spread
/// evenly, one covariate besides the intercept, and allies where depth is above 0.
inline World small_world(std::size_t states, std::size_t years) {
  World world;
  world.leaders[0].leader = CowCode(2);
  world.first_year = Year(2001);
  world.years = years;
  for (std::size_t i = 0; i < states; ++i) world.states.push_back(CowCode(static_cast<std::uint16_t>(20 + 10 * i)));
  world.wars[0].covariates.resize(2);
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t i = 0; i < states; ++i) {
      const double place = (static_cast<double>(i) + 0.5) / static_cast<double>(states);
      world.armed_forces.push_back(10000 + 1000 * static_cast<double>(i));
      world.leaders[0].alignment.push_back(0.3 + 0.6 * place);
      world.leaders[0].treaty_depth.push_back(i % 3 == 0 ? 0.4 : 0.0);
      world.wars[0].distance_km.push_back(1000 + 12000 * std::abs(place - 0.5));
      world.leaders[0].ally.push_back(i % 3 == 0 ? 1 : 0);
      world.wars[0].invited.push_back(1);
      world.wars[0].covariates[0].push_back(1);
      world.wars[0].covariates[1].push_back(place - 0.5);
    }
  }
  War& war = world.wars[0];
  war.id = WarId(1);
  war.name = "Test";
  war.first_year = world.first_year;
  war.last_year = Year(static_cast<std::uint16_t>(2000 + years));
  war.deaths_per_1000 = std::vector<double>(years, 5.0);
  war.casualty_size = 0.8;
  return world;
}

/// Intercept, one covariate, potential; sigma 0.01.
inline Coefficients small_coefficients(Family family, double potential_slope) {
  Coefficients coefficients;
  coefficients.family = family;
  coefficients.terms = {"intercept", "covariate", "potential"};
  coefficients.estimate = {0.002, 0.004, potential_slope, math::log(0.01)};
  coefficients.covariance = std::vector<double>(16, 0.0);
  coefficients.covariance[0] = 1e-7;
  coefficients.covariance[10] = 4e-7;
  coefficients.covariance[2] = coefficients.covariance[8] = 1e-7;
  coefficients.potential = {.intercept = 0, .alignment_slope = 1, .reference = 0.3};
  return coefficients;
}

/// The hurdle: participation and amount, each with intercept, covariate and potential; sigma 0.6. About three in ten
/// states take part, with shares around 0.01.
inline Coefficients small_hurdle(double participation_slope, double amount_slope) {
  Coefficients coefficients;
  coefficients.family = Family::hurdle;
  coefficients.terms = {"intercept", "covariate", "potential"};
  coefficients.amount_terms = coefficients.terms;
  coefficients.estimate = {-1.4, 1.5, participation_slope, -4.8, 0.5, amount_slope, math::log(0.6)};
  coefficients.covariance = std::vector<double>(49, 0.0);
  coefficients.covariance[2 * 7 + 2] = 0.04;
  coefficients.covariance[5 * 7 + 5] = 0.01;
  coefficients.covariance[2 * 7 + 5] = coefficients.covariance[5 * 7 + 2] = 0.01;
  coefficients.potential = {.intercept = 0, .alignment_slope = 1, .reference = 0.3};
  return coefficients;
}

inline Experiment small_experiment(Family family, double potential_slope, std::size_t replications) {
  Experiment experiment;
  experiment.coefficients = small_coefficients(family, potential_slope);
  experiment.seed = MasterSeed(11);
  experiment.replications = replications;
  return experiment;
}

}  // namespace entente::testing
