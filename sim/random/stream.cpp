#include "sim/random/stream.hpp"

#include "sim/core/error.hpp"
#include "sim/random/philox_words.hpp"

#include <Random123/philox.h>

#include <string>

namespace entente::random {
namespace {

constexpr std::uint32_t blocks_per_stream = std::uint32_t{1} << 24;

}  // namespace

Stream::Stream(const Identity& identity) {
  const PhiloxWords words = philox_words(identity);
  for (std::size_t i = 0; i < 2; ++i) key_[i] = words.key[i];
  for (std::size_t i = 0; i < 4; ++i) counter_[i] = words.counter[i];
}

std::uint32_t Stream::next_32() {
  if (used_ == 4) refill();
  return block_[used_++];
}

std::uint64_t Stream::next_64() {
  const std::uint64_t low = next_32();
  const std::uint64_t high = next_32();
  return (high << 32) | low;
}

void Stream::refill() {
  // The block number fills the low 24 bits of the last word; one more would run into another purpose's draws.
  if (blocks_ == blocks_per_stream)
    throw work_error("a random stream ran out of its 2^26 numbers (purpose " + std::to_string(counter_[3] >> 24) + ")");
  r123::Philox4x32::ctr_type counter = {{counter_[0], counter_[1], counter_[2], counter_[3] | blocks_}};
  r123::Philox4x32::key_type key = {{key_[0], key_[1]}};
  const r123::Philox4x32::ctr_type block = r123::Philox4x32{}(counter, key);  // 10 rounds
  for (std::size_t i = 0; i < 4; ++i) block_[i] = block[i];
  ++blocks_;
  used_ = 0;
}

}  // namespace entente::random
