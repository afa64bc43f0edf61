#include "sim/network/world_network.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

// Leader 2, states 20, 200 and 220 over two years; a treaty between 20 and 200 in the first year only.
World three_states() {
  World world;
  world.states = {CowCode(20), CowCode(200), CowCode(220)};
  world.first_year = Year(2001);
  world.years = 2;
  world.leaders[0].leader = CowCode(2);
  world.leaders[0].treaty_depth = {0.4, 0, 0.9, 0.4, 0, 0.9};
  world.third_party_ties = {{{0, 1, 0.3}}, {}};
  return world;
}

double depth_between(const TieGraph& graph, std::size_t a, std::size_t b) {
  for (const TieGraph::End& tie : graph.ties_of(a)) {
    if (tie.other == b) return tie.depth;
  }
  return 0;
}

}  // namespace

TEST_CASE("a year's network holds treaties, and the leader's ties with standing", "[network]") {
  const World world = three_states();
  const WorldNetwork network(world);
  CHECK(network.codes() == std::vector<CowCode>{CowCode(2), CowCode(20), CowCode(200), CowCode(220)});
  CHECK(network.leader_position(0) == 0);
  CHECK(network.state_position(2) == 3);

  const TieGraph treaties = network.in(0);
  CHECK(treaties.ties() == 3);
  CHECK(depth_between(treaties, 0, 1) == 0.4);
  CHECK(depth_between(treaties, 1, 2) == 0.3);
  CHECK(network.in(1).ties() == 2);

  // Standing ties, unties and never leads beyond [0, 1]: 20 loses its tie, 200 gains one, 220 is held at 1.
  const std::vector<double> standing = {-0.5, 0.25, 0.5};
  const TieGraph with_standing = network.in(1, standing);
  CHECK(with_standing.ties() == 2);
  CHECK(depth_between(with_standing, 0, 1) == 0);
  CHECK(depth_between(with_standing, 0, 2) == 0.25);
  CHECK(depth_between(with_standing, 0, 3) == 1);
  CHECK(network.tie(0, 1, 2, 0.5) == 1);
}

TEST_CASE("two leaders: each has its ties, and theirs with each other is the mean of both", "[network]") {
  World world = three_states();
  world.leaders.resize(2);
  world.leaders[0].leader = CowCode(20);
  world.leaders[0].treaty_depth = {0, 0.6, 0.1, 0, 0.6, 0.1};
  world.leaders[1].leader = CowCode(200);
  world.leaders[1].treaty_depth = {0.6, 0, 0.2, 0.6, 0, 0.2};
  world.third_party_ties = {{}, {}};
  const WorldNetwork network(world);
  CHECK(network.codes() == world.states);
  CHECK(network.in(0).ties() == 3);
  const std::vector<double> standing = {0, 0.2, 0.05, -0.1, 0, 0};
  const TieGraph graph = network.in(0, standing);
  CHECK(depth_between(graph, 0, 1) == Approx((0.8 + 0.5) / 2));
  CHECK(depth_between(graph, 0, 2) == Approx(0.15));
  CHECK(depth_between(graph, 1, 2) == Approx(0.2));
}

TEST_CASE("a world without its third-party ties has no network", "[network]") {
  World world = three_states();
  world.third_party_ties.clear();
  CHECK_THROWS_AS(WorldNetwork(world), Error);
}

}  // namespace entente
