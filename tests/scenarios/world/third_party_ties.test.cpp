#include "scenarios/world/third_party_ties.hpp"

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/network/world_network.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

// Leader 2; states 20 and 200 throughout, 341 from the second of three years on. Oracle: by hand.
StateFacts facts_of_three() {
  StateFacts facts;
  facts.layout = {{CowCode(20), CowCode(200), CowCode(341)}, Year(2001), 3};
  facts.sole_leader = StateLabel{CowCode(2)};
  facts.row = {0, 1, StateFacts::no_row, 2, 3, 4, 5, 6, 7};
  return facts;
}

const std::vector<TieSpell> spells = {
    {CowCode(200), CowCode(20), Year(2001), Year(2001), 0.3}, {CowCode(200), CowCode(20), Year(2002), Year(2003), 0.6},
    {CowCode(341), CowCode(20), Year(2002), Year(2002), 0.5}, {CowCode(341), CowCode(200), Year(2003), Year(2003), 0.9},
    {CowCode(20), CowCode(341), Year(2001), Year(2001), 0},   {CowCode(2), CowCode(20), Year(2001), Year(2003), 0.7}};

std::string shown(const std::vector<ThirdPartyTie>& ties) {
  std::string text;
  for (const ThirdPartyTie& tie : ties) {
    text += std::to_string(tie.a) + "-" + std::to_string(tie.b) + ":" + std::to_string(tie.depth).substr(0, 3) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("third-party ties are the treaties of each year among those who do not lead", "[world]") {
  const auto ties = third_party_ties(facts_of_three(), spells, {CowCode(2)}, false);
  REQUIRE(ties.size() == 3);
  CHECK(shown(ties[0]) == "0-1:0.3 ");
  CHECK(shown(ties[1]) == "0-1:0.6 0-2:0.5 ");
  CHECK(shown(ties[2]) == "0-1:0.6 1-2:0.9 ");
  CHECK(shown(third_party_ties(facts_of_three(), spells, {CowCode(2), CowCode(20)}, false)[2]) == "1-2:0.9 ");
}

TEST_CASE("frozen third-party ties are those of the first year with both states", "[world]") {
  const auto ties = third_party_ties(facts_of_three(), spells, {CowCode(2)}, true);
  CHECK(shown(ties[0]) == "0-1:0.3 ");
  CHECK(shown(ties[1]) == "0-1:0.3 0-2:0.5 ");
  CHECK(shown(ties[2]) == "0-1:0.3 0-2:0.5 ");
}

TEST_CASE("the network of a prepared world without standing is that of its tables", "[world]") {
  const PreparedScenario prepared = prepare(read_scenario(ENTENTE_SOURCE_DIR "/scenarios/afghanistan_corrected.yaml"));
  const WorldNetwork network(prepared.world);
  const auto same = [](const TieGraph& a, const TieGraph& b) {
    REQUIRE(a.codes() == b.codes());
    REQUIRE(a.ties() == b.ties());
    for (std::size_t state = 0; state < a.states(); ++state) {
      for (std::size_t i = 0; i < a.ties_of(state).size(); ++i) {
        CHECK(a.ties_of(state)[i].other == b.ties_of(state)[i].other);
        CHECK(a.ties_of(state)[i].depth == Approx(b.ties_of(state)[i].depth).margin(1e-9));
      }
    }
  };
  same(network.in(0), TieGraph(prepared.network_before));
  same(network.in(prepared.world.years - 1), TieGraph(prepared.network_after));
}

}  // namespace entente
