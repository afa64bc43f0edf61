#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/parallel/blocks.hpp"

#include <cstddef>

namespace entente {

/// Markov chains: how many, how long, what is kept.
struct ChainOptions {
  std::size_t chains = 4;
  std::size_t burn_in = 10'000;  ///< sweeps before anything is gathered
  std::size_t sweeps = 200'000;  ///< thereafter
  std::size_t kept = 1'000;      ///< draws a chain, evenly spaced over the sweeps
  MasterSeed seed{1};
  ParallelOptions parallel = {};
};

/// Error (Fault::input) with the option's name: no chain, more than 1,000, no sweep, fewer sweeps than kept draws,
/// fewer than 4 kept.
void check(const ChainOptions& options);

}  // namespace entente
