#include "sim/network/measures/betweenness.hpp"
#include "sim/network/measures/eigenvector.hpp"
#include "tests/sim/network/measures/known_networks.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

using testing::codes;

void check_equal(const std::vector<double>& values, const std::vector<double>& expected, double margin) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO("state " << i);
    CHECK(values[i] == Approx(expected[i]).margin(margin));
  }
}

}  // namespace

// R: k <- make_graph("Zachary"); eigen_centrality(k)$value; $vector
TEST_CASE("eigenvector centrality of the karate club is igraph's", "[network]") {
  const EigenvectorCentrality result = eigenvector_centrality(testing::karate_club());
  CHECK(result.converged());
  CHECK(result.eigenvalue == Approx(6.725697727631735).epsilon(1e-12));
  check_equal(result.centrality, {0.95213236647665678, 0.71233513912022017,
                                  0.84955420046530206, 0.56561430665143342,
                                  0.20347148081669700, 0.21288382887336960,
                                  0.21288382887336957, 0.45789093376309381,
                                  0.60906844193371923, 0.27499811549166525,
                                  0.20347148081669711, 0.14156633334336949,
                                  0.22566382472001481, 0.60657439241625566,
                                  0.27159395671558217, 0.27159395671558217,
                                  0.06330460793644103, 0.24747878554794514,
                                  0.27159395671558217, 0.39616224420110752,
                                  0.27159395671558206, 0.24747878554794533,
                                  0.27159395671558206, 0.40207086071906289,
                                  0.15280670199638194, 0.15857597121259956,
                                  0.20242851671929138, 0.35749923064523453,
                                  0.35107297155069550, 0.36147301490679995,
                                  0.46806481142335615, 0.51165648652613116,
                                  0.82665885752050194, 1.0},
              1e-10);
}

// R: eigen_centrality(g), with E(g)$weight the depths
TEST_CASE("weighted eigenvector centrality is igraph's, 0 outside the leading component", "[network]") {
  const EigenvectorCentrality result = eigenvector_centrality(testing::scattered());
  CHECK(result.eigenvalue == Approx(2.011278690625485).epsilon(1e-12));
  check_equal(result.centrality,
              {1.0, 0.81829174320469955, 0.90134125103510088, 0.74823525696519055, 0.70448734728523821,
               0.56940697350946257, 0.40957109284179705, 0.18004536328881204, 0.10936807204672504, 0.07774720014878239,
               0.09751063707981425, 0, 0, 0, 0},
              1e-10);
}

TEST_CASE("eigenvector centrality has the closed forms of stars, cliques and pairs", "[network]") {
  // A star of n leaves: eigenvalue d sqrt(n), leaves 1 / sqrt(n). Power iteration without a shift would swing for ever.
  const EigenvectorCentrality of_star = eigenvector_centrality(testing::star(5, 0.6));
  CHECK(of_star.converged());
  CHECK(of_star.eigenvalue == Approx(1.2).epsilon(1e-12));
  check_equal(of_star.centrality, {1, 0.5, 0.5, 0.5, 0.5}, 1e-10);
  CHECK(eigenvector_centrality(testing::complete(4, 0.5)).eigenvalue == Approx(1.5).epsilon(1e-12));

  // Two pairs alike: the one with the smallest code counts, whichever rounding favours.
  check_equal(eigenvector_centrality(TieGraph(codes(4), {{0, 1, 0.7}, {2, 3, 0.7}})).centrality, {1, 1, 0, 0}, 0);
  check_equal(eigenvector_centrality(TieGraph(codes(4), {{0, 1, 0.7}, {2, 3, 0.8}})).centrality, {0, 0, 1, 1}, 0);

  // A pair of depth 1 and a star of four leaves of depth 1/2 have the same eigenvalue, 1, whatever rounding makes of
  // it.
  check_equal(
      eigenvector_centrality(TieGraph(codes(7), {{0, 1, 1}, {2, 3, 0.5}, {2, 4, 0.5}, {2, 5, 0.5}, {2, 6, 0.5}}))
          .centrality,
      {1, 1, 0, 0, 0, 0, 0}, 0);

  const EigenvectorCentrality none = eigenvector_centrality(TieGraph(codes(3), {}));
  CHECK(none.converged());
  check_equal(none.centrality, {0, 0, 0}, 0);
}

TEST_CASE("an eigenvector that does not settle says so", "[network]") {
  // Two triangles of nearly the same eigenvalue, hardly tied: their mixture settles as slowly as the tie is weak.
  const TieGraph twins(
      codes(6),
      {{0, 1, 0.5}, {0, 2, 0.5}, {1, 2, 0.5}, {3, 4, 0.50002}, {3, 5, 0.50002}, {4, 5, 0.50002}, {2, 3, 1e-6}});
  const EigenvectorCentrality result = eigenvector_centrality(twins);
  CHECK_FALSE(result.converged());
  CHECK(result.residual < 1e-4);
  CHECK(result.steps == EigenvectorCentrality::most_steps);
}

// R: betweenness(k)
TEST_CASE("betweenness of the karate club is igraph's", "[network]") {
  check_equal(betweenness(testing::karate_club()),
              {231.0714285714286120,
               28.4785714285714242,
               75.8507936507936620,
               6.2880952380952371,
               0.3333333333333333,
               15.8333333333333339,
               15.8333333333333321,
               0,
               29.5293650793650819,
               0.4476190476190476,
               0.3333333333333333,
               0,
               0,
               24.2158730158730151,
               0,
               0,
               0,
               0,
               0,
               17.1468253968253990,
               0,
               0,
               0,
               9.2999999999999989,
               1.1666666666666665,
               2.0277777777777777,
               0,
               11.7920634920634892,
               0.9476190476190476,
               1.5428571428571427,
               7.6095238095238100,
               73.0095238095237988,
               76.6904761904761898,
               160.5515873015872899},
              1e-9);
}

// R: betweenness(g, weights = 1 / E(g)$weight)
TEST_CASE("weighted betweenness is igraph's with lengths of 1 / depth", "[network]") {
  check_equal(betweenness(testing::scattered()), {20, 0, 21, 0, 21, 16, 9, 0, 16, 0, 0, 0, 1, 0, 0}, 1e-9);
  CHECK(pairs_of_others(testing::scattered()) == 91);
}

TEST_CASE("ways over the same depths in another order are equally long", "[network]") {
  // From 0 to 3 over depths 0.1, 0.2, 0.3 or 0.1, 0.3, 0.2: sums of 1 / depth in doubles depend on the order, and would
  // give the second way a quarter instead of a half.
  const TieGraph ring(codes(6), {{0, 1, 0.1}, {1, 2, 0.2}, {2, 3, 0.3}, {0, 4, 0.1}, {4, 5, 0.3}, {5, 3, 0.2}});
  check_equal(betweenness(ring), {0, 1.5, 3.5, 4, 1.5, 3.5}, 0);
}

TEST_CASE("betweenness bears the weakest ties", "[network]") {
  const TieGraph chain(codes(4), {{0, 1, 1e-300}, {1, 2, 1e-12}, {2, 3, 1}});
  check_equal(betweenness(chain), {0, 2, 2, 0}, 0);
}

}  // namespace entente
