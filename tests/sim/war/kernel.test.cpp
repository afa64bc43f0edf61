#include "sim/contribution/hurdle.hpp"
#include "sim/core/lane_array.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/kernel/amount_table.hpp"
#include "sim/war/kernel/stages.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using kernel::lanes;

}  // namespace

TEST_CASE("the amount's mean is interpolated within its bound", "[kernel][hurdle]") {
  // Oracle: the quadrature itself.
  const kernel::Stages& stages = kernel::stages_of(best_instruction_set());
  LaneArray<double> sigma(lanes), offset(lanes), none(lanes), mean(lanes), outside(lanes);
  LaneArray<double> table(kernel::amount_points * lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) sigma[lane] = 0.2 + 0.03 * static_cast<double>(lane);
  stages.fill_amount_means(sigma.data(), table.data());
  double worst = 0;
  for (double eta = -15.7; eta < 7.6; eta += 0.0137) {
    std::fill(offset.begin(), offset.end(), eta);
    REQUIRE_FALSE(
        stages.amount_mean({offset.data(), none.data()}, 0, none.data(), table.data(), mean.data(), outside.data()));
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const double exact = mean_amount(eta, sigma[lane]);
      worst = std::max(worst, std::abs(mean[lane] - exact) / exact);
    }
  }
  CHECK(worst < 1e-7);
  offset[5] = -16;
  CHECK(stages.amount_mean({offset.data(), none.data()}, 0, none.data(), table.data(), mean.data(), outside.data()));
}

TEST_CASE("every instruction set gives the same bits", "[kernel][ensemble]") {
  const World world = testing::small_world(23, 7);
  const auto check_all = [&](const Experiment& experiment) {
    const Ensemble oracle = run_ensemble(world, experiment, {.instructions = InstructionSet::baseline});
    for (const InstructionSet set : instruction_sets()) {
      const Ensemble ensemble = run_ensemble(world, experiment, {.instructions = set});
      INFO(to_string(set));
      CHECK(ensemble.share == oracle.share);
      CHECK(ensemble.standing == oracle.standing);
      CHECK(ensemble.casualties == oracle.casualties);
      CHECK(ensemble.posterior == oracle.posterior);
      CHECK(ensemble.withdrawn == oracle.withdrawn);
      CHECK(ensemble.conventional_share == oracle.conventional_share);
    }
  };
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, 150);
  check_all(experiment);
  experiment.leader_rule.decide = Decision::war_end;
  experiment.coefficients = testing::small_hurdle(3, 1.5);
  experiment.persistence = {.participation = 0.9, .amount = 0.7};
  check_all(experiment);
}

}  // namespace entente
