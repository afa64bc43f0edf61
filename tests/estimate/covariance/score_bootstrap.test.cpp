#include "estimate/covariance/score_bootstrap.hpp"

#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/wild_draws.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/covariance/hand_made.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

/// y > 0.6 instead of y.
Sample binary_outcome() {
  Sample sample = eight_clusters({});
  for (double& y : sample.outcome) y = y > 0.6 ? 1 : 0;
  return sample;
}

/// Scores x (y - mu) and information sum of x x' mu' for a mean mu with derivative mu'.
template <class Mean>
LikelihoodSlope slope_of(const Sample& sample, Mean mean) {
  return [&sample, mean](std::span<const double> b) {
    const std::size_t p = sample.columns();
    ModelScores slope{std::vector<double>(sample.rows() * p), std::vector<double>(p * p, 0.0)};
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      double eta = 0;
      for (std::size_t j = 0; j < p; ++j) eta += sample.row(i)[j] * b[j];
      const auto [mu, change] = mean(eta);
      for (std::size_t j = 0; j < p; ++j) {
        slope.scores[i * p + j] = sample.row(i)[j] * (sample.outcome[i] - mu);
        for (std::size_t m = 0; m < p; ++m)
          slope.information[j * p + m] += sample.row(i)[j] * sample.row(i)[m] * change;
      }
    }
    return slope;
  };
}

LikelihoodSlope logit_slope(const Sample& sample) {
  return slope_of(sample, [](double eta) {
    const double mu = 1 / (1 + std::exp(-eta));
    return std::pair(mu, mu * (1 - mu));
  });
}

CovarianceRequest all_signs() {
  CovarianceRequest request;
  request.kind = CovarianceKind::wild;
  request.clusters = {"unit"};
  request.weights = WildWeights::rademacher;
  return request;
}

double sum_of_statistics(const NullTest& test) {
  double sum = 0;
  for (const double square : test.drawn) sum += std::sqrt(square * 7 / 8);
  return sum;
}

}  // namespace

TEST_CASE("For least squares the score bootstrap is the wild cluster bootstrap", "[covariance][bootstrap]") {
  const Sample sample = eight_clusters({});
  const ModelFit fit = fit_by_hand(sample);
  CovarianceRequest request = all_signs();
  request.weights = WildWeights::webb;
  request.draws = 200;
  const WildWeightSource weights(sample.unit, request);
  const ScoreBootstrap bootstrap(fit, sample.unit, weights,
                                 slope_of(sample, [](double eta) { return std::pair(eta, 1.0); }), 1);
  const ClusterSums sums = cluster_sums(sample, fit, sample.unit, GramRows::regressors);
  for (std::size_t j = 0; j < fit.size(); ++j) {
    const NullTest wild =
        wild_draws({wild_kernel(sums, fit.root, j)}, sums.score, sums.width, {fit.estimate[j] - 0.1}, weights, 1)[0]
            .test;
    const NullTest score = bootstrap.test(j, 0.1);
    CHECK(score.square == Approx(wild.square).epsilon(1e-8));
    CHECK(score.p_value() == wild.p_value());
    for (std::size_t b = 0; b < 200; ++b) CHECK(score.drawn[b] == Approx(wild.drawn[b]).epsilon(1e-7));
  }
}

// R 4.2, base functions only, on the panel of eight_clusters() with d = y > 0.6; all 2^8 sign vectors:
//
//   score <- function(term) {
//     X <- model.matrix(~ x + z, p); j <- match(term, colnames(X)); exact <- list(epsilon = 1e-15, maxit = 100)
//     r <- glm.fit(X[, -j, drop = FALSE], p$d, family = binomial(), control = exact)
//     full <- glm(d ~ x + z, binomial, p, control = exact); k <- 1 / summary(full)$cov.unscaled[j, j]
//     mu <- r$fitted.values; A <- crossprod(X, X * mu * (1 - mu))
//     v <- rep(0, 3); v[j] <- 1; v[-j] <- -solve(A[-j, -j], A[-j, j])
//     s <- rowsum(X * (p$d - mu), p$g)
//     Ag <- lapply(1:8, function(g) { i <- p$g == g; crossprod(X[i, ], (X * mu * (1 - mu))[i, ]) })
//     stat <- function(w) {
//       S <- colSums(w * s); d <- v * sum(v * S) / k; d[-j] <- d[-j] + solve(A[-j, -j], S[-j])
//       e <- sapply(1:8, function(g) sum(v * (w[g] * s[g, ] - Ag[[g]] %*% d)))
//       sum(v * S) / sqrt(8/7 * sum(e^2))
//     }
//     ts <- apply(as.matrix(expand.grid(rep(list(c(1, -1)), 8))), 1, stat); t0 <- stat(rep(1, 8))
//     c(t = t0, p = mean(abs(ts) > abs(t0) * (1 + 1e-9)), a = sum(abs(ts)), r$coefficients)
//   }
TEST_CASE("The score bootstrap of a logit is that of R, sign by sign", "[covariance][bootstrap]") {
  struct Line {
    double t, p, sum;
    std::vector<double> restricted;
  };
  const std::vector<Line> lines{
      {0.568290056324947, 156.0 / 256, 284.269642865080357, {0, 1.471097028095514, 0.698591326035093}},
      {1.793923545144472, 72.0 / 256, 314.254220569494464, {0.457951280387159, 0, 0.395879063786753}},
      {0.719213918913816, 124.0 / 256, 238.889384540125860, {1.036128893014922, 1.511365297624030, 0}}};
  const Sample sample = binary_outcome();
  const ModelFit fit = fit_model(sample, {.family = ModelFamily::fractional_logit});
  const WildWeightSource weights(sample.unit, all_signs());
  const ScoreBootstrap bootstrap(fit, sample.unit, weights, logit_slope(sample), 2);
  for (std::size_t j = 0; j < lines.size(); ++j) {
    const std::vector<double> restricted = restricted_maximum(logit_slope(sample), fit.estimate, j, 0, {});
    for (std::size_t m = 0; m < 3; ++m) CHECK(restricted[m] == Approx(lines[j].restricted[m]).epsilon(1e-10));
    const NullTest test = bootstrap.test(j, 0);
    CHECK(std::sqrt(test.square * 7 / 8) == Approx(lines[j].t).epsilon(1e-7));
    CHECK(test.p_value() == lines[j].p);
    CHECK(sum_of_statistics(test) == Approx(lines[j].sum).epsilon(1e-6));
  }
}

TEST_CASE("wild_bootstrap takes likelihoods by their scores", "[covariance][bootstrap]") {
  const Sample binary = binary_outcome();
  const ModelFit logit = fit_model(binary, {.family = ModelFamily::fractional_logit});
  CovarianceRequest request = all_signs();
  const CovarianceEstimate wild = wild_bootstrap(binary, logit, request);
  CHECK(wild.bootstrap_p == std::vector<double>{156.0 / 256, 72.0 / 256, 124.0 / 256});
  const WildWeightSource weights(binary.unit, request);
  const ScoreBootstrap bootstrap(logit, binary.unit, weights, logit_slope(binary), 1);
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(wild.interval_low[j] < logit.estimate[j]);
    CHECK(wild.interval_high[j] > logit.estimate[j]);
    if (std::isinf(wild.interval_high[j])) continue;
    const double width = wild.interval_high[j] - logit.estimate[j];
    CHECK(bootstrap.test(j, wild.interval_high[j] + 1e-3 * width).p_value() < 0.05);
    CHECK(bootstrap.test(j, wild.interval_high[j] - 1e-3 * width).p_value() >= 0.05);
  }

  // A hurdle's participation is that logit, whatever the amounts are.
  Sample shares = binary;
  for (std::size_t i = 0; i < shares.rows(); ++i) {
    if (shares.outcome[i] > 0) shares.outcome[i] = 0.2 + 0.1 * std::sin(2.7 * static_cast<double>(i));
  }
  const ModelFit hurdle = fit_model(shares, {.family = ModelFamily::hurdle, .amount = AmountDistribution::log_normal});
  const CovarianceEstimate both = wild_bootstrap(shares, hurdle, request);
  REQUIRE(both.bootstrap_p.size() == 7);
  for (std::size_t j = 0; j < 3; ++j) {
    REQUIRE(hurdle.parameters[j].part == "participation");
    CHECK(both.bootstrap_p[j] == wild.bootstrap_p[j]);
  }
  CHECK(hurdle.parameters[6].scale);
  CHECK(both.notes.size() >= 2);
  CHECK(both.interval_low[6] < hurdle.estimate[6]);
}

TEST_CASE("A restricted maximum is sought from afar, and its absence told", "[covariance][bootstrap]") {
  const Sample sample = binary_outcome();
  const std::vector<double> near = restricted_maximum(logit_slope(sample), {0.6, 1.5, 0.4}, 1, 0, {});
  const std::vector<double> far = restricted_maximum(logit_slope(sample), {-4, 0, 9}, 1, 0, {});
  for (std::size_t j = 0; j < 3; ++j) CHECK(far[j] == Approx(near[j]).margin(1e-9));
  CHECK_THROWS_AS(restricted_maximum(logit_slope(sample), {-4, 0, 9}, 1, 0, {.iterations = 1}), Error);
}

}  // namespace entente
