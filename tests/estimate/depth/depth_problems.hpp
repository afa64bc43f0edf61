#pragma once

#include "estimate/depth/item_matrix.hpp"
#include "sim/random/distributions.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::depth_problems {

inline random::Stream stream(std::uint64_t seed, std::uint32_t replicate) {
  return random::Stream({.seed = MasterSeed(seed), .replicate = Replicate(replicate)});
}

inline ItemMatrix empty(std::size_t alliances, std::size_t items) {
  ItemMatrix matrix;
  for (std::size_t i = 0; i < alliances; ++i) matrix.ids.push_back(std::to_string(1000 + i));
  for (std::size_t k = 0; k < items; ++k) matrix.items.push_back(std::string(1, static_cast<char>('a' + k)));
  return matrix;
}

/// x_ik = loading_k phi_i + sqrt(uniqueness_k) e.
inline ItemMatrix gaussian(random::Stream& draws, std::size_t alliances, const std::vector<double>& loadings,
                           const std::vector<double>& uniquenesses) {
  ItemMatrix matrix = empty(alliances, loadings.size());
  for (std::size_t i = 0; i < alliances; ++i) {
    const double score = random::normal(draws);
    for (std::size_t k = 0; k < loadings.size(); ++k) {
      matrix.values.push_back(loadings[k] * score + std::sqrt(uniquenesses[k]) * random::normal(draws));
    }
  }
  return matrix;
}

/// The category of loading_k phi_i + e among thresholds.
inline ItemMatrix ordinal(random::Stream& draws, std::size_t alliances, const std::vector<double>& loadings,
                          const std::vector<std::vector<double>>& thresholds, std::vector<double>* scores = nullptr) {
  ItemMatrix matrix = empty(alliances, loadings.size());
  for (std::size_t i = 0; i < alliances; ++i) {
    const double score = random::normal(draws);
    if (scores != nullptr) scores->push_back(score);
    for (std::size_t k = 0; k < loadings.size(); ++k) {
      const double latent = loadings[k] * score + random::normal(draws);
      double category = 0;
      for (const double threshold : thresholds[k]) category += latent > threshold;
      matrix.values.push_back(category);
    }
  }
  return matrix;
}

}  // namespace entente::depth_problems
