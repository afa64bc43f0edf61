#include "results/network/network_observer.hpp"

#include "results/network/network_json.hpp"
#include "results/network/network_tables.hpp"
#include "results/network/network_text.hpp"
#include "sim/core/error.hpp"
#include "sim/math/quantile.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace entente {
namespace {

constexpr std::size_t states = 12;
constexpr std::size_t years = 4;

// Standing moves every year; states are tied in a ring, one tie of it less in the last year.
World world_with_ties() {
  World world = testing::small_world(states, years);
  world.third_party_ties.resize(years);
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t state = 0; state + 1 < states; ++state) {
      if (year + 1 == years && state == 5) continue;
      world.third_party_ties[year].push_back({state, state + 1, 0.2 + 0.05 * static_cast<double>(state)});
    }
  }
  return world;
}

Experiment rewarding(std::size_t replications) {
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, replications);
  experiment.leader_rule.generosity = 0.4;
  return experiment;
}

NetworkSummary measured(const World& world, std::size_t replications, std::size_t replicates, int threads) {
  NetworkObserver observer(world, replicates);
  observe_ensemble(world, rewarding(replications), {&observer}, {.threads = threads});
  return observer.take();
}

std::string all_text(const NetworkSummary& summary) {
  return network_csv(summary, {}) + network_states_csv(summary, {}) + json_text(network_json(summary, {}, {}));
}

}  // namespace

// Oracle: the ensemble recorded in full, each network built and measured once more, plain sums and quantiles.
TEST_CASE("a summary of networks is what one makes of the recorded ensemble", "[network]") {
  constexpr std::size_t replicates = 70;
  const World world = world_with_ties();
  const NetworkSummary summary = measured(world, 130, replicates, 2);
  const Ensemble ensemble = run_ensemble(world, rewarding(130));
  const WorldNetwork network(world);
  REQUIRE(summary.codes.size() == states + 1);
  CHECK(summary.replicates == replicates);
  CHECK(summary.unsettled == 0);

  const std::size_t year = years - 1;
  std::vector<double> modularity;
  std::vector<double> eigenvector;
  std::vector<double> strength_of_third;
  for (std::size_t k = 0; k < replicates; ++k) {
    std::vector<double> standing;
    for (std::size_t state = 0; state < states; ++state) {
      standing.push_back(ensemble.standing[world.cell(year, state) * 130 + k]);
    }
    const NetworkMeasures measures = measure_network(network.in(year, standing));
    modularity.push_back(measures[NetworkMeasure::modularity]);
    eigenvector.push_back(measures[StateMeasure::eigenvector][0]);
    strength_of_third.push_back(measures[StateMeasure::strength][3]);
  }
  const auto check = [&](const MeasuredYear& row, std::vector<double> values) {
    const Simulated mean = mean_of(values);
    CHECK(row.replicates == replicates);
    CHECK(row.mean == Approx(mean.value).epsilon(1e-14));
    CHECK(row.sd == Approx(mean.error * std::sqrt(70.0)).epsilon(1e-12));
    std::sort(values.begin(), values.end());
    CHECK(row.q05 == math::quantile(values, 0.05));
    CHECK(row.q95 == math::quantile(values, 0.95));
    CHECK(row.sd > 0);
  };
  check(summary.of_network[year][static_cast<std::size_t>(NetworkMeasure::modularity)], modularity);
  check(summary.of_leader[year][static_cast<std::size_t>(StateMeasure::eigenvector)], eigenvector);
  const MeasuredState& third =
      summary.of_state[year * summary.codes.size() + 3][static_cast<std::size_t>(StateMeasure::strength)];
  const Simulated mean = mean_of(strength_of_third);
  CHECK(third.simulated.value == Approx(mean.value).epsilon(1e-13));
  CHECK(third.simulated.error == Approx(mean.error).epsilon(1e-9));
  const NetworkMeasures treaties = measure_network(network.in(year));
  CHECK(third.treaty == treaties[StateMeasure::strength][3]);
  CHECK(summary.of_network[year][0].treaty == treaties[NetworkMeasure::density]);
}

TEST_CASE("networks are the same bytes for any number of threads and of further replicates", "[network]") {
  const World world = world_with_ties();
  const std::string one = all_text(measured(world, 200, 150, 1));
  CHECK(one == all_text(measured(world, 200, 150, 4)));
  CHECK(one == all_text(measured(world, 320, 150, 3)));
  CHECK(one != all_text(measured(world, 200, 149, 1)));
}

TEST_CASE("observing networks changes no draw", "[network]") {
  const World world = world_with_ties();
  class Keeper : public EnsembleObserver {
   public:
    void observe(const ReplicateBlock& block) override { standing = block.standing; }
    LaneArray<double> standing;
  };
  Keeper alone;
  observe_ensemble(world, rewarding(64), {&alone});
  Keeper beside;
  NetworkObserver observer(world, 10);
  observe_ensemble(world, rewarding(64), {&observer, &beside});
  CHECK(alone.standing == beside.standing);
}

TEST_CASE("with an indifferent leader every replicate has the network of the treaties", "[network]") {
  const World world = world_with_ties();
  Experiment experiment = rewarding(64);
  experiment.leader_rule.rule = Reward::indifferent;
  NetworkObserver observer(world, 64);
  observe_ensemble(world, experiment, {&observer});
  const NetworkSummary summary = observer.take();
  for (const auto& year : summary.of_network) {
    for (const MeasuredYear& row : year) {
      CHECK(row.replicates == 64);
      CHECK(row.mean == Approx(row.treaty).epsilon(1e-14));
      CHECK(row.q05 == row.treaty);
      CHECK(row.q95 == row.treaty);
    }
  }
  for (const auto& state : summary.of_state) {
    for (const MeasuredState& row : state) {
      CHECK(row.simulated.value == row.treaty);
      CHECK(row.simulated.error == 0);
    }
  }
}

TEST_CASE("two leaders: one network, and rows for each of them", "[network]") {
  World world = world_with_ties();
  world.leaders.push_back(world.leaders[0]);
  world.leaders[1].leader = CowCode(200);
  world.leaders[1].treaty_depth.assign(world.cells(), 0.0);
  ReplicateBlock block(world);
  block.replicates = 2;
  std::fill(block.standing.begin(), block.standing.end(), 0.0);
  // In the second year the second leader draws one state near, in the second replicate only.
  const std::size_t cell = world.cells() + world.cell(1, 4);
  block.standing[cell * ReplicateBlock::lanes + 1] = 0.5;
  NetworkObserver observer(world, 2);
  observer.observe(block);
  const NetworkSummary summary = observer.take();
  REQUIRE(summary.leaders.size() == 2);
  const auto strength = static_cast<std::size_t>(StateMeasure::strength);
  CHECK(summary.of_leader[1 * 2 + 0][strength].sd == 0);
  CHECK(summary.of_leader[0 * 2 + 1][strength].mean == 0);
  CHECK(summary.of_leader[1 * 2 + 1][strength].treaty == 0);
  CHECK(summary.of_leader[1 * 2 + 1][strength].mean == 0.25);
  REQUIRE(summary.codes[5] == world.states[4]);  // after leader 2
  const MeasuredState& drawn = summary.of_state[1 * summary.codes.size() + 5][strength];
  CHECK(drawn.simulated.value == Approx(drawn.treaty + 0.25));
  CHECK(summary.ties[states + 4].last == std::vector<double>{0, 0});  // the last year has none of it
  CHECK(network_csv(summary, {}).find("\n2002,200,,strength,0,0.25,") != std::string::npos);
}

TEST_CASE("an observer that has not seen its replicates says so", "[network]") {
  const World world = world_with_ties();
  CHECK_THROWS_AS(NetworkObserver(world, 0), Error);
  NetworkObserver observer(world, 65);
  observe_ensemble(world, rewarding(64), {&observer});
  CHECK_THROWS_AS(observer.take(), Error);
}

TEST_CASE("tables of networks have a row a measure, the leader's with its code", "[network]") {
  const NetworkSummary summary = measured(world_with_ties(), 64, 20, 1);
  const std::string csv = network_csv(summary, {{CowCode(2), "USA", "United States"}});
  std::istringstream lines(csv);
  std::string line;
  std::size_t rows = 0;
  std::getline(lines, line);
  CHECK(line == "year,leader_cow,leader_iso3,measure,treaty_value,mean,sd,q05,q95,replicates");
  while (std::getline(lines, line)) ++rows;
  CHECK(rows == years * (network_measure_count + state_measure_count));
  CHECK(csv.find("\n2001,,,density,") != std::string::npos);
  CHECK(csv.find("\n2004,2,USA,betweenness,") != std::string::npos);
  const std::string of_states = network_states_csv(summary, {});
  CHECK(std::count(of_states.begin(), of_states.end(), '\n') == 1 + years * (states + 1) * state_measure_count);

  const std::string text = network_text(summary, {}, {.states = {{CowCode(2), "USA", "United States"}}});
  CHECK(text.find("The alliance network: 13 states, the first 20 replicates") == 0);
  CHECK(text.find("United States") != std::string::npos);
}

}  // namespace entente
