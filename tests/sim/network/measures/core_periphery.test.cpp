#include "sim/network/measures/core_periphery.hpp"

#include "tests/sim/network/measures/known_networks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using testing::codes;

std::vector<double> matrix_of(const TieGraph& graph) {
  std::vector<double> matrix(graph.states() * graph.states(), 0.0);
  for (std::size_t i = 0; i < graph.states(); ++i) {
    for (const TieGraph::End& tie : graph.ties_of(i)) matrix[i * graph.states() + tie.other] = tie.depth;
  }
  return matrix;
}

// Sum of |depth - ideal| within core and within periphery, as defined.
double departure(const std::vector<double>& matrix, std::size_t states, std::uint32_t core) {
  double sum = 0;
  for (std::size_t i = 0; i < states; ++i) {
    for (std::size_t j = i + 1; j < states; ++j) {
      const bool in_i = core >> i & 1;
      const bool in_j = core >> j & 1;
      if (in_i == in_j) sum += std::abs(matrix[i * states + j] - (in_i ? 1 : 0));
    }
  }
  return sum;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

// Depths that no formula makes, the same everywhere: powers of 7 modulo 101.
TieGraph irregular(std::size_t states, unsigned seed) {
  std::vector<TieGraph::Tie> ties;
  unsigned x = seed;
  for (std::uint32_t a = 0; a < states; ++a) {
    for (std::uint32_t b = a + 1; b < states; ++b) {
      x = x * 7 % 101;
      if (x % 3 != 0) ties.push_back({a, b, (a < 4 && b < 6 ? 0.5 : 0) + x / 202.0});
    }
  }
  return TieGraph(codes(states), ties);
}

}  // namespace

TEST_CASE("no core departs less from the ideal: all subsets of ten states", "[network]") {
  for (const unsigned seed : {3u, 5u, 11u, 29u}) {
    const TieGraph graph = irregular(10, seed);
    const std::vector<double> matrix = matrix_of(graph);
    const Core core = core_of(graph);
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < 10; ++i) found |= static_cast<std::uint32_t>(core.member[i]) << i;
    double least = INFINITY;
    for (std::uint32_t subset = 0; subset < 1024; ++subset) least = std::min(least, departure(matrix, 10, subset));
    CHECK(departure(matrix, 10, found) == Approx(least).epsilon(1e-12));
    CHECK(core.size >= 2);

    std::vector<double> depths, ideal;
    for (std::size_t i = 0; i < 10; ++i) {
      for (std::size_t j = i + 1; j < 10; ++j) {
        if (core.member[i] != core.member[j]) continue;
        depths.push_back(matrix[i * 10 + j]);
        ideal.push_back(core.member[i]);
      }
    }
    CHECK(core.fit == Approx(correlation(depths, ideal)).epsilon(1e-10));
  }
}

TEST_CASE("a perfect core is found with a fit of 1", "[network]") {
  // Three states tied with depth 1, three more tied to one of them only.
  const TieGraph graph(codes(6), {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {0, 3, 0.4}, {1, 4, 0.4}, {2, 5, 0.4}});
  const Core core = core_of(graph);
  CHECK(core.member == std::vector<std::uint8_t>{1, 1, 1, 0, 0, 0});
  CHECK(core.fit == Approx(1));
  CHECK(core_of(TieGraph(codes(3), {})).size == 0);
  CHECK(std::isnan(core_of(TieGraph(codes(3), {})).fit));
  CHECK(core_of(testing::star(5, 0.3)).size == 1);
}

TEST_CASE("coreness of depths that are products is their factors", "[network]") {
  const std::vector<double> c = {0.9, 0.8, 0.7, 0.4, 0.2, 0.1};
  std::vector<TieGraph::Tie> ties;
  for (std::uint32_t a = 0; a < 6; ++a) {
    for (std::uint32_t b = a + 1; b < 6; ++b) ties.push_back({a, b, c[a] * c[b]});
  }
  const Coreness result = coreness_of(TieGraph(codes(6), ties));
  CHECK(result.converged);
  for (std::size_t i = 0; i < 6; ++i) CHECK(result.coreness[i] == Approx(c[i]).margin(1e-8));
  CHECK(result.fit == Approx(1).epsilon(1e-8));
}

// R: optim(pmin(1, c0), f, gr, method = "L-BFGS-B", lower = 0, upper = 1) of the same sum of squares, from the same
// start
TEST_CASE("coreness is where another optimiser ends", "[network]") {
  const Coreness result = coreness_of(testing::scattered());
  const std::vector<double> expected = {0.91119425405044885,
                                        0.70716711443755143,
                                        0.81888469705572753,
                                        0.57488669594581232,
                                        0.38342095869558190,
                                        0.23725019459333807,
                                        0.14137677945101526,
                                        0.05185499384108708,
                                        0.05001727646802770,
                                        0.02699920490377521,
                                        0.04141674934022052,
                                        0,
                                        0,
                                        0,
                                        0};
  REQUIRE(result.converged);
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(result.coreness[i] == Approx(expected[i]).margin(2e-5));
  CHECK(result.fit == Approx(0.4686952950789787).epsilon(1e-5));
}

TEST_CASE("a star has a core of one and a bounded coreness", "[network]") {
  const Coreness result = coreness_of(testing::star(6, 0.4));
  CHECK(result.converged);
  CHECK(result.coreness[0] == 1);  // at the bound: without one it would grow for ever
  // With c0 = 1 each leaf minimises (0.4 - c)^2 + 4 c^4 / 2, c the others': 0.4 - c = 4 c^3.
  const double leaf = result.coreness[1];
  CHECK(0.4 - leaf == Approx(4 * leaf * leaf * leaf).margin(1e-8));
  CHECK(std::isnan(coreness_of(TieGraph(codes(4), {})).fit));
}

}  // namespace entente
