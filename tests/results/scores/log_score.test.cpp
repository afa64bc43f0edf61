#include "results/scores/log_score.hpp"

#include "sim/math/functions.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace entente;

namespace {

// Zero with probability 0.7, else log-normal about 1 in 200 with deviation 1.2.
std::vector<double> mixed_draws(testing::Draws& draws, std::size_t count) {
  std::vector<double> x(count);
  for (double& value : x) value = draws.normal() < 0.5244005127 ? 0 : std::exp(std::log(0.005) + 1.2 * draws.normal());
  std::sort(x.begin(), x.end());
  return x;
}

double score(const std::vector<double>& sorted, double observed, double bandwidth_factor = 1) {
  const auto positive = std::upper_bound(sorted.begin(), sorted.end(), 0.0);
  const double bandwidth = bandwidth_factor * log_bandwidth({positive, sorted.end()});
  MixedDraws draws{.count = sorted.size(), .zeros = static_cast<std::size_t>(positive - sorted.begin())};
  for (auto x = positive; observed > 0 && x != sorted.end(); ++x) draws.kernels += log_kernel(*x, observed, bandwidth);
  return mixed_log_score(draws, observed, {.mean = std::log(0.005), .deviation = 2});
}

// Oracle: the density of that mixture.
double exact(double y) {
  if (y == 0) return -std::log(0.7);
  const double z = (std::log(y) - std::log(0.005)) / 1.2;
  return -(std::log(0.3) - 0.5 * z * z - std::log(1.2 * std::sqrt(2 * 3.14159265358979) * y));
}

}  // namespace

TEST_CASE("the log score of many draws comes to that of the distribution behind them") {
  testing::Draws draws(11);
  const std::vector<double> x = mixed_draws(draws, 100000);
  CHECK(score(x, 0) == Approx(exact(0)).margin(0.02));
  double worst = 0;
  for (const double y : {0.0008, 0.002, 0.005, 0.02, 0.05}) {
    CHECK(score(x, y) == Approx(exact(y)).margin(0.1));
    worst = std::max(worst, std::abs(score(x, y, 40) - exact(y)));
  }
  CHECK(worst > 0.3);  // a bandwidth that smooths all away
}

TEST_CASE("the log score is finite whatever was drawn, and proper in the mean") {
  const std::vector<double> zeros(50, 0.0);
  CHECK(std::isfinite(score(zeros, 0.3)));
  CHECK(score(zeros, 0) == Approx(-std::log(50.5 / 51)));
  const std::vector<double> one(50, 0.01);
  CHECK(std::isfinite(score(one, 0.9)));
  CHECK(score(one, 0) == Approx(-std::log(0.5 / 51)));

  // Oracle: propriety (Gneiting and Raftery 2007): forecasting the truth beats a forecast of half its spread.
  testing::Draws draws(12);
  const std::vector<double> truth = mixed_draws(draws, 2000);
  std::vector<double> narrow = truth;
  for (double& value : narrow) value = value > 0 ? 0.005 * std::sqrt(value / 0.005) : 0;
  double better = 0;
  for (const double y : mixed_draws(draws, 1000)) better += score(narrow, y) - score(truth, y);
  CHECK(better / 1000 > 0.02);
}

TEST_CASE("bandwidths follow Silverman's rule and never vanish") {
  // Oracle: R 4.2, bw.nrd0(log(x)).
  const std::vector<double> x = {0.001, 0.002, 0.003, 0.005, 0.008, 0.013, 0.021};
  CHECK(log_bandwidth(x) == Approx(0.649133123110684).epsilon(1e-9));
  CHECK(log_bandwidth(std::vector<double>(9, 0.01)) == 0.05);
  CHECK(log_bandwidth(std::vector<double>{0.01}) == 0.05);
}

// Oracle: a normal's closed form, and the mean of two densities by hand.
TEST_CASE("the log score of densities is that of their mean") {
  const auto log_normal_density = [](double y, double mean, double deviation) {
    const double z = (y - mean) / deviation;
    return -0.5 * z * z - std::log(deviation * std::sqrt(2 * std::acos(-1.0)));
  };
  const double certain = log_normal_density(0.023, 0.02, 0.004);
  const std::vector<double> same(40, certain);
  for (const double score : density_log_scores(same, ReplicateGroups(40))) {
    CHECK(score == Approx(-certain).epsilon(1e-12));
  }
  const double other = log_normal_density(0.023, 0.05, 0.004);
  const std::vector<double> two = {certain, other};
  const std::vector<double> scores = density_log_scores(two, ReplicateGroups(2));
  REQUIRE(scores.size() == 1);  // too few for groups
  CHECK(scores[0] == Approx(-std::log((std::exp(certain) + std::exp(other)) / 2)).epsilon(1e-12));
  CHECK(scores[0] < -(certain + other) / 2 - 1);  // not the mean of the logarithms

  // Groups of four replicates are two: without one, the mean over the other.
  const std::vector<double> four = {0, -1, -2, -3};
  const std::vector<double> parts = density_log_scores(four, ReplicateGroups(4));
  REQUIRE(parts.size() == 3);
  CHECK(parts[1] == Approx(-std::log((std::exp(-1) + std::exp(-3)) / 2)).epsilon(1e-12));
  CHECK(parts[2] == Approx(-std::log((1 + std::exp(-2)) / 2)).epsilon(1e-12));
}

TEST_CASE("what is impossible has the worst log score, and what is improbable its own") {
  const double never = -std::numeric_limits<double>::infinity();
  const ReplicateGroups groups(4);
  CHECK(density_log_scores(std::vector<double>(4, never), groups) == std::vector<double>(3, -least_log_density));
  CHECK(density_log_scores(std::vector<double>(4, -49.0), groups)[0] == Approx(49).epsilon(1e-12));
  CHECK(density_log_scores(std::vector<double>(4, -2000.0), groups)[0] == -least_log_density);
  const std::vector<double> once = {-1, never, never, never};
  CHECK(density_log_scores(once, groups)[0] == Approx(1 + std::log(4)).epsilon(1e-12));
  CHECK(density_log_scores(once, groups)[1] == -least_log_density);  // without the one that allowed it
}
