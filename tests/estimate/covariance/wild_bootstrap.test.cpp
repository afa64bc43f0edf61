// The fast wild cluster bootstrap against refitting every draw: in R, and here with explicit dummy variables.
#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/cluster_sums.hpp"
#include "estimate/covariance/wild_draws.hpp"
#include "estimate/covariance/wild_weights.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/covariance/hand_made.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

/// A regression on terms and dummies, refitted from scratch.
class Refit {
 public:
  Refit(const Sample& sample, const Grouping& clusters) : sample_(sample), clusters_(clusters) {}

  /// Statistic of parameter `j` against `null`, with CR0 errors.
  double statistic(const std::vector<double>& outcome, std::size_t j, double null) const {
    const RegressionData data = design(sample_.columns());
    const PivotedQr qr = factorise(data);
    const std::size_t k = data.columns();
    const std::vector<double> b = qr.project(outcome);
    const std::vector<double> u = qr.residuals(outcome);
    std::vector<double> scores(clusters_.levels(), 0.0);
    for (std::size_t i = 0; i < sample_.rows(); ++i) {
      double score = 0;  // row j of (X'X)^-1 X'
      for (std::size_t m = 0; m < k; ++m) score += qr.root[j * k + m] * qr.basis[i * k + m];
      scores[clusters_.level[i]] += score * u[i];
    }
    double variance = 0;
    for (const double score : scores) variance += score * score;
    return (b[j] - null) / std::sqrt(variance);
  }

  /// Outcomes of the bootstrap under the null that parameter `j` is `null`.
  std::vector<double> draw(std::size_t j, double null, const std::vector<double>& weights) const {
    std::vector<double> rest(sample_.outcome);
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= null * sample_.row(i)[j];
    const std::vector<double> u = factorise(design(j)).residuals(rest);
    std::vector<double> outcome(sample_.outcome);
    for (std::size_t i = 0; i < rest.size(); ++i) outcome[i] += (weights[clusters_.level[i]] - 1) * u[i];
    return outcome;
  }

 private:
  /// Terms but `left_out`, and dummies.
  RegressionData design(std::size_t left_out) const {
    const RegressionData dummies = dummies_of(sample_);
    RegressionData data;
    data.response = sample_.outcome;
    for (std::size_t m = 0; m < sample_.columns(); ++m) {
      if (m != left_out) data.terms.push_back(sample_.terms()[m]);
    }
    data.terms.insert(data.terms.end(), dummies.terms.begin(), dummies.terms.end());
    for (std::size_t i = 0; i < sample_.rows(); ++i) {
      for (std::size_t m = 0; m < sample_.columns(); ++m) {
        if (m != left_out) data.design.push_back(sample_.row(i)[m]);
      }
      if (dummies.columns() == 0) continue;
      const auto row = dummies.row(i);
      data.design.insert(data.design.end(), row.begin(), row.end());
    }
    return data;
  }

  const Sample& sample_;
  const Grouping& clusters_;
};

struct Case {
  std::vector<std::string> effects;
  std::string cluster;
};

CovarianceRequest wild_by(const std::string& cluster) {
  CovarianceRequest request;
  request.kind = CovarianceKind::wild;
  request.clusters = {cluster};
  return request;
}

}  // namespace

TEST_CASE("The fast wild bootstrap is the one that refits every draw", "[covariance][bootstrap]") {
  const auto& [effects, cluster] = GENERATE(values<Case>({{{}, "unit"},
                                                          {{"unit"}, "unit"},
                                                          {{"unit", "time"}, "unit"},
                                                          {{"unit"}, "time"},
                                                          {{"time", "unit"}, "time"},
                                                          {{"time"}, "unit"}}));
  const Sample sample = eight_clusters(effects);
  const Grouping& clusters = cluster == "unit" ? sample.unit : sample.time;
  const ModelFit fit = fit_by_hand(sample);
  const Refit refit(sample, clusters);
  CovarianceRequest request = wild_by(cluster);
  request.draws = 100;
  request.weights = WildWeights::webb;
  const WildWeightSource weights(clusters, request);
  const ClusterSums sums = cluster_sums(sample, fit, clusters, GramRows::regressors);

  std::vector<double> block(clusters.levels() * WildWeightSource::block);
  weights.fill(0, block);
  for (std::size_t j = 0; j < fit.size(); ++j) {
    for (const double null : {0.0, 0.2}) {
      const double d = fit.estimate[j] - null;
      const WildDraws draws = wild_draws({wild_kernel(sums, fit.root, j)}, sums.score, sums.width, {d}, weights, 1)[0];
      const double t = refit.statistic(sample.outcome, j, null);
      CHECK(draws.test.square == Approx(t * t).epsilon(1e-10));
      CHECK(draws.at(d).square == Approx(t * t).epsilon(1e-10));
      for (std::size_t b = 0; b < 30; ++b) {
        std::vector<double> own(clusters.levels());
        for (std::size_t g = 0; g < own.size(); ++g) own[g] = block[g * WildWeightSource::block + b];
        const double drawn = refit.statistic(refit.draw(j, null, own), j, null);
        CHECK(draws.test.drawn[b] == Approx(drawn * drawn).epsilon(1e-10));
        CHECK(draws.at(d).drawn[b] == Approx(drawn * drawn).epsilon(1e-10));
      }
    }
  }
}

// R 4.2, base functions only, on the panel of eight_clusters(), refitting the regression for each of the 2^8 sign
// vectors:
//
//   wild <- function(f, term, cl, value = 0) {
//     y <- model.response(model.frame(f, p)); X <- model.matrix(f, p); X <- X[, qr(X)$pivot[seq_len(qr(X)$rank)]]
//     j <- match(term, colnames(X)); G <- length(unique(cl))
//     stat <- function(y, b0) {
//       b <- qr.coef(qr(X), y); u <- y - X %*% b; A <- solve(crossprod(X))
//       V <- G/(G-1) * A %*% crossprod(rowsum(X * c(u), cl)) %*% A
//       (b[j] - b0) / sqrt(V[j, j])
//     }
//     r <- lm.fit(X[, -j, drop = FALSE], y - value * X[, j])
//     W <- as.matrix(expand.grid(rep(list(c(1, -1)), G))); idx <- match(cl, sort(unique(cl)))
//     t0 <- stat(y, value)
//     ts <- apply(W, 1, function(w) stat(value * X[, j] + r$fitted.values + w[idx] * r$residuals, value))
//     c(t = unname(t0), p = mean(abs(ts) > abs(t0) * (1 + 1e-9)), a = unname(sum(abs(ts))))
//   }
//   wild(y ~ x + z + factor(g) + factor(t), "z", p$g)     # and so on; intervals by bisection of p < 0.05 in `value`
TEST_CASE("Under full enumeration p and t are those of R, draw by draw", "[covariance][bootstrap]") {
  struct Line {
    double t, p, sum, low, high;
  };
  struct Oracle {
    std::vector<std::string> effects;
    Line x, z;
  };
  const Oracle oracle = GENERATE(values<Oracle>(
      {{{},
        {2.3090327996163627, 40.0 / 256, 352.9646107743695893, -0.2029770225602981, 0.8991489201467635},
        {0.67327864599899057, 132.0 / 256, 216.98103939263373263, -0.2293181985065789, 0.6069620142310410}},
       {{"unit"},
        {2.8797521006880324, 0, 251.4023407913851997, 0.0622309978192425, 0.6881492427622652},
        {1.6812262971643854, 46.0 / 256, 260.1662952452864488, -0.1702218683648362, 0.6625194741201148}},
       {{"unit", "time"},
        {5.5640065948952131, 0, 261.0455633183447048, 0.2126078546326639, 0.5096736677270415},
        {3.8298680499872289, 10.0 / 256, 287.3344202985416018, 0.1074224616742867, 0.5328217055059212}}}));
  const Sample sample = eight_clusters(oracle.effects);
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = wild_by("unit");
  request.weights = WildWeights::rademacher;
  const CovarianceEstimate wild = wild_bootstrap(sample, fit, request);
  const WildWeightSource weights(sample.unit, request);
  REQUIRE(weights.enumerated());
  REQUIRE(weights.draws() == 256);
  const ClusterSums sums = cluster_sums(sample, fit, sample.unit, GramRows::regressors);
  for (const auto& [name, line] : {std::pair("x", oracle.x), std::pair("z", oracle.z)}) {
    const std::size_t j = *sample.matrix.term(name);
    CHECK(wild.bootstrap_p[j] == line.p);
    CHECK(wild.interval_low[j] == Approx(line.low).epsilon(1e-7));
    CHECK(wild.interval_high[j] == Approx(line.high).epsilon(1e-7));
    const WildDraws draws =
        wild_draws({wild_kernel(sums, fit.root, j)}, sums.score, sums.width, {fit.estimate[j]}, weights, 1)[0];
    CHECK(std::sqrt(draws.test.square * 7 / 8) == Approx(line.t).epsilon(1e-12));
    double sum = 0;
    for (const double square : draws.test.drawn) sum += std::sqrt(square * 7 / 8);
    CHECK(sum == Approx(line.sum).epsilon(1e-11));
  }
}

// Five clusters whose scores of the constant are -1, 2, 3, 4, 6 in a mean without regressors: with the null imposed the
// residuals are the outcomes themselves, and t* = sum w y / sqrt(sum (w y - mean)^2) rises with |sum w y|. The sample's
// sum is 14; of 32 sign vectors only the two that turn the -1 reach 16, and two give 14 again, which do not count.
TEST_CASE("A p-value counted by hand", "[covariance][bootstrap]") {
  const Sample sample =
      sample_of({-1, 2, 3, 4, 6}, {design_intercept}, {{1, 1, 1, 1, 1}}, {1, 2, 3, 4, 5}, {1, 1, 1, 1, 1});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = wild_by("unit");
  request.weights = WildWeights::rademacher;
  request.draws = 32;
  const CovarianceEstimate wild = wild_bootstrap(sample, fit, request);
  CHECK(wild.bootstrap_p[0] == 2.0 / 32);

  request.draws = 31;  // one too few to enumerate
  CHECK_FALSE(WildWeightSource(sample.unit, request).enumerated());
}

TEST_CASE("Wild weights have mean 0 and variance 1 and follow the label", "[covariance][bootstrap]") {
  constexpr std::size_t groups = 30;
  constexpr std::size_t blocks = 100;
  const auto kind = GENERATE(WildWeights::rademacher, WildWeights::webb);
  CovarianceRequest request = wild_by("unit");
  request.weights = kind;
  request.draws = 64 * blocks;
  std::vector<int> codes(groups);
  std::iota(codes.begin(), codes.end(), 1);
  const WildWeightSource all(grouping_of("unit", codes), request);
  const WildWeightSource last(grouping_of("unit", {codes.begin() + 10, codes.end()}), request);
  request.seed += 1;
  const WildWeightSource reseeded(grouping_of("unit", codes), request);
  std::vector<double> of_all(groups * 64), of_last((groups - 10) * 64), of_reseeded(groups * 64);
  double sum = 0, squares = 0, neighbours = 0, seeds = 0, fourth = 0;
  for (std::size_t first = 0; first < 64 * blocks; first += 64) {
    all.fill(first, of_all);
    last.fill(first, of_last);
    reseeded.fill(first, of_reseeded);
    REQUIRE(std::equal(of_last.begin(), of_last.end(), of_all.begin() + 10 * 64));
    for (std::size_t i = 0; i < of_all.size(); ++i) {
      sum += of_all[i];
      squares += of_all[i] * of_all[i];
      fourth += std::pow(of_all[i], 4);
      seeds += of_all[i] * of_reseeded[i];
      if (i >= 64) neighbours += of_all[i] * of_all[i - 64];
    }
  }
  const double n = groups * 64 * blocks;
  CHECK(std::abs(sum / n) < 4 / std::sqrt(n));
  CHECK(std::abs(neighbours / n) < 4 / std::sqrt(n));
  CHECK(std::abs(seeds / n) < 4 / std::sqrt(n));
  // Webb's squares are 1/2, 1 and 3/2: their mean square is 7/6, so a square's variance is 1/6.
  CHECK(std::abs(squares / n - 1) < 4 * std::sqrt(1.0 / 6 / n));
  CHECK(fourth / n == Approx(kind == WildWeights::webb ? 7.0 / 6 : 1.0).epsilon(0.01));
}

TEST_CASE("Wild results do not depend on threads, and on the order of rows by rounding only",
          "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({"unit", "time"});
  CovarianceRequest request = wild_by("unit");
  request.draws = 1999;
  const CovarianceEstimate one = wild_bootstrap(sample, fit_by_hand(sample), request);
  request.threads = 3;
  const CovarianceEstimate three = wild_bootstrap(sample, fit_by_hand(sample), request);
  CHECK(one.bootstrap_p == three.bootstrap_p);
  CHECK(one.interval_low == three.interval_low);
  CHECK(one.interval_high == three.interval_high);

  std::vector<std::size_t> backwards(sample.rows());
  for (std::size_t i = 0; i < backwards.size(); ++i) backwards[i] = backwards.size() - 1 - i;
  const Sample reversed = sample.subset(backwards);
  const CovarianceEstimate other = wild_bootstrap(reversed, fit_by_hand(reversed), request);
  CHECK(one.bootstrap_p == other.bootstrap_p);
  CHECK(one.interval_low[0] == Approx(other.interval_low[0]).epsilon(1e-8));
}

TEST_CASE("Intervals are at the level asked for, or not asked for", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({"unit"});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = wild_by("unit");
  request.draws = 199;
  request.level = 0.9;
  const CovarianceEstimate wild = wild_bootstrap(sample, fit, request);
  CHECK(inference(fit, wild, 0.9)[0].low == wild.interval_low[0]);
  CHECK_THROWS_WITH(inference(fit, wild, 0.95), Catch::Contains("0.9"));
  request.intervals = false;
  const CovarianceEstimate quick = wild_bootstrap(sample, fit, request);
  CHECK(quick.bootstrap_p == wild.bootstrap_p);
  CHECK(quick.interval_low.empty());
  CHECK(inference(fit, quick, 0.95)[0].p_value == wild.bootstrap_p[0]);
}

TEST_CASE("Every instruction set draws the same bits", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({"unit", "time"});  // a basis of 7 columns: one group of 4 and three single ones
  const ModelFit fit = fit_by_hand(sample);
  const WildWeightSource weights(sample.unit, wild_by("unit"));
  const ClusterSums sums = cluster_sums(sample, fit, sample.unit, GramRows::regressors);
  REQUIRE(sums.width == 7);
  const auto draws = [&](InstructionSet set) {
    return wild_draws({wild_kernel(sums, fit.root, 0)}, sums.score, sums.width, {0.3}, weights, 1, set)[0];
  };
  const WildDraws baseline = draws(InstructionSet::baseline);
  for (const InstructionSet set : instruction_sets()) {
    INFO(to_string(set));
    const WildDraws other = draws(set);
    CHECK(other.test.drawn == baseline.test.drawn);
    for (std::size_t power = 0; power < 3; ++power) CHECK(other.squares[power] == baseline.squares[power]);
    for (std::size_t power = 0; power < 2; ++power) CHECK(other.numerator[power] == baseline.numerator[power]);
  }
}

TEST_CASE("The interval holds the null values that the test does not reject", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({"unit"});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = wild_by("unit");
  request.draws = 999;
  request.level = GENERATE(0.8, 0.9, 0.95);
  const CovarianceEstimate wild = wild_bootstrap(sample, fit, request);
  const ClusterSums sums = cluster_sums(sample, fit, sample.unit, GramRows::regressors);
  const WildWeightSource weights(sample.unit, request);
  for (std::size_t j = 0; j < fit.size(); ++j) {
    const WildDraws draws = wild_draws({wild_kernel(sums, fit.root, j)}, sums.score, sums.width, {0}, weights, 1)[0];
    const double width = wild.interval_high[j] - wild.interval_low[j];
    for (const auto& [end, outwards] : {std::pair(wild.interval_low[j], -1.0), std::pair(wild.interval_high[j], 1.0)}) {
      const double alpha = 1 - request.level;
      CHECK(draws.at(fit.estimate[j] - (end + outwards * 1e-6 * width)).p_value() < alpha);
      CHECK(draws.at(fit.estimate[j] - (end - outwards * 1e-6 * width)).p_value() >= alpha - 1e-12);
    }
  }
}

TEST_CASE("An end that the test never reaches is infinite", "[covariance][bootstrap]") {
  const Interval all = invert_test(1, 0.5, [](double) { return -1.0; });
  CHECK(std::isinf(all.low));
  CHECK(std::isinf(all.high));
  const Interval half = invert_test(1, 0.5, [](double value) { return value - 3.25; });
  CHECK(std::isinf(half.low));
  CHECK(half.high == Approx(3.25).epsilon(1e-8));
}

TEST_CASE("A null value of 0 that is rejected is never in the interval", "[covariance][bootstrap]") {
  // Rejected within 0.1 of 0 and beyond 5 of the estimate 1; doubling from two standard errors steps over the former.
  const auto excess = [](double value) { return std::max(0.1 - std::abs(value), std::abs(value - 1) - 5); };
  const Interval interval = invert_test(1, 1, excess);
  CHECK(interval.low == Approx(0.1).epsilon(1e-7));
  CHECK(interval.high == Approx(6).epsilon(1e-7));
  const Interval mirrored = invert_test(-1, 1, [&](double value) { return excess(-value); });
  CHECK(mirrored.high == Approx(-0.1).epsilon(1e-7));
}

TEST_CASE("A wild bootstrap that cannot be is refused", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = wild_by("unit");
  request.draws = 0;
  CHECK_THROWS_AS(wild_bootstrap(sample, fit, request), Error);
  request = wild_by("unit");
  request.level = 1;
  CHECK_THROWS_AS(wild_bootstrap(sample, fit, request), Error);
  Sample single = sample;
  single.clusters = {grouping_of("all", std::vector<int>(sample.rows(), 1))};
  CHECK_THROWS_WITH(wild_bootstrap(single, fit, wild_by("all")), Catch::Contains("one cluster"));
  request = wild_by("unit");
  request.clusters = {"unit", "time"};
  CHECK_THROWS_AS(wild_bootstrap(sample, fit, request), Error);
}

}  // namespace entente
