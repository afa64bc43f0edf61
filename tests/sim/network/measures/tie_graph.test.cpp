#include "sim/network/measures/tie_graph.hpp"

#include "sim/core/error.hpp"
#include "sim/network/measures/components.hpp"
#include "sim/network/measures/degree.hpp"
#include "tests/sim/network/measures/known_networks.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using testing::codes;

}  // namespace

TEST_CASE("measures read states and ties in the order of codes, and no tie of depth 0", "[network]") {
  const std::vector<CowCode> states = {CowCode(200), CowCode(2), CowCode(220)};
  const std::vector<TieSpell> spells = {{CowCode(220), CowCode(2), Year(2001), Year(2001), 0.4},
                                        {CowCode(200), CowCode(2), Year(2001), Year(2001), 0.3},
                                        {CowCode(200), CowCode(220), Year(2001), Year(2001), 0}};
  const TieGraph graph(AllianceNetwork(states, spells, Year(2001)));
  CHECK(graph.codes() == std::vector<CowCode>{CowCode(2), CowCode(200), CowCode(220)});
  CHECK(graph.ties() == 2);
  REQUIRE(graph.ties_of(0).size() == 2);
  CHECK(graph.ties_of(0)[0].other == 1);
  CHECK(graph.ties_of(0)[0].depth == 0.3);
  CHECK(graph.ties_of(0)[1].other == 2);
  CHECK(degrees(graph) == std::vector<std::size_t>{2, 1, 1});
  CHECK(density(graph) == Approx(2.0 / 3));
}

TEST_CASE("what is no network is refused", "[network]") {
  CHECK_THROWS_AS(TieGraph({CowCode(3), CowCode(2)}, {}), Error);
  CHECK_THROWS_AS(TieGraph(codes(2), {{0, 0, 0.5}}), Error);
  CHECK_THROWS_AS(TieGraph(codes(2), {{0, 2, 0.5}}), Error);
  CHECK_THROWS_AS(TieGraph(codes(2), {{0, 1, 0.5}, {1, 0, 0.5}}), Error);
  CHECK_THROWS_AS(TieGraph(codes(2), {{0, 1, 1.5}}), Error);
  CHECK_THROWS_AS(TieGraph(codes(2), {{0, 1, std::nan("")}}), Error);
}

TEST_CASE("degree, strength, density and components are igraph's", "[network]") {
  const TieGraph graph = testing::scattered();
  const std::vector<double> expected = {2.58, 1.81, 2.19, 1.72, 2.08, 2.06, 1.79, .81,
                                        1.67, 1.51, 1.6,  .95,  1.83, .88,  0};
  const std::vector<double> strength = strengths(graph);
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(strength[i] == Approx(expected[i]).epsilon(1e-14));
  CHECK(degrees(graph)[0] == 6);
  CHECK(density(graph) == Approx(0.2));

  const Components parts = components(graph);
  CHECK(parts.sizes == std::vector<std::size_t>{11, 3, 1});
  CHECK(parts.component_of[10] == 0);
  CHECK(parts.component_of[13] == 1);
  CHECK(parts.largest() == 11);
  CHECK(parts.isolates() == 1);
  CHECK(std::isnan(density(TieGraph(codes(1), {}))));
  CHECK(components(TieGraph({}, {})).largest() == 0);
}

}  // namespace entente
