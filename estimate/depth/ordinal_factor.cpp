#include "estimate/depth/ordinal_factor.hpp"

#include "estimate/depth/ordinal_chain.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

void check_prior(const OrdinalFactorPrior& prior) {
  const auto require = [](bool holds, const char* key, double value, const char* expected) {
    if (!holds) throw input_error({.key = key}, number_text(value), expected);
  };
  require(std::isfinite(prior.loading_mean), "loading-mean", prior.loading_mean, "a number");
  require(prior.loading_precision > 0 && prior.loading_precision <= 1e12, "loading-precision", prior.loading_precision,
          "above 0, at most 1e12: a flat prior of a loading may leave no posterior where categories separate");
  require(prior.threshold_precision > 0 && prior.threshold_precision <= 1e12, "threshold-precision",
          prior.threshold_precision, "above 0, at most 1e12");
}

/// Sums of values and squares, by parameter.
struct Sums {
  std::vector<double> values, squares;

  explicit Sums(std::size_t count) : values(count, 0.0), squares(count, 0.0) {}
  void add(std::size_t index, double value) {
    values[index] += value;
    squares[index] += value * value;
  }
};

/// What a chain leaves: parameters are loadings, then thresholds by item.
struct KeptChain {
  std::vector<double> parameters, scores;  ///< kept x parameters, kept x alliances
  Sums parameter_sums{0}, score_sums{0};
  std::size_t flips = 0;
  double acceptance = 0;
};

std::size_t parameter_count(const OrdinalItems& items) {
  return std::accumulate(items.codes.begin(), items.codes.end(), std::size_t{0},
                         [](std::size_t sum, const std::vector<double>& codes) { return sum + codes.size(); });
}

KeptChain run_chain(const OrdinalItems& items, std::size_t anchor, const OrdinalFactorPrior& prior, std::size_t number,
                    const ChainOptions& options) {
  const std::size_t width = items.items.size(), alliances = items.ids.size();
  OrdinalChain chain(items, anchor, prior, number, options);
  const auto sign = [&] { return chain.coefficients(anchor)[0] < 0 ? -1.0 : 1.0; };
  const auto sweep = [&] {
    if (options.parallel.interrupted != nullptr && *options.parallel.interrupted) throw work_error("interrupted");
    chain.sweep();
  };
  for (std::size_t s = 0; s < options.burn_in; ++s) sweep();
  KeptChain kept;
  kept.parameter_sums = Sums(parameter_count(items));
  kept.score_sums = Sums(alliances);
  const std::size_t accepted_before = chain.accepted();
  double before = sign();
  std::size_t turns_before = chain.turns();
  std::vector<double> parameters(parameter_count(items));
  std::size_t drawn = 0;
  for (std::size_t s = 1; s <= options.sweeps; ++s) {
    sweep();
    const double now = sign();
    // What the chain turns on purpose says nothing of the anchor.
    kept.flips += (now != before) != (chain.turns() % 2 != turns_before % 2);
    before = now;
    turns_before = chain.turns();
    std::size_t at = width;
    for (std::size_t k = 0; k < width; ++k) {
      const std::vector<double>& coefficients = chain.coefficients(k);
      parameters[k] = now * coefficients[0];
      for (std::size_t c = 1; c < coefficients.size(); ++c) parameters[at++] = coefficients[c];
    }
    for (std::size_t j = 0; j < parameters.size(); ++j) kept.parameter_sums.add(j, parameters[j]);
    for (std::size_t i = 0; i < alliances; ++i) kept.score_sums.add(i, now * chain.scores()[i]);
    // Evenly over the sweeps, as the Gaussian sampler keeps them.
    const std::size_t t = drawn + 1;
    if (s != options.sweeps / options.kept * t + options.sweeps % options.kept * t / options.kept) continue;
    ++drawn;
    kept.parameters.insert(kept.parameters.end(), parameters.begin(), parameters.end());
    for (const double score : chain.scores()) kept.scores.push_back(now * score);
  }
  kept.acceptance = static_cast<double>(chain.accepted() - accepted_before) /
                    (static_cast<double>(options.sweeps) * static_cast<double>(width));
  return kept;
}

struct MeanAndSd {
  double mean = 0, sd = 0;
};

MeanAndSd pooled(const std::vector<KeptChain>& chains, Sums KeptChain::*sums, std::size_t index, double sweeps) {
  double sum = 0, squares = 0;
  for (const KeptChain& chain : chains) {
    sum += (chain.*sums).values[index];
    squares += (chain.*sums).squares[index];
  }
  const double mean = sum / sweeps;
  return {mean, std::sqrt(std::max(squares / sweeps - mean * mean, 0.0))};
}

FactorPosterior gathered(const OrdinalItems& items, std::size_t anchor, const std::vector<KeptChain>& chains,
                         const ChainOptions& options) {
  FactorPosterior posterior;
  posterior.items = items.items;
  posterior.anchor = anchor;
  posterior.chains = options.chains;
  posterior.kept = options.kept;
  const std::size_t width = items.items.size(), alliances = items.ids.size();
  const double sweeps = static_cast<double>(options.sweeps) * static_cast<double>(options.chains);
  for (std::size_t k = 0; k < width; ++k) posterior.parameters.push_back({.item = k});
  for (std::size_t k = 0; k < width; ++k) {
    for (std::size_t c = 1; c < items.codes[k].size(); ++c) {
      posterior.parameters.push_back({.kind = ParameterKind::threshold, .item = k, .level = c});
    }
  }
  for (std::size_t j = 0; j < posterior.parameters.size(); ++j) {
    FactorParameter& parameter = posterior.parameters[j];
    for (const KeptChain& chain : chains) {
      for (std::size_t t = 0; t < options.kept; ++t) {
        parameter.draws.push_back(chain.parameters[t * posterior.parameters.size() + j]);
      }
    }
    const MeanAndSd moments = pooled(chains, &KeptChain::parameter_sums, j, sweeps);
    parameter.mean = moments.mean;
    parameter.sd = moments.sd;
  }
  posterior.scores.reserve(alliances * posterior.draws());
  for (std::size_t i = 0; i < alliances; ++i) {
    for (const KeptChain& chain : chains) {
      for (std::size_t t = 0; t < options.kept; ++t) posterior.scores.push_back(chain.scores[t * alliances + i]);
    }
    const MeanAndSd moments = pooled(chains, &KeptChain::score_sums, i, sweeps);
    posterior.score_mean.push_back(moments.mean);
    posterior.score_sd.push_back(moments.sd);
  }
  for (const KeptChain& chain : chains) {
    posterior.flips.push_back(chain.flips);
    posterior.acceptance.push_back(chain.acceptance);
  }
  return posterior;
}

}  // namespace

FactorPosterior sample_ordinal_factor(const OrdinalItems& items, std::size_t anchor, const OrdinalFactorPrior& prior,
                                      const ChainOptions& options) {
  check(options);
  check_prior(prior);
  if (items.items.size() < 2 || items.items.size() > kernel::most_items) {
    throw input_error({.key = "columns"}, std::to_string(items.items.size()) + " items",
                      "2 to " + std::to_string(kernel::most_items));
  }
  std::vector<KeptChain> chains(options.chains);
  for_each_block(options.chains * replicates_per_block, options.parallel, [&](std::size_t begin, std::size_t) {
    const std::size_t chain = begin / replicates_per_block;
    chains[chain] = run_chain(items, anchor, prior, chain, options);
  });
  return gathered(items, anchor, chains, options);
}

}  // namespace entente
