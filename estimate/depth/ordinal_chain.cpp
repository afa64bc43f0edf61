#include "estimate/depth/ordinal_chain.hpp"

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/philox_words.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

random::Identity identity(MasterSeed seed, std::size_t chain, std::size_t sweep, random::Purpose purpose) {
  return {.seed = seed,
          .replicate = Replicate{},
          .state = CowCode(static_cast<std::uint16_t>(sweep >> 16)),
          .other_state = CowCode(static_cast<std::uint16_t>(sweep)),
          .war = WarId(static_cast<std::uint16_t>(chain)),
          .purpose = purpose};
}

/// Items standardised, 0 where they are absent: n x K.
std::vector<double> standard_codes(const OrdinalItems& items) {
  const std::size_t alliances = items.ids.size(), width = items.items.size();
  std::vector<double> result(items.category.size(), 0.0);
  for (std::size_t k = 0; k < width; ++k) {
    double count = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < alliances; ++i) {
      const std::uint8_t category = items.category[i * width + k];
      if (category == OrdinalItems::absent) continue;
      count += 1;
      sum += category;
      squares += static_cast<double>(category) * category;
    }
    const double mean = sum / count, deviation = std::sqrt(squares / count - mean * mean);
    for (std::size_t i = 0; i < alliances; ++i) {
      const std::uint8_t category = items.category[i * width + k];
      if (category != OrdinalItems::absent && deviation > 0) result[i * width + k] = (category - mean) / deviation;
    }
  }
  return result;
}

/// Where scores begin: a sum of items with weights of chance, each with the sign of its correlation with the anchor,
/// and as much noise again. From scores of mere chance a chain can take a thousand sweeps to find that items go
/// together at all.
std::vector<double> first_scores(const OrdinalItems& items, std::size_t anchor, random::Stream& stream) {
  const std::size_t alliances = items.ids.size(), width = items.items.size();
  const std::vector<double> codes = standard_codes(items);
  std::vector<double> weights(width, 0.0);
  for (std::size_t k = 0; k < width; ++k) {
    double product = 0;
    for (std::size_t i = 0; i < alliances; ++i) product += codes[i * width + k] * codes[i * width + anchor];
    weights[k] = (product < 0 ? -1 : 1) * random::uniform(stream);
  }
  const double turned = random::bernoulli(stream, 0.5) ? -1 : 1;
  std::vector<double> scores(alliances, 0.0);
  double squares = 0;
  for (std::size_t i = 0; i < alliances; ++i) {
    for (std::size_t k = 0; k < width; ++k) scores[i] += turned * weights[k] * codes[i * width + k];
    squares += scores[i] * scores[i];
  }
  const double spread = std::sqrt(2 * squares / static_cast<double>(alliances));
  for (double& score : scores) score = score / spread + std::sqrt(0.5) * random::normal(stream);
  return scores;
}

/// Pairs that hold as many numbers, in the multiples that the kernels make.
std::size_t pairs_for(std::size_t count) { return (count + 63) / 64 * 32; }

}  // namespace

OrdinalChain::OrdinalChain(const OrdinalItems& items, std::size_t anchor, const OrdinalFactorPrior& prior,
                           std::size_t chain, const ChainOptions& options)
    : prior_(prior),
      loops_(kernel::factor_loops(options.parallel.instructions.value_or(best_instruction_set()))),
      seed_(options.seed),
      number_(chain),
      scores_(items.ids.size(), 0.0),
      precision_(items.ids.size(), 1.0),
      uniforms_(2 * pairs_for(items.ids.size() * items.items.size())),
      normals_(2 * pairs_for(items.ids.size())),
      arrays_(items.ids.size()) {
  for (std::size_t k = 0; k < items.items.size(); ++k) {
    responses_.emplace_back(items, k, prior);
    std::vector<double> coefficients = {0.0};
    for (const double threshold : responses_.back().marginal_thresholds()) coefficients.push_back(threshold);
    coefficients_.push_back(std::move(coefficients));
  }
  random::Stream stream(identity(seed_, number_, 0, random::Purpose::factor_start));
  scores_ = first_scores(items, anchor, stream);
}

void OrdinalChain::sweep() {
  random::Stream stream(identity(seed_, number_, sweep_, random::Purpose::ordinal_step));
  draw_coefficients(stream);
  draw_scores();
  rescale(stream);
  shift(stream);
  turn(stream);
  ++sweep_;
}

void OrdinalChain::draw_coefficients(random::Stream& stream) {
  for (std::size_t k = 0; k < responses_.size(); ++k) {
    accepted_ += responses_[k].step(coefficients_[k], scores_, loops_, arrays_, stream);
  }
}

// Latent responses given scores (Albert and Chib 1993), then scores given latent responses.
void OrdinalChain::draw_scores() {
  const std::size_t alliances = scores_.size();
  loops_.uniforms(random::philox_words(identity(seed_, number_, sweep_, random::Purpose::ordinal_latent)),
                  uniforms_.size() / 2, uniforms_.data());
  loops_.normals(random::philox_words(identity(seed_, number_, sweep_, random::Purpose::ordinal_score)),
                 normals_.size() / 2, normals_.data());
  std::vector<double> sums(alliances, 0.0);
  std::fill(precision_.begin(), precision_.end(), 1.0);
  for (std::size_t k = 0; k < responses_.size(); ++k) {
    const OrdinalResponse& response = responses_[k];
    response.bound(coefficients_[k], scores_, arrays_);
    loops_.intervals(arrays_.of(response.alliances().size()));
    const double loading = coefficients_[k][0];
    for (std::size_t i = 0; i < response.alliances().size(); ++i) {
      const std::uint32_t alliance = response.alliances()[i];
      const bool mirrored = arrays_.lower[i] + arrays_.upper[i] > 0;
      const double p = arrays_.tail[i] + uniforms_[k * alliances + alliance] * arrays_.probability[i];
      const double quantile = math::normal_quantile(p);
      // Rounding, or an interval so far out that its probability is none, must not leave the interval.
      const double error = std::clamp(mirrored ? -quantile : quantile, arrays_.lower[i], arrays_.upper[i]);
      sums[alliance] += loading * (loading * scores_[alliance] + error);
      precision_[alliance] += loading * loading;
    }
  }
  for (std::size_t i = 0; i < alliances; ++i) {
    scores_[i] = sums[i] / precision_[i] + normals_[i] / std::sqrt(precision_[i]);
  }
}

// Scores times g and loadings divided by g leave the likelihood as it is, and one goes slowly without the other. A
// Metropolis step along this orbit (Liu and Sabatti 2000): ln g has density g^(n - K) p(g scores) p(loadings / g).
void OrdinalChain::rescale(random::Stream& stream) {
  const double n = static_cast<double>(scores_.size()), items = static_cast<double>(coefficients_.size());
  double squares = 0;
  for (const double score : scores_) squares += score * score;
  double loading_squares = 0, loading_sum = 0;
  for (const std::vector<double>& coefficients : coefficients_) {
    loading_squares += coefficients[0] * coefficients[0];
    loading_sum += coefficients[0];
  }
  const auto log_density = [&](double log_scale) {
    const double g = math::exp(log_scale);
    const double loadings = loading_squares / (g * g) - 2 * prior_.loading_mean * loading_sum / g;
    return (n - items) * log_scale - 0.5 * g * g * squares - 0.5 * prior_.loading_precision * loadings;
  };
  constexpr int steps = 3;
  const double reach = 2.4 / std::sqrt(2 * n);  // the density's curvature at its mode is about 2 n
  double scale = 0, here = log_density(0);
  for (int step = 0; step < steps; ++step) {
    const double proposal = scale + reach * random::normal(stream);
    const double there = log_density(proposal);
    if (math::log(random::uniform(stream)) < there - here) {
      scale = proposal;
      here = there;
    }
  }
  const double g = math::exp(scale);
  for (double& score : scores_) score *= g;
  for (std::vector<double>& coefficients : coefficients_) coefficients[0] /= g;
}

// Scores plus c and thresholds plus c times the loading leave the likelihood as it is; c is normal.
void OrdinalChain::shift(random::Stream& stream) {
  double precision = static_cast<double>(scores_.size()), sum = 0;
  for (const double score : scores_) sum -= score;
  for (const std::vector<double>& coefficients : coefficients_) {
    for (std::size_t c = 1; c < coefficients.size(); ++c) {
      precision += prior_.threshold_precision * coefficients[0] * coefficients[0];
      sum -= prior_.threshold_precision * coefficients[0] * coefficients[c];
    }
  }
  const double c = sum / precision + random::normal(stream) / std::sqrt(precision);
  for (double& score : scores_) score += c;
  for (std::vector<double>& coefficients : coefficients_) {
    for (std::size_t j = 1; j < coefficients.size(); ++j) coefficients[j] += c * coefficients[0];
  }
}

// As the Gaussian chain does: with another sign the same likelihood, but not the same prior.
void OrdinalChain::turn(random::Stream& stream) {
  if (prior_.loading_mean == 0) return;
  double sum = 0;
  for (const std::vector<double>& coefficients : coefficients_) sum += coefficients[0];
  const double log_ratio = -2 * prior_.loading_precision * prior_.loading_mean * sum;
  if (!(math::log(random::uniform(stream)) < log_ratio)) return;
  for (double& score : scores_) score = -score;
  for (std::vector<double>& coefficients : coefficients_) coefficients[0] = -coefficients[0];
  ++turns_;
}

}  // namespace entente
