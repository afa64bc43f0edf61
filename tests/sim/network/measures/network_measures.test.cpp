#include "sim/network/measures/network_measures.hpp"

#include "sim/network/measures/betweenness.hpp"
#include "sim/network/measures/core_periphery.hpp"
#include "sim/network/measures/eigenvector.hpp"
#include "tests/sim/network/measures/known_networks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {

TEST_CASE("all measures of a network at once are those one by one", "[network]") {
  const TieGraph graph = testing::scattered();
  const NetworkMeasures all = measure_network(graph);
  CHECK(all[NetworkMeasure::density] == Approx(0.2));
  CHECK(all[NetworkMeasure::mean_strength] == Approx(23.48 / 15));
  CHECK(all[NetworkMeasure::components] == 3);
  CHECK(all[NetworkMeasure::isolates] == 1);
  CHECK(all[NetworkMeasure::largest_component] == 11);
  CHECK(all[NetworkMeasure::communities] == 4);
  CHECK(all[NetworkMeasure::modularity] == Approx(0.6332055408350721));
  CHECK(all[NetworkMeasure::core_size] == static_cast<double>(core_of(graph).size));
  CHECK(all[NetworkMeasure::coreness_fit] == coreness_of(graph).fit);
  CHECK(all[StateMeasure::degree][0] == 6);
  CHECK(all[StateMeasure::eigenvector] == eigenvector_centrality(graph).centrality);
  CHECK(all[StateMeasure::betweenness][2] == 21.0 / 91);
  CHECK(all[StateMeasure::coreness] == coreness_of(graph).coreness);
  CHECK(all.converged);
}

TEST_CASE("the order in which ties are named changes no bit of any measure", "[network]") {
  std::vector<TieGraph::Tie> ties = testing::scattered_ties();
  const NetworkMeasures forward = measure_network(TieGraph(testing::codes(15), ties));
  std::reverse(ties.begin(), ties.end());
  for (TieGraph::Tie& tie : ties) std::swap(tie.a, tie.b);
  const NetworkMeasures backward = measure_network(TieGraph(testing::codes(15), ties));
  for (const NetworkMeasure measure : all_network_measures()) CHECK(forward[measure] == backward[measure]);
  for (const StateMeasure measure : all_state_measures()) CHECK(forward[measure] == backward[measure]);
}

TEST_CASE("networks without ties or states have measures, or none by definition", "[network]") {
  for (const std::size_t states : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
    const NetworkMeasures none = measure_network(TieGraph(testing::codes(states), {}));
    CHECK(none[NetworkMeasure::components] == static_cast<double>(states));
    CHECK(none[NetworkMeasure::isolates] == static_cast<double>(states));
    CHECK(none[NetworkMeasure::core_size] == 0);
    for (const NetworkMeasure undefined : {NetworkMeasure::clustering, NetworkMeasure::modularity,
                                           NetworkMeasure::core_fit, NetworkMeasure::coreness_fit}) {
      CHECK(std::isnan(none[undefined]));
    }
    CHECK(none[StateMeasure::betweenness] == std::vector<double>(states, 0.0));
  }
}

}  // namespace entente
