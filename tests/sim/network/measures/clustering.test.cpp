#include "sim/network/measures/clustering.hpp"

#include "tests/sim/network/measures/known_networks.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

constexpr double none = -1;  // for NaN in tables

void check_equal(const std::vector<double>& values, const std::vector<double>& expected) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO("state " << i);
    if (expected[i] == none) {
      CHECK(std::isnan(values[i]));
    } else {
      CHECK(values[i] == Approx(expected[i]).margin(1e-14));
    }
  }
}

}  // namespace

// R: transitivity(g, "local", isolates = "NaN"); transitivity(g, "barrat", isolates = "NaN")
TEST_CASE("local and weighted clustering are igraph's", "[network]") {
  const Clustering result = clustering(testing::scattered());
  check_equal(result.local, {1.0 / 3, 1, 0.5, 2.0 / 3, 0.5, 0.5, 2.0 / 3, 1, 1.0 / 3, 1, 1.0 / 3, none, 0, none, none});
  check_equal(result.weighted, {0.4139534883720931, 0.9999999999999999, 0.6392694063926939, 0.6918604651162791,
                                0.5673076923076923, 0.6148867313915858, 0.7318435754189945, 1, 0.4730538922155689, 1,
                                0.4843750000000000, none, 0, none, none});
  CHECK(result.mean_local() == Approx((1.0 / 3 * 3 + 3 + 0.5 * 3 + 4.0 / 3) / 12));
}

// R: mean(transitivity(k, "local", isolates = "NaN"), na.rm = TRUE)
TEST_CASE("clustering of the karate club is igraph's and Boost's", "[network]") {
  const TieGraph club = testing::karate_club();
  const Clustering result = clustering(club);
  CHECK(result.mean_local() == Approx(0.5879305533048849).epsilon(1e-14));

  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(club.states());
  for (std::size_t state = 0; state < club.states(); ++state) {
    for (const TieGraph::End& tie : club.ties_of(state)) {
      if (state < tie.other) boost::add_edge(state, tie.other, graph);
    }
  }
  for (std::size_t state = 0; state < club.states(); ++state) {
    if (club.ties_of(state).size() < 2) continue;
    CHECK(result.local[state] == Approx(boost::clustering_coefficient<double>(graph, state)).epsilon(1e-14));
    CHECK(result.weighted[state] == Approx(result.local[state]).epsilon(1e-14));  // equal depths weigh equally
  }
}

TEST_CASE("clustering without a state of two ties is undefined", "[network]") {
  CHECK(std::isnan(clustering(TieGraph(testing::codes(4), {{0, 1, 0.5}, {2, 3, 0.5}})).mean_local()));
  CHECK(clustering(testing::complete(5, 0.3)).mean_weighted() == Approx(1));
  CHECK(clustering(testing::star(5, 0.3)).mean_weighted() == 0);
}

}  // namespace entente
