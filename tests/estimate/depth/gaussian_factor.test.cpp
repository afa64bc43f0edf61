// Oracle: MCMCpack 1.6-3 in R 4.2, on data that both make from the same linear congruential generator:
//   lcg <- local({s <- 20010911; function() {s <<- (s * 16807) %% 2147483647; s / 2147483647}})
//   l <- c(0.9, 0.7, 0.5, -0.4); x <- matrix(0, 40, 4)
//   for (i in 1:40) { f <- lcg() + lcg() + lcg() + lcg() - 2
//     for (k in 1:4) x[i,k] <- 1.7 * l[k] * f + lcg() + lcg() - 1 }
//   d <- as.data.frame(x); names(d) <- c("a","b","c","d")
//   MCMCfactanal(~., data=d, factors=1, burnin=5000, mcmc=400000, thin=10, seed=1,
//                lambda.constraints=list(a=list(1,"+")))          and with l0=0.3, L0=5, a0=8, b0=3, seed=2
#include "estimate/depth/gaussian_factor.hpp"

#include "estimate/depth/gaussian_chain.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/depth/depth_problems.hpp"
#include "tests/estimate/depth/plain_gibbs.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

namespace entente {
namespace {

ItemMatrix forty_alliances() {
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
      matrix.values.push_back(1.7 * loading * score + first + uniform() - 1);
    }
  }
  return matrix;
}

ChainOptions short_chains() {
  ChainOptions options;
  options.burn_in = 2000;
  options.sweeps = 100'000;
  options.kept = 500;
  return options;
}

struct Expected {
  double mean, sd, error;
};

void check_against(const FactorPosterior& posterior, const std::vector<Expected>& expected) {
  REQUIRE(posterior.parameters.size() == expected.size());
  for (std::size_t j = 0; j < expected.size(); ++j) {
    CAPTURE(j);
    // Our error is about the half of MCMCpack's, with as many sweeps in each of four chains.
    CHECK(std::abs(posterior.parameters[j].mean - expected[j].mean) < 5 * expected[j].error);
    CHECK(posterior.parameters[j].sd == Approx(expected[j].sd).epsilon(0.06));
  }
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void check_same(const FactorPosterior& a, const FactorPosterior& b) {
  REQUIRE(a.parameters.size() == b.parameters.size());
  for (std::size_t j = 0; j < a.parameters.size(); ++j) {
    CHECK(same_bits(a.parameters[j].draws, b.parameters[j].draws));
    CHECK(same_bits({a.parameters[j].mean, a.parameters[j].sd}, {b.parameters[j].mean, b.parameters[j].sd}));
  }
  CHECK(same_bits(a.scores, b.scores));
  CHECK(same_bits(a.score_mean, b.score_mean));
  CHECK(same_bits(a.score_sd, b.score_sd));
}

}  // namespace

TEST_CASE("The Gaussian factor model agrees with MCMCpack", "[depth]") {
  check_against(sample_gaussian_factor(forty_alliances(), 0, {}, short_chains()), {{1.047043, 0.131594, 0.002179},
                                                                                   {0.849630, 0.149251, 0.001804},
                                                                                   {0.866431, 0.147339, 0.001883},
                                                                                   {-0.729057, 0.158142, 0.001666},
                                                                                   {0.029171, 0.041782, 0.000521},
                                                                                   {0.378841, 0.099418, 0.000619},
                                                                                   {0.351189, 0.088946, 0.000451},
                                                                                   {0.556503, 0.137207, 0.000717}});
}

TEST_CASE("So it does under another prior", "[depth]") {
  const GaussianFactorPrior prior{.loading_mean = 0.3, .loading_precision = 5, .shape = 8, .scale = 3};
  check_against(sample_gaussian_factor(forty_alliances(), 0, prior, short_chains()), {{0.850498, 0.107102, 0.000562},
                                                                                      {0.778699, 0.114429, 0.000579},
                                                                                      {0.728725, 0.120029, 0.000631},
                                                                                      {-0.637517, 0.122802, 0.000614},
                                                                                      {0.205508, 0.059781, 0.000299},
                                                                                      {0.313607, 0.085605, 0.000438},
                                                                                      {0.386535, 0.102127, 0.000513},
                                                                                      {0.472260, 0.116792, 0.000584}});
}

TEST_CASE("The collapsed sampler draws what the plain one draws, scores included", "[depth]") {
  const ItemMatrix items = forty_alliances();
  const GaussianFactorPrior prior{.loading_mean = 0.2, .loading_precision = 1, .shape = 4, .scale = 2};
  const FactorPosterior posterior = sample_gaussian_factor(items, 0, prior, short_chains());
  random::Stream stream = depth_problems::stream(5, 0);
  PlainGibbs plain(standardised(items), 4, prior, stream);
  std::vector<double> sum(8, 0.0), squares(8, 0.0);
  constexpr int sweeps = 20'000;
  for (int s = -500; s < sweeps; ++s) {
    plain.sweep();
    if (s < 0) continue;
    const double sign = plain.loadings[0] < 0 ? -1 : 1;
    for (std::size_t k = 0; k < 4; ++k) {
      for (const auto& [at, value] :
           {std::pair(k, sign * plain.loadings[k]), std::pair(4 + k, plain.uniquenesses[k])}) {
        sum[at] += value / sweeps;
        squares[at] += value * value / sweeps;
      }
    }
  }
  for (std::size_t j = 0; j < 8; ++j) {
    CAPTURE(j);
    const double sd = std::sqrt(squares[j] - sum[j] * sum[j]);
    // An autocorrelation time of 4 at most in these chains: a standard error is below sd / sqrt(5000).
    CHECK(std::abs(posterior.parameters[j].mean - sum[j]) < 5 * sd / std::sqrt(5000.0));
    CHECK(posterior.parameters[j].sd == Approx(sd).epsilon(0.06));
  }
}

TEST_CASE("Scores' means and deviations over all sweeps are those of their draws", "[depth]") {
  const FactorPosterior posterior = sample_gaussian_factor(forty_alliances(), 0, {}, short_chains());
  const double draws = static_cast<double>(posterior.draws());
  for (std::size_t i = 0; i < 40; ++i) {
    const double* const own = posterior.scores.data() + i * posterior.draws();
    const double mean = std::accumulate(own, own + posterior.draws(), 0.0) / draws;
    double squares = 0;
    for (std::size_t t = 0; t < posterior.draws(); ++t) squares += (own[t] - mean) * (own[t] - mean);
    const double sd = std::sqrt(squares / draws);
    CAPTURE(i);
    CHECK(std::abs(posterior.score_mean[i] - mean) < 5 * sd / std::sqrt(draws));
    CHECK(posterior.score_sd[i] == Approx(sd).epsilon(0.12));
  }
}

TEST_CASE("Same bits for any number of threads and every instruction set", "[depth][parallel]") {
  ChainOptions options = short_chains();
  options.sweeps = 3001;  // neither whole batches nor whole strides of kept draws
  options.kept = 130;
  options.parallel.threads = 1;
  const FactorPosterior alone = sample_gaussian_factor(forty_alliances(), 1, {}, options);
  options.parallel.threads = 3;
  check_same(sample_gaussian_factor(forty_alliances(), 1, {}, options), alone);
  for (const InstructionSet set : instruction_sets()) {
    CAPTURE(to_string(set));
    options.parallel.instructions = set;
    check_same(sample_gaussian_factor(forty_alliances(), 1, {}, options), alone);
  }
  options.seed = MasterSeed(2);
  CHECK_FALSE(same_bits(sample_gaussian_factor(forty_alliances(), 1, {}, options).scores, alone.scores));
}

TEST_CASE("Every width of the kernels gives the same law", "[depth]") {
  // 7, 9 and 20 items: one group of eight, two, and a number known only when it runs. Truth: the loadings; posterior
  // deviations at n = 400 are about 0.05 of a standardised loading.
  for (const std::size_t width : {7, 9, 20}) {
    CAPTURE(width);
    std::vector<double> loadings, uniquenesses;
    for (std::size_t k = 0; k < width; ++k) {
      loadings.push_back(k % 3 == 2 ? -0.5 : 0.6);
      uniquenesses.push_back(1 - loadings[k] * loadings[k]);
    }
    random::Stream draws = depth_problems::stream(9, static_cast<std::uint32_t>(width));
    const ItemMatrix items = depth_problems::gaussian(draws, 400, loadings, uniquenesses);
    ChainOptions options = short_chains();
    options.sweeps = 5000;
    const FactorPosterior posterior = sample_gaussian_factor(items, 0, {}, options);
    for (std::size_t k = 0; k < width; ++k) {
      CHECK(std::abs(posterior.parameters[k].mean - loadings[k]) < 4.5 * posterior.parameters[k].sd);
      CHECK(std::abs(posterior.parameters[width + k].mean - uniquenesses[k]) <
            4.5 * posterior.parameters[width + k].sd);
    }
  }
}

TEST_CASE("The anchor settles the sign, and a weak one is seen to flip", "[depth]") {
  const FactorPosterior by_first = sample_gaussian_factor(forty_alliances(), 0, {}, short_chains());
  const FactorPosterior by_last = sample_gaussian_factor(forty_alliances(), 3, {}, short_chains());
  CHECK(by_first.parameters[0].mean > 0);
  CHECK(by_first.parameters[3].mean < 0);
  CHECK(by_last.parameters[0].mean < 0);
  CHECK(by_last.parameters[3].mean > 0);
  CHECK(by_first.score_mean[0] == Approx(-by_last.score_mean[0]));
  random::Stream draws = depth_problems::stream(10, 0);
  const ItemMatrix weak = depth_problems::gaussian(draws, 60, {0.0, 0.7, 0.7, 0.7}, {1, 0.5, 0.5, 0.5});
  const FactorPosterior of_weak = sample_gaussian_factor(weak, 0, {}, short_chains());
  for (const std::size_t flips : of_weak.flips) CHECK(flips > 100);
  for (const double draw : of_weak.parameters[0].draws) CHECK(draw >= 0);
}

TEST_CASE("Data and options that cannot be are errors", "[depth]") {
  ItemMatrix constant = forty_alliances();
  for (std::size_t i = 0; i < 40; ++i) constant.values[i * 4 + 2] = 1;
  CHECK_THROWS_WITH(sample_gaussian_factor(constant, 0, {}, short_chains()),
                    Catch::Contains("c: the item is the same"));
  ItemMatrix missing = forty_alliances();
  missing.values[6] = std::nan("");
  CHECK_THROWS_WITH(sample_gaussian_factor(missing, 0, {}, short_chains()), Catch::Contains("c: missing values"));
  CHECK_THROWS_WITH(item_index(missing, "cc", "--anchor"), Catch::Contains("did you mean c?"));
  ItemMatrix few = forty_alliances();
  few.ids.resize(5);
  few.values.resize(20);
  CHECK_THROWS_WITH(sample_gaussian_factor(few, 0, {}, short_chains()), Catch::Contains("two more than items"));
  CHECK_THROWS_WITH(sample_gaussian_factor(forty_alliances(), 0, {.scale = 0}, short_chains()),
                    Catch::Contains("above 0"));
  ChainOptions options = short_chains();
  options.kept = options.sweeps + 1;
  CHECK_THROWS_AS(sample_gaussian_factor(forty_alliances(), 0, {}, options), Error);
  std::atomic<bool> stop = true;
  options = short_chains();
  options.parallel.interrupted = &stop;
  CHECK_THROWS_WITH(sample_gaussian_factor(forty_alliances(), 0, {}, options), Catch::Contains("interrupted"));
}

TEST_CASE("An item that is the sum of two others leaves a posterior", "[depth]") {
  ItemMatrix items = forty_alliances();
  for (std::size_t i = 0; i < 40; ++i) items.values[i * 4 + 3] = items.at(i, 0) + items.at(i, 1);
  const FactorPosterior posterior = sample_gaussian_factor(items, 0, {}, short_chains());
  for (const FactorParameter& parameter : posterior.parameters) CHECK(std::isfinite(parameter.mean));
}

}  // namespace entente
