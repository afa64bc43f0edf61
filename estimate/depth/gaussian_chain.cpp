#include "estimate/depth/gaussian_chain.hpp"

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/philox_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using kernel::factor_batch;
using kernel::factor_slack;

/// A chain's batch of sweeps: its number fills the words that name two states elsewhere, the chain's that of the war.
random::Identity identity(MasterSeed seed, std::size_t chain, std::size_t batch, random::Purpose purpose) {
  return {.seed = seed,
          .state = CowCode(static_cast<std::uint16_t>(batch >> 16)),
          .other_state = CowCode(static_cast<std::uint16_t>(batch)),
          .war = WarId(static_cast<std::uint16_t>(chain)),
          .purpose = purpose};
}

/// L of S = L L', by column. Where S is singular, because an item is a sum of others, the column is zero.
void cholesky(const LaneArray<double>& gram, std::size_t items, std::size_t width, LaneArray<double>& root) {
  for (std::size_t j = 0; j < items; ++j) {
    double pivot = gram[j * width + j];
    for (std::size_t m = 0; m < j; ++m) pivot -= root[m * width + j] * root[m * width + j];
    if (!(pivot > 1e-12 * gram[j * width + j])) continue;
    const double diagonal = std::sqrt(pivot);
    root[j * width + j] = diagonal;
    for (std::size_t i = j + 1; i < items; ++i) {
      double value = gram[j * width + i];
      for (std::size_t m = 0; m < j; ++m) value -= root[m * width + j] * root[m * width + i];
      root[j * width + i] = value / diagonal;
    }
  }
}

}  // namespace

GaussianFactorData::GaussianFactorData(std::span<const double> standardised, std::size_t items, std::size_t anchor,
                                       const GaussianFactorPrior& prior)
    : items_(items),
      alliances_(standardised.size() / items),
      width_((items + kernel::item_group - 1) / kernel::item_group * kernel::item_group),
      shape_(prior.shape),
      gram_(items * width_, 0.0),
      root_(items * width_, 0.0),
      diagonal_(width_, 0.0),
      present_(width_, 0.0) {
  for (std::size_t i = 0; i < alliances_; ++i) {
    const double* const row = standardised.data() + i * items;
    for (std::size_t j = 0; j < items; ++j) {
      for (std::size_t k = 0; k < items; ++k) gram_[j * width_ + k] += row[j] * row[k];
    }
  }
  for (std::size_t k = 0; k < items; ++k) {
    diagonal_[k] = gram_[k * width_ + k];
    present_[k] = 1;
  }
  cholesky(gram_, items, width_, root_);
  problem_ = {.items = items,
              .width = width_,
              .anchor = anchor,
              .loading_precision = prior.loading_precision,
              .weighted_mean = prior.loading_precision * prior.loading_mean,
              .scale = prior.scale};
}

kernel::FactorProblem GaussianFactorData::problem() const {
  kernel::FactorProblem problem = problem_;
  problem.gram = gram_.data();
  problem.root = root_.data();
  problem.diagonal = diagonal_.data();
  problem.present = present_.data();
  return problem;
}

GaussianChain::GaussianChain(const GaussianFactorData& data, std::size_t chain, const ChainOptions& options)
    : data_(data),
      problem_(data.problem()),
      loops_(kernel::factor_loops(options.parallel.instructions.value_or(best_instruction_set()))),
      seed_(options.seed),
      number_(chain),
      loadings_(data.width(), 0.0),
      precisions_(data.width(), 1.0),
      normals_(factor_batch * (3 * data.items() + 1) + factor_slack, 0.0),
      uniforms_(factor_batch * (data.items() + 1), 0.0),
      gammas_(factor_batch * (data.items() + 1) + factor_slack, 1.0),
      rest_(factor_batch, 0.0),
      refused_(factor_batch * data.items()) {
  for (std::size_t m = 0; m < 5; ++m) {
    sums_[m].assign(data.width(), 0.0);
    totals_[m].assign(data.width(), 0.0);
    chain_.sums[m] = sums_[m].data();
  }
  chain_.loadings = loadings_.data();
  chain_.precisions = precisions_.data();
  // Wider apart than any posterior of standardised items: loadings of either sign, uniquenesses from 0.05 to 1.
  random::Stream stream(identity(seed_, number_, 0, random::Purpose::factor_start));
  for (std::size_t k = 0; k < data.items(); ++k) {
    loadings_[k] = random::normal(stream);
    precisions_[k] = 1 / (0.05 + 0.95 * random::uniform(stream));
  }
  chain_.sign = loadings_[problem_.anchor] < 0 ? -1 : 1;
}

// All loadings and scores with the other sign have the same likelihood, but under a prior around another mean than 0
// not the same density, and between the two lies a valley: a Metropolis step across it.
void GaussianChain::turn() {
  if (problem_.weighted_mean == 0) return;
  double sum = 0;
  for (std::size_t k = 0; k < data_.items(); ++k) sum += loadings_[k];
  random::Stream stream(identity(seed_, number_, batch_, random::Purpose::factor_turn));
  if (!(math::log(random::uniform(stream)) < -2 * problem_.weighted_mean * sum)) return;
  for (double& loading : loadings_) loading = -loading;
  chain_.sign = -chain_.sign;
}

void GaussianChain::prepare() {
  turn();
  const std::size_t items = data_.items();
  const std::size_t normals = factor_batch * (3 * items + 1), gammas = factor_batch * (items + 1);
  loops_.normals(random::philox_words(identity(seed_, number_, batch_, random::Purpose::factor_normal)), normals / 2,
                 normals_.data());
  loops_.uniforms(random::philox_words(identity(seed_, number_, batch_, random::Purpose::factor_uniform)), gammas / 2,
                  uniforms_.data());
  const auto draw = [&](std::size_t first, std::size_t count, double shape, double* values) {
    const std::size_t refusals = loops_.gammas(normals_.data() + 2 * factor_batch * items + first,
                                               uniforms_.data() + first, count, shape, values, refused_.data());
    for (std::size_t r = 0; r < refusals; ++r) {
      random::Identity again = identity(seed_, number_, batch_, random::Purpose::factor_refused);
      again.replicate = Replicate(static_cast<std::uint32_t>(first + refused_[r]));
      random::Stream stream(again);
      values[refused_[r]] = random::gamma(stream, shape);
    }
  };
  draw(0, factor_batch * items, data_.precision_shape(), gammas_.data());
  draw(factor_batch * items, factor_batch, data_.rest_shape(), rest_.data());
  for (double& square : rest_) square *= 2;
  ++batch_;
  position_ = 0;
}

void GaussianChain::run(std::size_t count) {
  const std::size_t items = data_.items();
  const kernel::FactorNumbers numbers{.score_noise = normals_.data(),
                                      .loading_noise = normals_.data() + factor_batch * items,
                                      .gammas = gammas_.data(),
                                      .rest_of_squares = rest_.data()};
  while (count > 0) {
    if (position_ == factor_batch) prepare();
    const std::size_t end = position_ + std::min(count, factor_batch - position_);
    loops_.sweeps(problem_, numbers, position_, end, chain_);
    count -= end - position_;
    position_ = end;
    // Sums of a batch first: among a million sweeps single ones would lose their last digits.
    for (std::size_t m = 0; m < 5; ++m) {
      for (std::size_t k = 0; k < data_.width(); ++k) totals_[m][k] += std::exchange(sums_[m][k], 0.0);
    }
  }
}

void GaussianChain::forget() {
  for (LaneArray<double>& total : totals_) std::fill(total.begin(), total.end(), 0.0);
  chain_.flips = 0;
}

}  // namespace entente
