#include "estimate/depth/gaussian_factor.hpp"

#include "estimate/depth/gaussian_chain.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

void check_sizes(const ItemMatrix& items) {
  if (items.width() < 2 || items.width() > kernel::most_items) {
    throw input_error({.key = "columns"}, std::to_string(items.width()) + " items",
                      "2 to " + std::to_string(kernel::most_items));
  }
  if (items.alliances() < items.width() + 2) {
    throw input_error({.key = "items"}, std::to_string(items.alliances()) + " alliances",
                      "at least two more than items (" + std::to_string(items.width()) + ")");
  }
}

void check_prior(const GaussianFactorPrior& prior) {
  const auto require = [](bool holds, const char* key, double value, const char* expected) {
    if (!holds) throw input_error({.key = key}, number_text(value), expected);
  };
  require(std::isfinite(prior.loading_mean), "loading-mean", prior.loading_mean, "a number");
  require(prior.loading_precision >= 0 && prior.loading_precision <= 1e12, "loading-precision", prior.loading_precision,
          "0 (flat) to 1e12");
  require(prior.shape >= 0 && prior.shape <= 1e9, "uniqueness-shape", prior.shape, "0 to 1e9");
  require(prior.scale > 0 && prior.scale <= 1e9, "uniqueness-scale", prior.scale, "above 0, at most 1e9");
}

/// What a chain leaves.
struct KeptChain {
  std::vector<double> loadings, uniquenesses;  ///< kept x items
  std::vector<double> sums;                    ///< 5 x items
  std::size_t flips = 0;
};

KeptChain run_chain(const GaussianFactorData& data, std::size_t number, const ChainOptions& options) {
  // Long enough to be worth asking, short enough for whoever waits.
  constexpr std::size_t stretch = 1 << 16;
  GaussianChain chain(data, number, options);
  const auto run = [&](std::size_t count) {
    while (count > 0) {
      if (options.parallel.interrupted != nullptr && *options.parallel.interrupted) throw work_error("interrupted");
      const std::size_t now = std::min(count, stretch);
      chain.run(now);
      count -= now;
    }
  };
  run(options.burn_in);
  chain.forget();
  KeptChain kept;
  std::size_t done = 0;
  for (std::size_t t = 1; t <= options.kept; ++t) {
    // Evenly over the sweeps: after the sweep number (t / kept) sweeps, without the overflow.
    const std::size_t until = options.sweeps / options.kept * t + options.sweeps % options.kept * t / options.kept;
    run(until - done);
    done = until;
    for (std::size_t k = 0; k < data.items(); ++k) {
      kept.loadings.push_back(chain.loading(k));
      kept.uniquenesses.push_back(chain.uniqueness(k));
    }
  }
  for (std::size_t m = 0; m < 5; ++m) {
    for (std::size_t k = 0; k < data.items(); ++k) kept.sums.push_back(chain.sum(m, k));
  }
  kept.flips = chain.flips();
  return kept;
}

/// Scores of one kept draw: normal with mean v X w and variance v.
void draw_scores(const std::vector<double>& x, const KeptChain& kept, std::size_t chain, std::size_t draw,
                 MasterSeed seed, FactorPosterior& posterior, std::vector<double>& variance_sum) {
  const std::size_t items = posterior.items.size();
  const double* const loadings = kept.loadings.data() + draw * items;
  const double* const uniquenesses = kept.uniquenesses.data() + draw * items;
  double information = 1;
  for (std::size_t k = 0; k < items; ++k) information += loadings[k] * loadings[k] / uniquenesses[k];
  const double v = 1 / information;
  const double spread = std::sqrt(v);
  variance_sum[chain] += v;
  random::Stream stream({.seed = seed,
                         .replicate = Replicate(static_cast<std::uint32_t>(draw)),
                         .war = WarId(static_cast<std::uint16_t>(chain)),
                         .purpose = random::Purpose::factor_score});
  for (std::size_t i = 0; i < posterior.score_mean.size(); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < items; ++k) sum += x[i * items + k] * loadings[k] / uniquenesses[k];
    posterior.scores[i * posterior.draws() + chain * posterior.kept + draw] = v * sum + spread * random::normal(stream);
  }
}

void add_parameters(const std::vector<KeptChain>& chains, const ChainOptions& options, FactorPosterior& posterior) {
  const std::size_t items = posterior.items.size();
  const double sweeps = static_cast<double>(options.sweeps) * static_cast<double>(options.chains);
  for (const ParameterKind kind : {ParameterKind::loading, ParameterKind::uniqueness}) {
    const std::size_t first = kind == ParameterKind::loading ? 0 : 2;
    for (std::size_t k = 0; k < items; ++k) {
      FactorParameter parameter{.kind = kind, .item = k};
      double sum = 0, squares = 0;
      for (const KeptChain& chain : chains) {
        const std::vector<double>& values = kind == ParameterKind::loading ? chain.loadings : chain.uniquenesses;
        for (std::size_t t = 0; t < posterior.kept; ++t) parameter.draws.push_back(values[t * items + k]);
        sum += chain.sums[first * items + k];
        squares += chain.sums[(first + 1) * items + k];
      }
      parameter.mean = sum / sweeps;
      parameter.sd = std::sqrt(std::max(squares / sweeps - parameter.mean * parameter.mean, 0.0));
      posterior.parameters.push_back(std::move(parameter));
    }
  }
}

void add_scores(const std::vector<double>& x, const std::vector<KeptChain>& chains, const ChainOptions& options,
                FactorPosterior& posterior) {
  const std::size_t items = posterior.items.size(), alliances = x.size() / items;
  posterior.score_mean.assign(alliances, 0.0);
  posterior.score_sd.assign(alliances, 0.0);
  posterior.scores.resize(alliances * posterior.draws());
  std::vector<double> variance(chains.size(), 0.0);
  for_each_block(chains.size() * replicates_per_block, options.parallel, [&](std::size_t begin, std::size_t) {
    const std::size_t c = begin / replicates_per_block;
    for (std::size_t t = 0; t < posterior.kept; ++t) {
      draw_scores(x, chains[c], c, t, options.seed, posterior, variance);
    }
  });
  // Given a draw of the parameters a score's mean and variance are known, so that only these vary from draw to draw
  // (Rao and Blackwell): the means of v w over all sweeps make the mean score.
  std::vector<double> weights(items, 0.0);
  double mean_variance = 0;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (std::size_t k = 0; k < items; ++k) weights[k] += chains[c].sums[4 * items + k];
    mean_variance += variance[c] / static_cast<double>(posterior.draws());
  }
  for (double& weight : weights) weight /= static_cast<double>(options.sweeps) * static_cast<double>(options.chains);
  for (std::size_t i = 0; i < alliances; ++i) {
    for (std::size_t k = 0; k < items; ++k) posterior.score_mean[i] += x[i * items + k] * weights[k];
  }
  std::vector<double> w(items);
  for (const KeptChain& chain : chains) {
    for (std::size_t t = 0; t < posterior.kept; ++t) {
      double information = 1;
      for (std::size_t k = 0; k < items; ++k) {
        w[k] = chain.loadings[t * items + k] / chain.uniquenesses[t * items + k];
        information += w[k] * chain.loadings[t * items + k];
      }
      for (std::size_t i = 0; i < alliances; ++i) {
        double mean = 0;
        for (std::size_t k = 0; k < items; ++k) mean += x[i * items + k] * w[k];
        const double deviation = mean / information - posterior.score_mean[i];
        posterior.score_sd[i] += deviation * deviation / static_cast<double>(posterior.draws());
      }
    }
  }
  for (double& sd : posterior.score_sd) sd = std::sqrt(sd + mean_variance);
}

}  // namespace

FactorPosterior sample_gaussian_factor(const ItemMatrix& items, std::size_t anchor, const GaussianFactorPrior& prior,
                                       const ChainOptions& options) {
  check(options);
  check_prior(prior);
  check_sizes(items);
  const std::vector<double> x = standardised(items);
  const GaussianFactorData data(x, items.width(), anchor, prior);
  std::vector<KeptChain> chains(options.chains);
  // A chain is one piece of work: what a block's number counts are 64ths of it.
  for_each_block(options.chains * replicates_per_block, options.parallel, [&](std::size_t begin, std::size_t) {
    const std::size_t chain = begin / replicates_per_block;
    chains[chain] = run_chain(data, chain, options);
  });
  FactorPosterior posterior;
  posterior.items = items.items;
  posterior.anchor = anchor;
  posterior.chains = options.chains;
  posterior.kept = options.kept;
  for (const KeptChain& chain : chains) posterior.flips.push_back(chain.flips);
  add_parameters(chains, options, posterior);
  add_scores(x, chains, options, posterior);
  return posterior;
}

}  // namespace entente
