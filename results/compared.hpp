#pragma once

#include "results/observed.hpp"
#include "sim/war/world.hpp"

#include <cstddef>

namespace entente {

/// Whether a state-year is compared: the state was invited, and its share is on record and not left out.
inline bool is_compared(const World& world, const ObservedShares& observed, std::size_t cell) {
  return world.wars[0].invited[cell] != 0 && observed.counts(cell);
}

}  // namespace entente
