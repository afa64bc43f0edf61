#pragma once

#include "estimate/posterior/draws.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Chains split in halves, one half after the other.
struct SplitChains {
  std::vector<double> values;
  std::size_t halves = 0, length = 0;

  ChainDraws draws() const { return {values, halves}; }
  /// Whether there is anything to measure: 4 draws a chain, all finite and not all the same.
  bool informative() const;
};

SplitChains split(const ChainDraws& draws);
/// z = Phi^-1((r - 3/8) / (S + 1/4)) of the ranks r among all S draws, ties with their average rank.
SplitChains rank_normalised(const SplitChains& chains);
/// sqrt((B / W + n - 1) / n).
double rhat_of(const SplitChains& chains);
/// S / tau.
double effective_size(const SplitChains& chains);

}  // namespace entente
