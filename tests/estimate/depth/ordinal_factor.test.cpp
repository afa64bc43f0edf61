// Oracle: MCMCpack 1.6-3 in R 4.2 on the forty alliances of gaussian_factor.test.cpp cut at 0.2, so that every item is
// a probit: MCMCordfactanal(~., data=as.data.frame(1 * (x > 0.2)), factors=1, burnin=5000, mcmc=400000, thin=10,
// seed=3, lambda.constraints=list(a=list(2,"+")), l0=0, L0=0.5): its first column of Lambda is minus our threshold.
#include "estimate/depth/ordinal_factor.hpp"

#include "estimate/depth/depth_report.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/depth/depth_problems.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {
namespace {

ItemMatrix forty_cut_alliances() {
  std::uint64_t state = 20010911;
  const auto uniform = [&] {
    state = state * 16807 % 2147483647;
    return static_cast<double>(state) / 2147483647;
  };
  const std::vector<double> loadings = {0.9, 0.7, 0.5, -0.4};
  ItemMatrix matrix = depth_problems::empty(40, 4);
  for (std::size_t i = 0; i < 40; ++i) {
    double score = uniform();
    for (int term = 0; term < 3; ++term) score += uniform();
    score -= 2;
    for (const double loading : loadings) {
      const double first = uniform();
      matrix.values.push_back(1.7 * loading * score + first + uniform() - 1 > 0.2 ? 1 : 0);
    }
  }
  return matrix;
}

/// Fifteen alliances with items of 2, 3 and 4 categories, two of them missing.
ItemMatrix fifteen_ordered_alliances() {
  std::uint64_t state = 20010911;
  const auto uniform = [&] {
    state = state * 16807 % 2147483647;
    return static_cast<double>(state) / 2147483647;
  };
  const std::vector<double> loadings = {1.2, 0.8, -0.6};
  const std::vector<std::vector<double>> cuts = {{0.2}, {-0.5, 0.6}, {-0.8, 0.1, 0.9}};
  ItemMatrix matrix = depth_problems::empty(15, 3);
  for (std::size_t i = 0; i < 15; ++i) {
    double score = uniform();
    for (int term = 0; term < 3; ++term) score += uniform();
    score -= 2;
    for (std::size_t k = 0; k < 3; ++k) {
      const double first = uniform();
      const double response = 1.7 * loadings[k] * score + first + uniform() - 1;
      matrix.values.push_back(static_cast<double>(
          std::count_if(cuts[k].begin(), cuts[k].end(), [&](double cut) { return response > cut; })));
    }
  }
  matrix.values[3 * 3 + 1] = matrix.values[7 * 3 + 2] = std::nan("");
  return matrix;
}

ChainOptions short_chains() {
  ChainOptions options;
  options.burn_in = 500;
  options.sweeps = 8000;
  options.kept = 1000;
  return options;
}

struct Expected {
  double mean, sd;
};

}  // namespace

TEST_CASE("The ordinal factor model of 0/1 items agrees with MCMCpack's probit", "[depth]") {
  const OrdinalItems items = ordinal_items(forty_cut_alliances());
  const FactorPosterior posterior =
      sample_ordinal_factor(items, 0, {.loading_precision = 0.5, .threshold_precision = 0.5}, short_chains());
  const std::vector<Expected> expected = {{2.254967, 0.768694},  {1.749468, 0.685811}, {1.688376, 0.669248},
                                          {-0.987106, 0.452813}, {0.696225, 0.492590}, {0.054549, 0.388449},
                                          {0.300682, 0.384055},  {0.396657, 0.290852}};
  REQUIRE(posterior.parameters.size() == 8);
  for (std::size_t j = 0; j < 8; ++j) {
    const FactorParameter& parameter = posterior.parameters[j];
    const PosteriorSummary summary = summarise({parameter.draws, posterior.chains}, {});
    CAPTURE(j, summary.rhat, summary.ess_bulk);
    // Errors of both: MCMCpack's chain has some thousand effective draws, ours what is measured.
    const double error = expected[j].sd * std::sqrt(1 / summary.ess_bulk + 1 / 2000.0);
    CHECK(std::abs(parameter.mean - expected[j].mean) < 4.5 * error);
    CHECK(parameter.sd == Approx(expected[j].sd).epsilon(0.12));
  }
  for (const double rate : posterior.acceptance) CHECK(rate > 0.5);
}

// Oracle: no latent response and no score is drawn. Scores are integrated by Gauss-Hermite quadrature with 60 points
// (numpy's hermegauss), and a random walk of 1,140,000 steps runs over loadings and thresholds alone (Python 3,
// numpy 1.24):
//   for k: c = [0, Phi(t[k] - lam[k] x), 1]; L += log(diff(c))[category[:, k]]      (0 where it is missing)
//   log p = sum_i log sum_q w_q exp(L_iq) - 0.25 sum lam^2 - 0.25 sum t^2, thresholds of an item ascending
TEST_CASE("The ordinal factor model of ordered items agrees with the posterior by quadrature", "[depth]") {
  ChainOptions options = short_chains();
  options.sweeps = 40'000;
  const FactorPosterior posterior = sample_ordinal_factor(
      ordinal_items(fifteen_ordered_alliances()), 0, {.loading_precision = 0.5, .threshold_precision = 0.5}, options);
  struct Quadrature {
    double mean, sd, error;
  };
  const std::vector<Quadrature> expected = {
      {2.01843, 0.85145, 0.00486},  {1.79140, 0.77836, 0.00548},  {-1.54708, 0.61509, 0.00546},
      {-0.07840, 0.62806, 0.00434}, {-0.89538, 0.59765, 0.00388}, {0.65865, 0.60269, 0.00401},
      {-1.33330, 0.63729, 0.00474}, {0.70737, 0.52149, 0.00283},  {2.16673, 0.71010, 0.00453}};
  REQUIRE(posterior.parameters.size() == expected.size());
  for (std::size_t j = 0; j < expected.size(); ++j) {
    const FactorParameter& parameter = posterior.parameters[j];
    const PosteriorSummary summary = summarise({parameter.draws, posterior.chains}, {});
    CAPTURE(j, summary.rhat, summary.ess_bulk);
    // Means are over all sweeps: the error of the kept draws' mean is an upper bound of ours.
    const double error = std::sqrt(expected[j].error * expected[j].error + summary.mcse_mean * summary.mcse_mean);
    CHECK(std::abs(parameter.mean - expected[j].mean) < 4.5 * error);
    CHECK(parameter.sd == Approx(expected[j].sd).epsilon(0.04));
  }
}

TEST_CASE("Loadings, thresholds and scores of ordered items are found again, missing items or not", "[depth]") {
  random::Stream draws = depth_problems::stream(21, 0);
  const std::vector<double> loadings = {1.2, 0.8, 1.0, -0.6, 0.9};
  const std::vector<std::vector<double>> thresholds = {{0.5}, {-1, 0, 1}, {0.3, 1.1}, {-0.2}, {0, 0.4, 0.8, 1.5}};
  std::vector<double> truth, scores;
  ItemMatrix matrix = depth_problems::ordinal(draws, 400, loadings, thresholds, &scores);
  for (double& value : matrix.values) {
    if (random::bernoulli(draws, 0.1)) value = std::nan("");
  }
  truth = loadings;
  for (const std::vector<double>& own : thresholds) truth.insert(truth.end(), own.begin(), own.end());
  ChainOptions options = short_chains();
  options.sweeps = 1500;
  const FactorPosterior posterior = sample_ordinal_factor(ordinal_items(matrix), 0, {}, options);
  REQUIRE(posterior.parameters.size() == truth.size());
  for (std::size_t j = 0; j < truth.size(); ++j) {
    CAPTURE(j);
    CHECK(std::abs(posterior.parameters[j].mean - truth[j]) < 4 * posterior.parameters[j].sd);
  }
  std::size_t inside = 0;
  for (std::size_t i = 0; i < 400; ++i) {
    inside += std::abs(posterior.score_mean[i] - scores[i]) < 1.96 * posterior.score_sd[i];
  }
  CHECK(inside > 360);  // 380 expected, standard error 4.4
}

TEST_CASE("Ordinal draws: same bits for any number of threads and every instruction set", "[depth][parallel]") {
  const OrdinalItems items = ordinal_items(forty_cut_alliances());
  ChainOptions options = short_chains();
  options.burn_in = 20;
  options.sweeps = 101;
  options.kept = 40;
  options.parallel.threads = 1;
  const FactorPosterior alone = sample_ordinal_factor(items, 0, {}, options);
  options.parallel.threads = 3;
  CHECK(sample_ordinal_factor(items, 0, {}, options).scores == alone.scores);
  for (const InstructionSet set : instruction_sets()) {
    CAPTURE(to_string(set));
    options.parallel.instructions = set;
    const FactorPosterior other = sample_ordinal_factor(items, 0, {}, options);
    CHECK(other.scores == alone.scores);
    CHECK(other.score_mean == alone.score_mean);
    CHECK(other.parameters[5].draws == alone.parameters[5].draws);
  }
}

TEST_CASE("Items become categories", "[depth]") {
  ItemMatrix matrix = depth_problems::empty(4, 2);
  matrix.values = {0, 3, 0.25, std::nan(""), 1, 0, 0.688, 3};
  const OrdinalItems items = ordinal_items(matrix);
  CHECK(items.codes == std::vector<std::vector<double>>{{0, 1}, {0, 3}});
  CHECK(items.category == std::vector<std::uint8_t>{0, 1, 0, OrdinalItems::absent, 1, 0, 1, 1});
  CHECK(items.rounded == 2);
  matrix.values = {0, 3, 0, 3, 0, 2, 0, 1};
  CHECK_THROWS_WITH(ordinal_items(matrix), Catch::Contains("a: the item is the same for all"));
  CHECK_THROWS_WITH(sample_ordinal_factor(items, 0, {.loading_precision = 0}, short_chains()),
                    Catch::Contains("loading-precision"));
}

}  // namespace entente
