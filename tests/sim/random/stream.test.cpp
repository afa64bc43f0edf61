#include "sim/random/stream.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <set>
#include <vector>

namespace entente::tests {
namespace {

using random::Identity;
using random::Purpose;
using random::Stream;

using Block = std::array<std::uint32_t, 4>;

Block next_block(Stream& stream) {
  Block block;
  for (std::uint32_t& number : block) number = stream.next_32();
  return block;
}

void skip_blocks(Stream& stream, std::uint32_t blocks) {
  for (std::uint32_t i = 0; i < blocks; ++i) next_block(stream);
}

// Known answers of philox4x32 with 10 rounds from Random123 1.14, kat_vectors. Their counter and key are put together
// from the parts of an identity, so that they pin the layout too.
TEST_CASE("a stream is Philox4x32-10 of its identity") {
  SECTION("zeros") {
    Stream stream({.seed = MasterSeed(0), .replicate = Replicate(0), .purpose = Purpose{0}});
    CHECK(next_block(stream) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  }
  SECTION("digits of pi, at block 0x707344") {
    Stream stream({.seed = MasterSeed(0x299f31d0a4093822),
                   .replicate = Replicate(0x243f6a88),
                   .state = CowCode(0x85a3),
                   .other_state = CowCode(0x08d3),
                   .year = Year(0x1319),
                   .war = WarId(0x8a2e),
                   .purpose = Purpose{0x03}});
    skip_blocks(stream, 0x707344);
    CHECK(next_block(stream) == Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }
  SECTION("ones, at the last block, after which the stream ends") {
    Stream stream({.seed = MasterSeed(0xffffffffffffffff),
                   .replicate = Replicate(0xffffffff),
                   .state = CowCode(0xffff),
                   .other_state = CowCode(0xffff),
                   .year = Year(0xffff),
                   .war = WarId(0xffff),
                   .purpose = Purpose{0xff}});
    skip_blocks(stream, 0xffffff);
    CHECK(next_block(stream) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK_THROWS_AS(stream.next_32(), Error);
    CHECK_THROWS_WITH(stream.next_64(), "a random stream ran out of its 2^26 numbers (purpose 255)");
  }
}

TEST_CASE("numbers of 64 bits are two of 32, the first one low") {
  Stream halves(Identity{}), whole(Identity{});
  CHECK(whole.next_32() == halves.next_32());
  for (int i = 0; i < 10; ++i) {  // across the borders of blocks
    const std::uint64_t low = halves.next_32(), high = halves.next_32();
    CHECK(whole.next_64() == (high << 32 | low));
  }
}

TEST_CASE("every part of an identity changes the draws") {
  const Identity base{.seed = MasterSeed(1),
                      .replicate = Replicate(1),
                      .state = CowCode(2),
                      .other_state = CowCode(1),
                      .year = Year(1),
                      .war = WarId(3),
                      .purpose = Purpose::type};
  std::vector<Identity> identities(11, base);
  identities[1].seed = MasterSeed(2);
  identities[2].seed = MasterSeed(1 + (std::uint64_t{1} << 32));
  identities[3].replicate = Replicate(2);
  identities[4].state = CowCode(3);
  identities[5].other_state = CowCode(0);
  identities[6].year = Year(2);
  identities[7].war = WarId(2);
  identities[8].purpose = Purpose::contribution;
  // Parts that change places are other identities too.
  std::swap(identities[9].state, identities[9].other_state);
  identities[10].year = Year(3);
  identities[10].war = WarId(1);
  std::set<Block> first_draws;
  for (const Identity& identity : identities) {
    Stream stream(identity);
    first_draws.insert(next_block(stream));
  }
  CHECK(first_draws.size() == identities.size());
}

TEST_CASE("the draws do not depend on the order or number of streams") {
  const auto identity = [](std::uint32_t replicate) {
    return Identity{.seed = MasterSeed(5), .replicate = Replicate(replicate)};
  };
  Stream alone(identity(7));
  const Block first = next_block(alone), second = next_block(alone);

  std::vector<Stream> many;
  for (std::uint32_t r = 20; r > 0; --r) many.emplace_back(identity(r - 1));
  for (Stream& stream : many) next_block(stream);
  CHECK(next_block(many[12]) == second);
  Stream again(identity(7));
  CHECK(next_block(again) == first);
}

}  // namespace
}  // namespace entente::tests
