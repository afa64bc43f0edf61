#include "results/scores/coverage.hpp"

#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace entente;

namespace {

// Share of observations inside when ensemble and observation come from one normal, the ensemble's narrowed by `width`.
double coverage(double width, std::size_t members, int trials) {
  testing::Draws draws(3);
  int inside = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<double> x(members);
    for (double& value : x) value = width * draws.normal();
    std::sort(x.begin(), x.end());
    inside += in_central_90(x, draws.normal()) ? 1 : 0;
  }
  return static_cast<double>(inside) / trials;
}

}  // namespace

TEST_CASE("the central 90 % of a calibrated ensemble holds nine observations of ten; a narrow one is caught") {
  const int trials = 20000;
  const double members = 201;
  const double expected = 0.9 * (members - 1) / (members + 1);
  const double error = std::sqrt(expected * (1 - expected) / trials);
  CHECK(std::abs(coverage(1.0, 201, trials) - expected) < 5 * error);
  CHECK(coverage(0.9, 201, trials) < expected - 5 * error);
}

TEST_CASE("the interval is closed: a record of zeros is covered by an ensemble of zeros") {
  CHECK(in_central_90(std::vector<double>{0, 0, 0}, 0));
  CHECK_FALSE(in_central_90(std::vector<double>{0, 0, 0}, 0.001));
}
