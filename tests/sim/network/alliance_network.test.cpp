#include "sim/network/alliance_network.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

const std::vector<CowCode> states = {CowCode(2), CowCode(20), CowCode(200), CowCode(220)};
const std::vector<TieSpell> spells = {
    {CowCode(2), CowCode(20), Year(2001), Year(2014), 0.4},
    {CowCode(2), CowCode(20), Year(2005), Year(2014), 0.7},
    {CowCode(200), CowCode(220), Year(2001), Year(2002), 0.5},
};

}  // namespace

TEST_CASE("the network of a year holds the ties in force, the deepest of each dyad", "[network]") {
  const AllianceNetwork early(states, spells, Year(2001));
  CHECK(early.states() == 4);
  CHECK(early.ties() == 2);
  CHECK(early.depth(CowCode(20), CowCode(2)) == 0.4);
  CHECK(early.depth(CowCode(220), CowCode(200)) == 0.5);
  CHECK_FALSE(early.depth(CowCode(2), CowCode(220)));

  const AllianceNetwork late(states, spells, Year(2005));
  CHECK(late.ties() == 1);
  CHECK(late.depth(CowCode(2), CowCode(20)) == 0.7);
}

TEST_CASE("strength is the sum of a state's depths", "[network]") {
  AllianceNetwork network(states, spells, Year(2001));
  network.set_depth(CowCode(2), CowCode(220), 0.25);
  CHECK(network.strength(CowCode(2)) == Approx(0.65));
  network.set_depth(CowCode(2), CowCode(220), 0.35);
  CHECK(network.strength(CowCode(2)) == Approx(0.75));
  CHECK(network.strength(CowCode(220)) == Approx(0.85));
}

TEST_CASE("a tie to an unknown state or to oneself is refused", "[network]") {
  AllianceNetwork network(states, spells, Year(2001));
  CHECK_THROWS_AS(network.depth(CowCode(2), CowCode(999)), Error);
  CHECK_THROWS_AS(network.set_depth(CowCode(2), CowCode(2), 0.1), Error);
}

}  // namespace entente
