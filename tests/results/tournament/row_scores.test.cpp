#include "results/tournament/row_scores.hpp"

#include "results/scores/group_errors.hpp"
#include "tests/results/support/draws.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace entente;

namespace {

// Gneiting and Raftery (2007), eq. 21, for a normal of this mean and deviation.
double normal_crps(double mean, double deviation, double y) {
  const double z = (y - mean) / deviation;
  const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
  const double cdf = 0.5 * std::erfc(-z / std::numbers::sqrt2);
  return deviation * (z * (2 * cdf - 1) + 2 * density - 1 / std::sqrt(std::numbers::pi));
}

double kolmogorov(std::vector<double> ranks) {
  std::sort(ranks.begin(), ranks.end());
  double distance = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const double n = static_cast<double>(ranks.size());
    distance = std::max({distance, (static_cast<double>(i) + 1) / n - ranks[i], ranks[i] - static_cast<double>(i) / n});
  }
  return distance;
}

// Ranks of 1,500 rows, forecast with the deviation given where the truth has 1; a third of all draws and rows are 0.
std::vector<double> ranks_of(double deviation) {
  testing::Draws draws(5);
  const auto share = [&draws](double spread) {
    const double x = 0.43 + spread * draws.normal();
    return x < 0 ? 0 : 0.01 * x;
  };
  std::vector<double> ranks;
  const ReplicateGroups groups(60);
  for (int row = 0; row < 1500; ++row) {
    std::vector<double> forecast(60);
    for (double& x : forecast) x = share(deviation);
    const double observed = share(1);
    const double uniform = draws.uniform();
    ranks.push_back(score_row(forecast, {}, observed, uniform, {.mean = -5, .deviation = 1}, groups).rank.front());
  }
  return ranks;
}

}  // namespace

TEST_CASE("a row's CRPS and its Monte Carlo error are those of the distribution behind the draws") {
  testing::Draws draws(3);
  const double mean = 0.02, deviation = 0.004, observed = 0.023;
  std::vector<double> misses, errors;
  for (int experiment = 0; experiment < 40; ++experiment) {
    std::vector<double> forecast(400);
    for (double& x : forecast) x = mean + deviation * draws.normal();
    const ReplicateGroups groups(forecast.size());
    const RowScore score = score_row(forecast, {}, observed, 0.5, {.mean = -4, .deviation = 1}, groups);
    misses.push_back(score.crps.front() - normal_crps(mean, deviation, observed));
    errors.push_back(jackknife_error(std::vector<double>(score.crps.begin() + 1, score.crps.end())));
  }
  const Simulated miss = mean_of(misses);
  CHECK(std::abs(miss.value) < 4 * miss.error);
  // The errors claimed are the spread that 40 experiments show, within a third.
  const double spread = miss.error * std::sqrt(40.0);
  CHECK(mean_of(errors).value == Approx(spread).epsilon(0.33));
}

TEST_CASE("ranks of a calibrated forecast are uniform, those of one too narrow or too wide are not") {
  const double bound = 1.63 / std::sqrt(1500.0);  // Kolmogorov's, at 1 %
  CHECK(kolmogorov(ranks_of(1)) < bound);
  CHECK(kolmogorov(ranks_of(0.6)) > bound);
  CHECK(kolmogorov(ranks_of(1.6)) > bound);
}

TEST_CASE("randomised ranks share a point mass out evenly") {
  CHECK(randomised_rank(0, 9, 9, 0.25) == 0.25);
  CHECK(randomised_rank(4, 0, 9, 0.5) == 0.45);
  CHECK(randomised_rank(9, 0, 9, 1) == 1);
}

TEST_CASE("the jackknife of a mean is the mean's own standard error") {
  // Oracle: algebra. Without group g of G equal ones the mean is (S - s_g) / (n - m).
  testing::Draws draws(8);
  std::vector<double> x(64);
  for (double& value : x) value = draws.normal();
  std::vector<double> without, group_means;
  for (std::size_t g = 0; g < 16; ++g) {
    double sum = 0, own = 0;
    for (std::size_t k = 0; k < 64; ++k) (k % 16 == g ? own : sum) += x[k];
    without.push_back(sum / 60);
    group_means.push_back(own / 4);
  }
  CHECK(jackknife_error(without) == Approx(mean_of(group_means).error).epsilon(1e-12));
  CHECK(std::isnan(jackknife_error(std::vector<double>{1})));
}
