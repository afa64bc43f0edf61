#pragma once

#include "sim/random/stream.hpp"

#include <cstdint>

namespace entente::random {

/// An identity as Philox4x32 takes it: the key, and the counter of block 0.
struct PhiloxWords {
  std::uint32_t key[2];
  std::uint32_t counter[4];
};

PhiloxWords philox_words(const Identity& identity);

}  // namespace entente::random
