#include "results/goodness/goodness_observer.hpp"

#include "results/goodness/goodness_table.hpp"
#include "sim/core/error.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_war.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

Experiment experiment_of(std::size_t replications) {
  Experiment experiment = testing::small_experiment(Family::hurdle, 0.04, replications);
  experiment.coefficients = testing::small_hurdle(0.8, 0.3);
  experiment.persistence = {.participation = 0.9, .amount = 0.8};
  return experiment;
}

// The record is another seed's replicate.
GoodnessRecord record_of(const World& world) {
  Experiment experiment = experiment_of(1);
  experiment.seed = MasterSeed(4);
  const Ensemble ensemble = run_ensemble(world, experiment);
  GoodnessRecord record{{ensemble.share, ensemble.share}};
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    record.observed.troops[cell] = troops(ensemble.share[cell], world.armed_forces[cell]);
  }
  return record;
}

std::vector<GoodnessOfFit> fits_of(const World& world, const std::vector<GoodnessRecord>& records,
                                   std::size_t replications, int threads) {
  std::vector<ObservedShares> observed;
  for (const GoodnessRecord& record : records) observed.push_back(record.observed);
  WarsObserver wars(world, observed);
  GoodnessObserver goodness(world, records, replications);
  observe_ensemble(world, experiment_of(replications), {&wars, &goodness}, {.threads = threads});
  return goodness.take(conventional_means(wars.take()), {});
}

}  // namespace

TEST_CASE("goodness of fit is the same bits for any number of threads", "[goodness]") {
  const World world = testing::small_world(40, 6);
  const std::vector<GoodnessRecord> records = {record_of(world)};
  const std::string one = goodness_of_fit_csv(fits_of(world, records, 300, 1));
  CHECK(one == goodness_of_fit_csv(fits_of(world, records, 300, 3)));
  CHECK(one.find("persistence,joint") != std::string::npos);
}

TEST_CASE("each war has a test of its own, as if it stood alone", "[goodness]") {
  World world = testing::small_world(20, 5);
  world.wars.push_back(world.wars[0]);
  world.wars[1].id = WarId(2);
  GoodnessRecord first = record_of(testing::small_world(20, 5)), second = first;
  for (double& share : second.observed.share) share = share > 0 ? 0 : 0.01;
  const std::vector<GoodnessOfFit> fits = fits_of(world, {first, second}, 200, 2);
  REQUIRE(fits.size() == 2);
  CHECK(fits[0].war == WarId(1));
  CHECK(fits[1].war == WarId(2));
  CHECK(fits[0].all.row.p_value > 0.05);
  CHECK(fits[1].all.row.p_value < 0.03);
  CHECK(goodness_of_fit_csv(fits).starts_with("war,group,statistic,"));
  CHECK(goodness_of_fit_csv(fits).find("\n2,all,joint,") != std::string::npos);
}

TEST_CASE("beyond 10,000 replicates the first ones are kept", "[goodness]") {
  const World world = testing::small_world(12, 3);
  const std::vector<GoodnessRecord> records = {record_of(world)};
  const GoodnessOfFit fit = fits_of(world, records, 10064, 2).front();
  CHECK(fit.replicates == GoodnessObserver::most_kept);
  CHECK(fit.replications == 10064);
  const GoodnessOfFit kept = fits_of(world, records, 10000, 2).front();
  CHECK(fit.groups[0].joint.row.observed == kept.groups[0].joint.row.observed);
}

TEST_CASE("an ensemble that was not observed in full, or other wars than the record's, are errors", "[goodness]") {
  const World world = testing::small_world(12, 3);
  GoodnessObserver unseen(world, {record_of(world)}, 10);
  CHECK_THROWS_AS(unseen.take({std::vector<double>(12, 0.01)}, {}), Error);
  CHECK_THROWS_AS(GoodnessObserver(world, {}, 10), Error);
}

TEST_CASE("replicates in which a statistic is undefined are left out and counted", "[goodness]") {
  testing::SmallWar war(3, 4, 60);
  testing::Draws draws(8);
  for (std::size_t cell = 0; cell < 12; ++cell) {
    war.observed.share[cell] = 0.001 * static_cast<double>(1 + cell);
    war.observed.troops[cell] = 1000 * war.observed.share[cell];
    for (std::size_t k = 0; k < 60; ++k) {
      if (k % 6 != 0) war.share(cell, k) = 0.01 * draws.uniform();
    }
  }
  GoodnessObserver observer(war.world, {{war.observed}}, 60);
  for (const ReplicateBlock& block : testing::blocks_of(war)) observer.observe(block);
  const GoodnessOfFit fit = observer.take({std::vector<double>(4, 0.003)}, {}).front();
  const FitGroup& persistence = fit.group(AuxiliaryGroup::persistence);
  for (const FitStatistic& statistic : persistence.statistics) {
    CHECK(statistic.row.undefined == 10);  // nobody sends anything in every sixth
    CHECK(statistic.row.replicates == 50);
  }
  CHECK(persistence.joint.row.undefined == 10);
  CHECK(std::isfinite(persistence.joint.row.p_value));
  CHECK(fit.groups[0].joint.row.undefined == 0);
  const FitGroup& network = fit.group(AuxiliaryGroup::network);
  CHECK(network.statistics[0].row.why_not == "undefined in the record");
  CHECK(std::isnan(network.joint.row.p_value));
}

}  // namespace entente
