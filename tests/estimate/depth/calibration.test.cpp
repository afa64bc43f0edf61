// Simulation-based calibration (Talts et al. 2018) of both samplers: parameters from the prior, data from parameters,
// ranks of the parameters among posterior draws uniform. Proper priors, no standardisation (it is no part of the
// model). A sampler with a wrong prior, and one with a mistake in it, must fail.
#include "estimate/depth/gaussian_chain.hpp"
#include "estimate/depth/ordinal_chain.hpp"
#include "tests/estimate/depth/depth_problems.hpp"
#include "tests/estimate/depth/plain_gibbs.hpp"
#include "tests/estimate/depth/rank_histogram.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t items = 4;
constexpr std::size_t alliances = 12;
constexpr std::size_t kept = 63;

const GaussianFactorPrior gaussian_prior{.loading_mean = 0.5, .loading_precision = 3, .shape = 6, .scale = 4};

struct GaussianTruth {
  std::vector<double> loadings, uniquenesses, x;
};

GaussianTruth gaussian_truth(std::uint32_t replicate) {
  random::Stream draws = depth_problems::stream(77, replicate);
  GaussianTruth truth;
  for (std::size_t k = 0; k < items; ++k) {
    truth.loadings.push_back(gaussian_prior.loading_mean +
                             random::normal(draws) / std::sqrt(gaussian_prior.loading_precision));
    truth.uniquenesses.push_back(gaussian_prior.scale / 2 / random::gamma(draws, gaussian_prior.shape / 2));
  }
  truth.x = depth_problems::gaussian(draws, alliances, truth.loadings, truth.uniquenesses).values;
  // The sign is settled by the first item.
  if (truth.loadings[0] < 0) {
    for (double& loading : truth.loadings) loading = -loading;
  }
  return truth;
}

/// Chi-squared statistics of four loadings and four uniquenesses. `sample` fills draws of each from data.
template <class Sample>
std::vector<double> gaussian_calibration(std::uint32_t replicates, const Sample& sample) {
  std::vector<RankHistogram> ranks(2 * items, RankHistogram(kept, 16));
  std::vector<std::vector<double>> draws(2 * items);
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const GaussianTruth truth = gaussian_truth(r);
    for (std::vector<double>& values : draws) values.clear();
    sample(truth.x, r, draws);
    for (std::size_t k = 0; k < items; ++k) {
      ranks[k].add(truth.loadings[k], draws[k]);
      ranks[items + k].add(truth.uniquenesses[k], draws[items + k]);
    }
  }
  std::vector<double> statistics;
  for (const RankHistogram& histogram : ranks) statistics.push_back(histogram.statistic());
  return statistics;
}

std::vector<double> collapsed_calibration(std::uint32_t replicates, const GaussianFactorPrior& prior) {
  return gaussian_calibration(replicates, [&](const std::vector<double>& x, std::uint32_t r, auto& draws) {
    const GaussianFactorData data(x, items, 0, prior);
    GaussianChain chain(data, 0, {.seed = MasterSeed(r)});
    chain.run(300);
    for (std::size_t t = 0; t < kept; ++t) {
      chain.run(25);
      for (std::size_t k = 0; k < items; ++k) {
        draws[k].push_back(chain.loading(k));
        draws[items + k].push_back(chain.uniqueness(k));
      }
    }
  });
}

std::vector<double> plain_calibration(std::uint32_t replicates, double missing_degrees) {
  return gaussian_calibration(replicates, [&](const std::vector<double>& x, std::uint32_t r, auto& draws) {
    random::Stream stream = depth_problems::stream(78, r);
    PlainGibbs sampler(x, items, gaussian_prior, stream, missing_degrees);
    for (int s = 0; s < 100; ++s) sampler.sweep();
    for (std::size_t t = 0; t < kept; ++t) {
      for (int s = 0; s < 8; ++s) sampler.sweep();
      const double sign = sampler.loadings[0] < 0 ? -1 : 1;
      for (std::size_t k = 0; k < items; ++k) {
        draws[k].push_back(sign * sampler.loadings[k]);
        draws[items + k].push_back(sampler.uniquenesses[k]);
      }
    }
  });
}

double largest(const std::vector<double>& statistics) {
  return *std::max_element(statistics.begin(), statistics.end());
}

const OrdinalFactorPrior ordinal_prior{.loading_mean = 0.7, .loading_precision = 2, .threshold_precision = 1};
const std::vector<std::size_t> categories = {2, 3, 4};

struct OrdinalTruth {
  std::vector<double> parameters;  ///< loadings, then thresholds by item, then the first alliance's score
  OrdinalItems data;
};

OrdinalTruth ordinal_truth(std::uint32_t replicate, std::size_t count) {
  random::Stream draws = depth_problems::stream(79, replicate);
  OrdinalTruth truth;
  std::vector<double> loadings, scores;
  std::vector<std::vector<double>> thresholds;
  for (const std::size_t c : categories) {
    loadings.push_back(ordinal_prior.loading_mean + random::normal(draws) / std::sqrt(ordinal_prior.loading_precision));
    std::vector<double> own;
    for (std::size_t j = 1; j < c; ++j)
      own.push_back(random::normal(draws) / std::sqrt(ordinal_prior.threshold_precision));
    std::sort(own.begin(), own.end());
    thresholds.push_back(own);
    truth.data.codes.emplace_back();
    for (std::size_t j = 0; j < c; ++j) truth.data.codes.back().push_back(static_cast<double>(j));
  }
  const ItemMatrix matrix = depth_problems::ordinal(draws, count, loadings, thresholds, &scores);
  truth.data.ids = matrix.ids;
  truth.data.items = matrix.items;
  for (const double value : matrix.values) truth.data.category.push_back(static_cast<std::uint8_t>(value));
  // One item in ten is missing.
  for (std::uint8_t& category : truth.data.category) {
    if (random::bernoulli(draws, 0.1)) category = OrdinalItems::absent;
  }
  const double sign = loadings[0] < 0 ? -1 : 1;
  for (const double loading : loadings) truth.parameters.push_back(sign * loading);
  for (const std::vector<double>& own : thresholds) {
    truth.parameters.insert(truth.parameters.end(), own.begin(), own.end());
  }
  truth.parameters.push_back(sign * scores[0]);
  return truth;
}

std::vector<double> ordinal_calibration(std::uint32_t replicates, std::size_t count, const OrdinalFactorPrior& prior) {
  std::vector<RankHistogram> ranks(10, RankHistogram(kept, 8));
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const OrdinalTruth truth = ordinal_truth(r, count);
    std::vector<std::vector<double>> draws(10);
    OrdinalChain chain(truth.data, 0, prior, 0, {.seed = MasterSeed(r)});
    for (int s = 0; s < 200; ++s) chain.sweep();
    for (std::size_t t = 0; t < kept; ++t) {
      for (int s = 0; s < 20; ++s) chain.sweep();
      const double sign = chain.coefficients(0)[0] < 0 ? -1 : 1;
      std::size_t at = 0;
      for (std::size_t k = 0; k < 3; ++k) draws[at++].push_back(sign * chain.coefficients(k)[0]);
      for (std::size_t k = 0; k < 3; ++k) {
        for (std::size_t j = 1; j < categories[k]; ++j) draws[at++].push_back(chain.coefficients(k)[j]);
      }
      draws[at].push_back(sign * chain.scores()[0]);
    }
    for (std::size_t j = 0; j < 10; ++j) ranks[j].add(truth.parameters[j], draws[j]);
  }
  std::vector<double> statistics;
  for (const RankHistogram& histogram : ranks) statistics.push_back(histogram.statistic());
  return statistics;
}

}  // namespace

TEST_CASE("The collapsed sampler is calibrated", "[depth]") {
  CHECK(largest(collapsed_calibration(1000, gaussian_prior)) < chi_squared_15);
}

TEST_CASE("The collapsed sampler with another prior than the data's is not", "[depth]") {
  GaussianFactorPrior uniqueness = gaussian_prior;
  uniqueness.scale = 5;
  const std::vector<double> wrong_uniqueness = collapsed_calibration(1000, uniqueness);
  CHECK(*std::max_element(wrong_uniqueness.begin() + items, wrong_uniqueness.end()) > chi_squared_15);
  GaussianFactorPrior loading = gaussian_prior;
  loading.loading_mean = 0.3;
  const std::vector<double> wrong_loading = collapsed_calibration(1000, loading);
  CHECK(*std::max_element(wrong_loading.begin(), wrong_loading.begin() + items) > chi_squared_15);
}

TEST_CASE("A Gibbs sampler with a mistake in its uniquenesses is found out", "[depth]") {
  CHECK(largest(plain_calibration(600, 0)) < chi_squared_15);
  CHECK(largest(plain_calibration(600, 3)) > chi_squared_15);  // a shape of (a0 + n - 3) / 2
}

TEST_CASE("The ordinal sampler is calibrated, and with another prior is not", "[depth]") {
  CHECK(largest(ordinal_calibration(160, 15, ordinal_prior)) < chi_squared_7);
  OrdinalFactorPrior wrong = ordinal_prior;
  wrong.threshold_precision = 0.15;
  CHECK(largest(ordinal_calibration(160, 15, wrong)) > chi_squared_7);
}

TEST_CASE("Both samplers are calibrated over many data sets", "[depth][heavy]") {
  CHECK(largest(collapsed_calibration(10000, gaussian_prior)) < chi_squared_15);
  CHECK(largest(ordinal_calibration(900, 15, ordinal_prior)) < chi_squared_7);
  OrdinalFactorPrior wrong = ordinal_prior;
  wrong.loading_mean = 0.4;
  CHECK(largest(ordinal_calibration(900, 15, wrong)) > chi_squared_7);
}

}  // namespace entente
