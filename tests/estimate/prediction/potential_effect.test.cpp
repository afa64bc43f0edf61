#include "estimate/prediction/potential_effect.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

namespace {

// Two states in three years, of which the second is not invited in the last.
World world_of(std::size_t covariates) {
  World world;
  world.states = {CowCode(200), CowCode(920)};
  world.first_year = Year(2001);
  world.years = 3;
  world.leaders[0].alignment = {0.75, 0.5, 0.75, 0.625, 0.5, 0.9};
  world.leaders[0].treaty_depth = {0.5, 0, 0.25, 0, 0.5, 0};
  world.wars[0].invited = {1, 1, 1, 1, 1, 0};
  world.wars[0].covariates = {{1, 1, 1, 1, 1, 1}};
  if (covariates > 1) world.wars[0].covariates.push_back({0.5, -1, 0.25, 2, 0.125, 1000});
  return world;
}

constexpr double z = 1.959963984540054;  // of 95 %

// A covariance with correlations, positive definite by construction: L L' with L below.
std::vector<double> covariance_of(std::size_t size) {
  std::vector<double> root(size * size, 0), covariance(size * size, 0);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j <= i; ++j) root[i * size + j] = 0.02 / static_cast<double>(1 + i + 2 * j);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j)
      for (std::size_t k = 0; k < size; ++k) covariance[i * size + j] += root[i * size + k] * root[j * size + k];
  return covariance;
}

Coefficients gaussian() {
  Coefficients coefficients;
  coefficients.family = Family::gaussian;
  coefficients.terms = {"intercept", "x", "potential"};
  coefficients.estimate = {0.01, 0.002, 0.04, std::log(0.02)};
  coefficients.covariance = covariance_of(4);
  coefficients.potential.reference = 0.25;
  return coefficients;
}

Coefficients tobit() {
  Coefficients coefficients = gaussian();
  coefficients.family = Family::tobit;
  coefficients.state_effects = {{CowCode(920), -0.0125}};
  return coefficients;
}

Coefficients hurdle() {
  Coefficients coefficients;
  coefficients.family = Family::hurdle;
  coefficients.terms = {"intercept", "potential"};
  coefficients.amount_terms = {"intercept", "x", "potential"};
  coefficients.estimate = {-1, 2, -3, 0.25, 0.5, std::log(0.75)};
  coefficients.covariance = covariance_of(6);
  coefficients.potential.reference = 0.25;
  coefficients.ceiling = 0.125;
  return coefficients;
}

// The prediction written out for one state-year, by another road than the code's: no parts, no rows laid out.
double mean_at(const Coefficients& c, const World& world, std::size_t cell, double potential) {
  const double x = world.wars[0].covariates[1][cell], sigma = std::exp(c.estimate.back());
  const std::vector<double>& b = c.estimate;
  if (c.family == Family::hurdle) {
    return hurdle_mean(b[0] + b[1] * potential, b[2] + b[3] * x + b[4] * potential, sigma, c.ceiling);
  }
  const auto effect = c.state_effects.find(world.states[cell % 2]);
  const double own = effect == c.state_effects.end() ? 0 : effect->second;
  return mean_share(c.family, b[0] + b[1] * x + own + b[2] * potential, sigma);
}

double share_at(const Coefficients& c, const World& world, double potential) {
  double sum = 0;
  for (std::size_t cell = 0; cell < 5; ++cell) sum += mean_at(c, world, cell, potential);
  return sum / 5;
}

// Standard error of share(potential) - weight share(reference) by central differences in the parameters.
double error_at(const Coefficients& c, const World& world, double potential, double weight) {
  std::vector<double> gradient;
  for (std::size_t i = 0; i < c.estimate.size(); ++i) {
    Coefficients up = c, down = c;
    const double h = 1e-5 * std::max(0.1, std::abs(c.estimate[i]));
    up.estimate[i] += h;
    down.estimate[i] -= h;
    const auto value = [&](const Coefficients& at) {
      return share_at(at, world, potential) - weight * share_at(at, world, c.potential.reference);
    };
    gradient.push_back((value(up) - value(down)) / (2 * h));
  }
  double variance = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i)
    for (std::size_t j = 0; j < gradient.size(); ++j)
      variance += gradient[i] * c.covariance[i * gradient.size() + j] * gradient[j];
  return std::sqrt(variance);
}

}  // namespace

TEST_CASE("the effect of potential is the mean over invited state-years, with bands by the delta method") {
  const World world = world_of(2);
  for (const Coefficients& c : {gaussian(), tobit(), hurdle()}) {
    CAPTURE(to_string(c.family));
    const PotentialEffect effect = potential_effect(world, world.wars[0], c, {.points = 5});
    CHECK(effect.rows == 5);
    CHECK(effect.reference == 0.25);
    REQUIRE(effect.points.size() == 5);
    CHECK(effect.points.front().potential == 0);  // 0.5 - 0.5; the state that is not invited has 0.9
    CHECK(effect.points.back().potential == 0.625);
    for (const PotentialEffectPoint& point : effect.points) {
      const double share = share_at(c, world, point.potential), error = error_at(c, world, point.potential, 0);
      CHECK(point.share == Approx(share).epsilon(1e-12));
      if (c.family == Family::gaussian) {
        CHECK(point.low == Approx(share - z * error).epsilon(1e-6));
        CHECK(point.high == Approx(share + z * error).epsilon(1e-6));
      } else {
        CHECK(std::log(point.high / share) == Approx(z * error / share).epsilon(1e-5));
        CHECK(point.low * point.high == Approx(share * share).epsilon(1e-12));
        CHECK(point.low > 0);
      }
      CHECK(point.change == Approx(share - share_at(c, world, 0.25)).margin(1e-15));
      const double change_error = error_at(c, world, point.potential, 1);
      CHECK(point.change_high - point.change_low == Approx(2 * z * change_error).epsilon(1e-5).margin(1e-12));
    }
  }
}

TEST_CASE("of a linear equation the change is the coefficient's, and has no width at the reference") {
  const World world = world_of(2);
  Coefficients c = gaussian();
  c.potential.reference = 0.3125;  // the middle of the grid
  const PotentialEffect effect = potential_effect(world, world.wars[0], c, {.points = 3, .level = 0.9});
  CHECK(effect.points[1].potential == 0.3125);
  CHECK(effect.points[1].change_low == effect.points[1].change_high);
  CHECK(effect.points[2].change == Approx(0.04 * 0.3125));
  const double slope_error = std::sqrt(c.covariance[2 * 4 + 2]);
  CHECK(effect.points[2].change_high - effect.points[2].change == Approx(1.6448536269514722 * 0.3125 * slope_error));
}

TEST_CASE("without potential in the equation or without an invitation there is no effect") {
  World world = world_of(1);
  Coefficients c = gaussian();
  c.terms = {"intercept"};
  c.estimate = {0.01, -3};
  c.covariance = covariance_of(2);
  CHECK(potential_effect(world, world.wars[0], c).points.empty());
  world = world_of(2);
  world.wars[0].invited.assign(6, 0);
  CHECK(potential_effect(world, world.wars[0], gaussian()).points.empty());
  CHECK_THROWS_AS(potential_effect(world, world.wars[0], gaussian(), {.points = 1}), Error);
  CHECK_THROWS_AS(potential_effect(world, world.wars[0], gaussian(), {.level = 1}), Error);
}
