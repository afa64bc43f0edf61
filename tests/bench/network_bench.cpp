// How long the measures of one network take, each alone and all together, in microseconds on one thread: the ties of a
// scenario's first year.
//
//   build/release/tests/network_bench [SCENARIO] [RUNS]

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/core/number_text.hpp"
#include "sim/network/measures/betweenness.hpp"
#include "sim/network/measures/clustering.hpp"
#include "sim/network/measures/components.hpp"
#include "sim/network/measures/core_periphery.hpp"
#include "sim/network/measures/eigenvector.hpp"
#include "sim/network/measures/modularity.hpp"
#include "sim/network/measures/network_measures.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace entente;

double least_microseconds(const std::function<void()>& work, long long runs) {
  std::vector<double> times;
  for (long long run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  return *std::min_element(times.begin(), times.end());
}

}  // namespace

int main(int count, char** arguments) {
  const std::string scenario = count > 1 ? arguments[1] : ENTENTE_SOURCE_DIR "/scenarios/afghanistan_corrected.yaml";
  const long long runs = std::max(1LL, parse_integer(count > 2 ? arguments[2] : "100").value_or(1));
  const PreparedScenario prepared = prepare(read_scenario(scenario));
  const TieGraph graph(prepared.network_before);
  std::printf("%zu states, %zu ties\n", graph.states(), graph.ties());
  const std::vector<std::pair<const char*, std::function<void()>>> cases = {
      {"graph", [&] { TieGraph(prepared.network_before); }},
      {"clustering", [&] { clustering(graph); }},
      {"components", [&] { components(graph); }},
      {"core", [&] { core_of(graph); }},
      {"coreness", [&] { coreness_of(graph); }},
      {"communities", [&] { greedy_communities(graph); }},
      {"eigenvector", [&] { eigenvector_centrality(graph); }},
      {"betweenness", [&] { betweenness(graph); }},
      {"all measures", [&] { measure_network(graph); }}};
  for (const auto& [name, work] : cases) std::printf("%-14s %8.0f us\n", name, least_microseconds(work, runs));
  return 0;
}
