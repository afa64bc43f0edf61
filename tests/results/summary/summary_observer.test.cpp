#include "results/summary/summary_observer.hpp"

#include "results/comparison.hpp"
#include "results/json/comparison_json.hpp"
#include "results/tables/score_tables.hpp"
#include "results/tables/state_tables.hpp"
#include "tests/results/support/small_run.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

ObservedShares record_of(const World& world) {
  ObservedShares observed;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const double share = cell % 3 == 0 ? 0.001 * static_cast<double>(cell % 7) : 0;
    observed.share.push_back(share);
    observed.troops.push_back(troops(share, world.armed_forces[cell]));
  }
  return observed;
}

}  // namespace

TEST_CASE("an ensemble watched by any number of threads is summed up to the same bits", "[parallel]") {
  const World world = testing::small_world(9, 5);
  const ObservedShares observed = record_of(world);
  const Experiment experiment = testing::small_experiment(Family::tobit, 0.03, 1300);
  SummaryObserver observer(world, observed);
  observe_ensemble(world, experiment, {&observer}, {.threads = 1});
  const EnsembleSummary one = observer.take();
  CHECK(one.replications() == 1300);
  const auto bytes = [&](const EnsembleSummary& summary) {
    const Comparison c = compare(world, summary);
    const RunComparison run = testing::run_of(c);
    return state_years_csv(run, {}) + scores_csv(run, {}) + calibration_csv(run) + pit_csv(run) + to_json(run, {});
  };
  for (const int threads : {2, 5}) {
    observe_ensemble(world, experiment, {&observer}, {.threads = threads});
    const EnsembleSummary other = observer.take();
    CHECK(other == one);
    CHECK(bytes(other) == bytes(one));
  }
  CHECK(observer.take().replications() == 0);
}

TEST_CASE("a recorded ensemble gives the summary that watching it gives") {
  const World world = testing::small_world(9, 5);
  const ObservedShares observed = record_of(world);
  const Experiment experiment = testing::small_experiment(Family::gaussian, 0.03, 200);
  SummaryObserver observer(world, observed);
  observe_ensemble(world, experiment, {&observer});
  const EnsembleSummary watched = observer.take();
  const EnsembleSummary recorded = summarise(world, run_ensemble(world, experiment), observed);
  CHECK(watched.drawn_shares() == recorded.drawn_shares());
  CHECK(watched.negative_shares() == recorded.negative_shares());
  CHECK(watched.withdrawals() == recorded.withdrawals());
  const Comparison a = compare(world, watched), b = compare(world, recorded);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    if (!world.wars[0].invited[cell]) continue;
    CHECK(a.state_years[cell].share.value == b.state_years[cell].share.value);
    // Of this the ensemble keeps a mean, the block a sum.
    CHECK(a.state_years[cell].conventional_share == Approx(b.state_years[cell].conventional_share).margin(1e-11));
  }
  CHECK(a.scores.crps.value == b.scores.crps.value);
  CHECK(a.behaviour.switches.q95 == b.behaviour.switches.q95);
}
