#include "sim/network/measures/modularity.hpp"

#include "sim/core/error.hpp"
#include "tests/sim/network/measures/known_networks.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using testing::codes;

// Numbered as Communities does, by first appearance.
std::vector<std::size_t> renumbered(const std::vector<std::size_t>& names) {
  std::vector<std::size_t> seen;
  std::vector<std::size_t> numbers;
  for (const std::size_t name : names) {
    std::size_t number = 0;
    while (number < seen.size() && seen[number] != name) ++number;
    if (number == seen.size()) seen.push_back(name);
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

// R: modularity(k, split); the split with member 9 on the other side, as communities are usually found, has .3715.
TEST_CASE("modularity of the karate club's split is igraph's", "[network]") {
  std::vector<std::size_t> split = testing::club_split();
  CHECK(modularity(testing::karate_club(), split) == Approx(0.3582347140039448).epsilon(1e-13));
  split[8] = 1;
  CHECK(modularity(testing::karate_club(), split) == Approx(0.37146614069691).epsilon(1e-13));
}

// R: cluster_fast_greedy(k)
TEST_CASE("greedy communities of the karate club are igraph's", "[network]") {
  const Communities result = greedy_communities(testing::karate_club());
  CHECK(result.modularity == Approx(0.3806706114398422).epsilon(1e-13));
  CHECK(result.community_of == renumbered({1, 3, 3, 3, 1, 1, 1, 3, 2, 3, 1, 1, 3, 3, 2, 2, 1,
                                           3, 2, 1, 2, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}));
  CHECK(result.of_several() == 3);
}

// R: cluster_fast_greedy(g), weighted; an isolate belongs to itself
TEST_CASE("weighted greedy communities are igraph's", "[network]") {
  const Communities result = greedy_communities(testing::scattered());
  CHECK(result.modularity == Approx(0.6332055408350721).epsilon(1e-13));
  CHECK(result.community_of == renumbered({1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5}));
  CHECK(result.sizes == std::vector<std::size_t>{4, 4, 3, 3, 1});
  CHECK(result.of_several() == 4);
}

TEST_CASE("modularity has the closed form of separate cliques", "[network]") {
  // Two equal cliques: half of the depth in each, 1 - 2 / 4. All in one community: 0.
  const TieGraph pairs(codes(4), {{0, 1, 0.3}, {2, 3, 0.3}});
  CHECK(modularity(pairs, {0, 0, 1, 1}) == Approx(0.5));
  CHECK(modularity(pairs, {7, 7, 7, 7}) == Approx(0).margin(1e-15));
  CHECK(greedy_communities(pairs).modularity == Approx(0.5));
  CHECK(greedy_communities(testing::complete(6, 0.5)).of_several() == 1);
  CHECK(std::isnan(greedy_communities(TieGraph(codes(3), {})).modularity));
  CHECK_THROWS_AS(modularity(pairs, {0, 0, 1}), Error);
}

TEST_CASE("equal gains go to the smallest codes", "[network]") {
  // A ring of five: all first unions gain the same, so 0 and 1 unite, then 2 and 3; 4 gains as much with either pair.
  std::vector<TieGraph::Tie> ring;
  for (std::uint32_t i = 0; i < 5; ++i) ring.push_back({i, (i + 1) % 5, 1});
  CHECK(greedy_communities(TieGraph(codes(5), ring)).community_of == std::vector<std::size_t>{0, 0, 1, 1, 0});
}

}  // namespace entente
