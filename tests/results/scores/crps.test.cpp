#include "results/scores/crps.hpp"

#include "results/scores/simulated.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace entente;

namespace {

// Ferro (2014), eq. 5 as it is written: the double sum.
double by_definition(const std::vector<double>& x, double y) {
  const double r = static_cast<double>(x.size());
  double distance = 0, spread = 0;
  for (const double a : x) {
    distance += std::abs(a - y);
    for (const double b : x) spread += std::abs(a - b);
  }
  return distance / r - spread / (2 * r * (r - 1));
}

// Gneiting and Raftery (2007), eq. 21, standard normal forecast.
double normal_closed_form(double y) {
  const double density = std::exp(-y * y / 2) / std::sqrt(2 * std::numbers::pi);
  const double cdf = 0.5 * std::erfc(-y / std::numbers::sqrt2);
  return y * (2 * cdf - 1) + 2 * density - 1 / std::sqrt(std::numbers::pi);
}

std::vector<double> normal_ensemble(testing::Draws& draws, std::size_t members) {
  std::vector<double> x(members);
  for (double& value : x) value = draws.normal();
  std::sort(x.begin(), x.end());
  return x;
}

}  // namespace

TEST_CASE("fair CRPS of a sorted ensemble is Ferro's double sum") {
  testing::Draws draws(1);
  for (const std::size_t members : {2u, 3u, 10u, 101u}) {
    std::vector<double> x = normal_ensemble(draws, members);
    if (members > 3) x[1] = x[2];
    for (const double y : {-3.0, -0.2, 0.0, x[0], 5.0})
      CHECK(fair_crps(x, y) == Approx(by_definition(x, y)).epsilon(1e-12));
  }
  CHECK(fair_crps(std::vector<double>{0.25}, 1.0) == 0.75);
  CHECK(fair_crps(std::vector<double>{0, 0, 0}, 0) == 0);
}

TEST_CASE("fair CRPS is unbiased for the closed form of the normal, however small the ensemble") {
  for (const double y : {0.0, 0.7, -1.5}) {
    testing::Draws draws(2);
    std::vector<double> fair, unfair;
    for (int trial = 0; trial < 20000; ++trial) {
      const std::vector<double> x = normal_ensemble(draws, 5);
      fair.push_back(fair_crps(x, y));
      // Broken on purpose: denominator 2 R^2, which punishes small ensembles.
      double distance = 0;
      for (const double value : x) distance += std::abs(value - y) / 5;
      unfair.push_back(distance - (distance - fair.back()) * 4 / 5);
    }
    const Simulated mean = mean_of(fair), broken = mean_of(unfair);
    CHECK(std::abs(mean.value - normal_closed_form(y)) < 5 * mean.error);
    CHECK(std::abs(broken.value - normal_closed_form(y)) > 5 * broken.error);
  }
}
