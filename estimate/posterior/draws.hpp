#pragma once

#include <cstddef>
#include <span>

namespace entente {

/// Draws of one quantity by several Markov chains of equal length: chains x draws, one chain after the other.
struct ChainDraws {
  std::span<const double> values;
  std::size_t chains = 1;

  std::size_t length() const { return values.size() / chains; }  ///< of a chain
  std::span<const double> chain(std::size_t c) const { return values.subspan(c * length(), length()); }
};

}  // namespace entente
