#pragma once

#include "sim/math/lane/inline.hpp"
#include "sim/random/lane/word_lanes.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::random::lane {

/// Block 0 of `lanes` streams that differ in counter word 0 alone, which is first + lane (modulo 2^32): Philox4x32-10
/// (Salmon et al. 2011). low[lane] and high[lane] are the first two numbers that Stream::next_64 would give. `key` and
/// `counter` as in PhiloxWords; counter[0] is not read. lanes must be a multiple of 8.
template <std::size_t lanes>
ENTENTE_LANE void philox(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t first,
                         std::uint64_t* __restrict low, std::uint64_t* __restrict high) {
  static_assert(lanes % words_side_by_side == 0);
  constexpr std::uint64_t word = 0xffffffff;
  for (std::size_t lane = 0; lane < lanes; lane += words_side_by_side) {
    // A 32-bit word in the lower half of each element; what gathers in the upper halves is never read.
    WordLanes word0 = lane_numbers() + (first + static_cast<std::uint32_t>(lane));
    WordLanes word1 = all_lanes(counter[1]);
    WordLanes word2 = all_lanes(counter[2]);
    WordLanes word3 = all_lanes(counter[3]);
    std::uint32_t key0 = key[0], key1 = key[1];
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      const WordLanes product0 = lower_product(word0, all_lanes(0xD2511F53));
      const WordLanes product1 = lower_product(word2, all_lanes(0xCD9E8D57));
      word0 = (product1 >> 32) ^ word1 ^ key0;
      word2 = (product0 >> 32) ^ word3 ^ key1;
      word1 = product1;
      word3 = product0;
      key0 += 0x9E3779B9;
      key1 += 0xBB67AE85;
    }
    store(low + lane, (word0 & word) | (word1 << 32));
    store(high + lane, (word2 & word) | (word3 << 32));
  }
}

}  // namespace entente::random::lane
