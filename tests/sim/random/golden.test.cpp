#include "sim/random/distributions.hpp"
#include "tests/sim/fingerprint.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

// The first draws of twenty thousand identities: the same bits under gcc and clang, optimised or not. A change of any
// of these numbers changes published results; it needs a new layout version or a "results change" entry.
namespace entente::tests {
namespace {

using random::Identity;
using random::Stream;

Identity identity_of(std::uint32_t i) {
  return {.seed = MasterSeed(20010911 + i % 3),
          .replicate = Replicate(i),
          .state = CowCode(static_cast<std::uint16_t>(2 + i % 900)),
          .year = Year(static_cast<std::uint16_t>(1816 + i % 200)),
          .war = WarId(static_cast<std::uint16_t>(1 + i % 7)),
          .purpose = static_cast<random::Purpose>(1 + i % 4)};
}

template <class Draw>
std::uint64_t fingerprint(Draw draw) {
  Fingerprint print;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    Stream stream(identity_of(i));
    for (int j = 0; j < 5; ++j) print.add(draw(stream));
  }
  return print.value();
}

TEST_CASE("draws keep their bits", "[golden]") {
  CHECK(fingerprint([](Stream& s) { return s.next_64(); }) == 0x136f84ba2e5cec00);
  CHECK(fingerprint([](Stream& s) { return random::uniform(s); }) == 0x85d95136d4dea9bd);
  CHECK(fingerprint([](Stream& s) { return random::normal(s); }) == 0x9e8bdb10263b4841);
  CHECK(fingerprint([](Stream& s) { return std::int64_t{random::bernoulli(s, 0.3)}; }) == 0x24da905e0d77565);
  CHECK(fingerprint([](Stream& s) { return random::poisson(s, 3); }) == 0xdcf1094e0fd0c825);
  CHECK(fingerprint([](Stream& s) { return random::poisson(s, 50); }) == 0x7a52280dcae06bff);
  CHECK(fingerprint([](Stream& s) { return random::gamma(s, 0.3); }) == 0xb6b1d01095f7e202);
  CHECK(fingerprint([](Stream& s) { return random::gamma(s, 4.5); }) == 0x71484725d8970895);
  CHECK(fingerprint([](Stream& s) { return random::negative_binomial(s, 20, 0.5); }) == 0xd0bf4dc79b70b6bf);
}

TEST_CASE("the first draws of one identity", "[golden]") {
  const Identity identity{.seed = MasterSeed(20010911),
                          .replicate = Replicate(0),
                          .state = CowCode(200),
                          .year = Year(2001),
                          .war = WarId(1),
                          .purpose = random::Purpose::casualties};
  const auto first = [&](auto draw) {
    Stream stream(identity);
    return draw(stream);
  };
  CHECK(first([](Stream& s) { return s.next_32(); }) == 0x3d0013a6);
  CHECK(first([](Stream& s) { return random::uniform(s); }) == 0.12381457123865436);
  CHECK(first([](Stream& s) { return random::normal(s); }) == -1.1561271739156218);
  CHECK(first([](Stream& s) { return random::poisson(s, 3); }) == 1);
  CHECK(first([](Stream& s) { return random::poisson(s, 50); }) == 40);
  CHECK(first([](Stream& s) { return random::gamma(s, 4.5); }) == 2.22423655024386);
  CHECK(first([](Stream& s) { return random::negative_binomial(s, 20, 0.5); }) == 3);
}

}  // namespace
}  // namespace entente::tests
