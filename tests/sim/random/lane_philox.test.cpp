#include "sim/random/lane/philox.hpp"
#include "sim/random/philox_words.hpp"
#include "sim/random/stream.hpp"

#include <Random123/philox.h>
#include <catch2/catch.hpp>

#include <cstdint>

// Oracle: Random123 (Salmon et al. 2011), and the streams that the rest of the program draws from.
namespace entente::tests {
namespace {

struct Case {
  std::uint32_t key[2];
  std::uint32_t counter[4];
  std::uint32_t first;
};

// Words of all ones and a first lane that runs over 2^32 among them.
constexpr Case cases[] = {{{0, 0}, {0, 0, 0, 0}, 0},
                          {{0xffffffff, 0xffffffff}, {0, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffc0},
                          {{0xa4093822, 0x299f31d0}, {0, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xffffffe5},
                          {{20010911, 1}, {77, 0x00c80002, 0x07d10001, 0x03000000}, 123456789}};

template <std::size_t lanes>
int disagreements(const Case& with) {
  std::uint64_t low[lanes], high[lanes];
  random::lane::philox<lanes>(with.key, with.counter, with.first, low, high);
  int count = 0;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    const r123::Philox4x32::ctr_type counter = {{with.first + lane, with.counter[1], with.counter[2], with.counter[3]}};
    const r123::Philox4x32::key_type key = {{with.key[0], with.key[1]}};
    const auto block = r123::Philox4x32{}(counter, key);
    for (std::size_t i = 0; i < 2; ++i) {
      count += static_cast<std::uint32_t>(low[lane] >> (32 * i)) != block[i];
      count += static_cast<std::uint32_t>(high[lane] >> (32 * i)) != block[2 + i];
    }
  }
  return count;
}

TEST_CASE("Philox in lanes agrees with Random123 word by word") {
  for (const Case& each : cases) {
    CHECK(disagreements<64>(each) == 0);
    CHECK(disagreements<8>(each) == 0);
  }
}

TEST_CASE("Philox in lanes gives the first numbers of the streams") {
  random::Identity identity{.seed = MasterSeed(0x123456789abcdef),
                            .replicate = Replicate(4000),
                            .state = CowCode(200),
                            .other_state = CowCode(2),
                            .year = Year(2003),
                            .war = WarId(7),
                            .purpose = random::Purpose::withdrawal};
  const random::PhiloxWords words = random::philox_words(identity);
  CHECK(words.counter[0] == 4000);
  std::uint64_t low[64], high[64];
  random::lane::philox<64>(words.key, words.counter, words.counter[0], low, high);
  for (std::uint32_t lane = 0; lane < 64; ++lane) {
    identity.replicate = Replicate(4000 + lane);
    random::Stream stream(identity);
    CHECK(low[lane] == stream.next_64());
    CHECK(high[lane] == stream.next_64());
  }
}

}  // namespace
}  // namespace entente::tests
