#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/pairs_draws.hpp"
#include "estimate/covariance/resample.hpp"
#include "sim/core/error.hpp"
#include "sim/random/distributions.hpp"
#include "tests/estimate/covariance/hand_made.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

CovarianceRequest pairs_by(const std::string& cluster, int draws) {
  CovarianceRequest request;
  request.kind = CovarianceKind::pairs;
  request.clusters = {cluster};
  request.draws = draws;
  return request;
}

double draw(std::uint64_t seed, int unit, int time, random::Purpose purpose) {
  random::Stream stream({.seed = MasterSeed(seed),
                         .state = CowCode(static_cast<std::uint16_t>(unit)),
                         .year = Year(static_cast<std::uint16_t>(time)),
                         .purpose = purpose});
  return random::normal(stream);
}

/// Many clusters of 5 rows whose errors and regressor share a component.
Sample many_clusters(int clusters) {
  std::vector<double> y, x, one;
  std::vector<int> units, times;
  for (int g = 1; g <= clusters; ++g) {
    for (int t = 1; t <= 5; ++t) {
      x.push_back(draw(1, g, 0, random::Purpose::type) + 0.5 * draw(1, g, t, random::Purpose::type));
      y.push_back(1 + 0.5 * x.back() + draw(1, g, 0, random::Purpose::contribution) +
                  draw(1, g, t, random::Purpose::contribution));
      one.push_back(1);
      units.push_back(g);
      times.push_back(t);
    }
  }
  return sample_of(y, {design_intercept, "x"}, {one, x}, units, times);
}

}  // namespace

TEST_CASE("A resampled panel tells copies of a cluster apart but shares years", "[covariance][bootstrap]") {
  Sample sample = eight_clusters({"unit", "time"});
  sample.clusters = {sample.unit};
  const std::vector<std::size_t> times{2, 0, 1, 1, 3, 0, 1, 0};
  const Sample drawn = resampled(sample, sample.unit, rows_by_level(sample.unit), times);
  // Units have 5, 6, 4, 5, 6, 4, 5, 6 rows.
  REQUIRE(drawn.rows() == 2 * 5 + 4 + 5 + 3 * 6 + 5);
  CHECK(drawn.unit.labels == std::vector<std::string>{"1#1", "1#2", "3#1", "4#1", "5#1", "5#2", "5#3", "7#1"});
  CHECK(drawn.effects[0].level == drawn.unit.level);
  CHECK(drawn.clusters[0].level == drawn.unit.level);
  CHECK(drawn.time.levels() == 6);
  CHECK(drawn.effects[1].labels == std::vector<std::string>{"1", "2", "3", "4", "5", "6"});
  CHECK(drawn.outcome[5] == drawn.outcome[0]);
  CHECK(drawn.unit.level[5] == 1);
}

// R 4.2 on the panel of eight_clusters(), clusters drawn 2, 0, 1, 1, 3, 0, 1, 0 times:
//   q <- do.call(rbind, lapply(1:8, function(g) if (times[g] > 0)
//     do.call(rbind, lapply(1:times[g], function(k) transform(p[p$g == g, ], u = paste(g, k))))))
//   coef(lm(y ~ x + z, q)); coef(lm(y ~ x + z + factor(u), q)); coef(lm(y ~ x + z + factor(u) + factor(t), q))
TEST_CASE("A draw from sums over clusters is R's regression on the rows drawn", "[covariance][bootstrap]") {
  struct Oracle {
    std::vector<std::string> effects;
    std::vector<double> estimate;
  };
  const Oracle oracle = GENERATE(values<Oracle>({{{}, {1.16508351494166, 0.43215535026716, 0.11838280297433}},
                                                 {{"unit"}, {0.30571929718497, 0.21000351302559}},
                                                 {{"unit", "time"}, {0.27523490410813, 0.28831416416111}},
                                                 {{"time", "unit"}, {0.27523490410813, 0.28831416416111}}}));
  const Sample sample = eight_clusters(oracle.effects);
  const ModelFit fit = fit_by_hand(sample);
  REQUIRE(sums_suffice(sample, fit, sample.unit));
  const ClusterSums sums = cluster_sums(sample, fit, sample.unit, GramRows::all);
  const PairsDraw drawn = pairs_draw(sums, fit, {2, 0, 1, 1, 3, 0, 1, 0});
  REQUIRE(drawn);
  for (std::size_t j = 0; j < fit.size(); ++j) CHECK((*drawn)[j] == Approx(oracle.estimate[j]).epsilon(1e-11));
}

TEST_CASE("Sums over clusters and the refit of the resampled panel agree", "[covariance][bootstrap]") {
  const auto& [effects, cluster] = GENERATE(values<std::pair<std::vector<std::string>, std::string>>(
      {{{}, "unit"}, {{"unit"}, "unit"}, {{"unit", "time"}, "unit"}, {{"unit", "time"}, "time"}, {{"time"}, "unit"}}));
  const Sample sample = eight_clusters(effects);
  const Grouping& clusters = cluster == "unit" ? sample.unit : sample.time;
  const ModelFit fit = fit_by_hand(sample);
  const ClusterSums sums = cluster_sums(sample, fit, clusters, GramRows::all);
  for (std::size_t b = 0; b < 20; ++b) {
    const std::vector<std::size_t> times = drawn_clusters(4, b, clusters.levels());
    CHECK(std::accumulate(times.begin(), times.end(), std::size_t{0}) == clusters.levels());
    const PairsDraw drawn = pairs_draw(sums, fit, times);
    REQUIRE(drawn);
    Sample again = resampled(sample, clusters, rows_by_level(clusters), times);
    const ModelFit refit = fit_by_hand(again);
    for (std::size_t j = 0; j < fit.size(); ++j) CHECK((*drawn)[j] == Approx(refit.estimate[j]).epsilon(1e-9));
  }
}

TEST_CASE("With many clusters the pairs bootstrap comes near CR1, and iid errors do not", "[covariance][bootstrap]") {
  const Sample sample = many_clusters(300);
  const ModelFit fit = fit_model(sample, {});
  CovarianceRequest request = pairs_by("unit", 4000);
  const CovarianceEstimate pairs = pairs_bootstrap(sample, fit, request);
  request.kind = CovarianceKind::cr1;
  const CovarianceEstimate clustered = estimate_covariance(sample, fit, request);
  double rss = 0;
  for (const double e : fit.working->residual) rss += e * e;
  // A standard deviation from B draws is off by 1 / sqrt(2 B) = 1.1 %; both estimate with 300 clusters, which adds
  // little.
  for (std::size_t j = 0; j < 2; ++j) {
    const double ratio = pairs.standard_error(j) / clustered.standard_error(j);
    CHECK(std::abs(ratio - 1) < 0.045);
    double bread = 0;
    for (std::size_t m = 0; m < 2; ++m) bread += fit.root[j * 2 + m] * fit.root[j * 2 + m];
    const double iid = std::sqrt(rss / static_cast<double>(sample.rows() - 2) * bread);
    CHECK(std::abs(iid / clustered.standard_error(j) - 1) > 0.2);
    CHECK(pairs.interval_low[j] == Approx(fit.estimate[j] - 1.96 * clustered.standard_error(j)).margin(0.03));
    CHECK(pairs.interval_high[j] == Approx(fit.estimate[j] + 1.96 * clustered.standard_error(j)).margin(0.03));
  }
}

TEST_CASE("Pairs draws of a likelihood are refits of the resampled panel", "[covariance][bootstrap]") {
  Sample sample = many_clusters(40);
  for (double& y : sample.outcome) y = std::max(0.0, y);
  const ModelFit fit = fit_model(sample, {.family = ModelFamily::tobit});
  CovarianceRequest request = pairs_by("unit", 150);
  const CovarianceEstimate pairs = pairs_bootstrap(sample, fit, request);
  request.threads = 2;
  CHECK(pairs.matrix == pairs_bootstrap(sample, fit, request).matrix);
  request.kind = CovarianceKind::cr1;
  const CovarianceEstimate clustered = estimate_covariance(sample, fit, request);
  // 150 draws give a standard deviation to 6 %, and 40 clusters are not many.
  for (std::size_t j = 0; j < fit.size(); ++j) {
    CHECK(std::abs(pairs.standard_error(j) / clustered.standard_error(j) - 1) < 0.3);
  }
}

TEST_CASE("Pairs results are the same bits for any number of threads", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({"unit", "time"});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = pairs_by("unit", 500);
  const CovarianceEstimate one = pairs_bootstrap(sample, fit, request);
  request.threads = 3;
  const CovarianceEstimate three = pairs_bootstrap(sample, fit, request);
  CHECK(one.matrix == three.matrix);
  CHECK(one.interval_low == three.interval_low);
  CHECK(one.bootstrap_p == three.bootstrap_p);
  request.seed += 1;
  CHECK(one.matrix != pairs_bootstrap(sample, fit, request).matrix);
}

TEST_CASE("Panels that cannot carry the model are counted, and too many are an error", "[covariance][bootstrap]") {
  const auto with_dummy = [](int clusters) {
    // Only clusters 1 to `clusters` have the dummy: a draw without any of them, or with nothing else, has no estimate.
    Sample sample = eight_clusters({});
    std::vector<std::vector<double>> columns(2, std::vector<double>(sample.rows(), 1.0));
    std::vector<int> units, times;
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      units.push_back(static_cast<int>(sample.unit.level[i]));
      times.push_back(static_cast<int>(sample.time.level[i]));
      columns[1][i] = units.back() < clusters ? 1 : 0;
    }
    return sample_of(sample.outcome, {design_intercept, "dummy"}, columns, units, times);
  };
  // (6/8)^8 + (2/8)^8 = 10.0 % of the draws fail with two clusters, (5/8)^8 + (3/8)^8 = 2.4 % with three.
  const Sample three = with_dummy(3);
  const CovarianceEstimate pairs = pairs_bootstrap(three, fit_by_hand(three), pairs_by("unit", 2000));
  REQUIRE(pairs.notes.size() == 2);
  const double failed = std::stod(pairs.notes[1]);
  CHECK(std::abs(failed - 2000 * 0.02368) < 4 * std::sqrt(2000 * 0.02368));
  const Sample single = with_dummy(1);
  CHECK_THROWS_WITH(pairs_bootstrap(single, fit_by_hand(single), pairs_by("unit", 500)),
                    Catch::Contains("could not be fitted"));
}

}  // namespace entente
