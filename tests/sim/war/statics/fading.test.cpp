#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

/// Reward zero and learning on: signalling fades war by war.
namespace entente {
namespace {

constexpr std::size_t replications = 300;

struct Trend {
  std::vector<double> change;  ///< of the mean share from each war to the next
  std::vector<double> error;
};

/// Change of the mean share from war to war. The wars are alike but for their shocks, so nothing else can change.
Trend trend_over_wars(double slope, bool learning, double others, Reward rule = Reward::indifferent) {
  const World world = testing::in_wars(testing::small_world(30, 9), {{0, 2}, {3, 5}, {6, 8}});
  Experiment experiment = testing::small_experiment(Family::gaussian, slope, replications);
  experiment.coefficients.estimate[0] = 0.1;  // far from zero: the mean share is the mean of eta
  experiment.leader_rule.rule = rule;
  experiment.expectation = {.learning = learning, .prior_rewards = 2, .prior_failures = 2, .others = others};
  const Ensemble ensemble = run_ensemble(world, experiment);
  const std::size_t cells = world.cells();
  std::vector<std::vector<double>> mean(3, std::vector<double>(replications));
  for (std::size_t act = 0; act < world.acts(); ++act) {
    for (std::size_t k = 0; k < replications; ++k) {
      mean[act / cells][k] += ensemble.share[act * replications + k] / static_cast<double>(cells / 3);
    }
  }
  Trend trend;
  for (std::size_t war = 0; war + 1 < 3; ++war) {
    double sum = 0, squares = 0;
    for (std::size_t k = 0; k < replications; ++k) {
      const double change = mean[war + 1][k] - mean[war][k];
      sum += change;
      squares += change * change;
    }
    const double n = replications;
    trend.change.push_back(sum / n);
    trend.error.push_back(std::sqrt((squares / n - sum / n * (sum / n)) / n));
  }
  return trend;
}

bool fades(const Trend& trend) {
  return trend.change[0] < -4.5 * trend.error[0] && trend.change[1] < -4.5 * trend.error[1];
}

}  // namespace

TEST_CASE("without reward those who learn signal less in every further war", "[statics][wars]") {
  CHECK(fades(trend_over_wars(0.06, true, 0.1)));
  CHECK(fades(trend_over_wars(0.06, true, 0)));  // by their own experience alone
}

TEST_CASE("nothing fades without learning, nor where the signalling term is negative", "[statics][wars]") {
  const Trend still = trend_over_wars(0.06, false, 0);
  CHECK(std::abs(still.change[0]) < 4.5 * still.error[0]);
  CHECK(std::abs(still.change[1]) < 4.5 * still.error[1]);
  // The broken variant: b_P negative by hand, so that states learn to hold back less.
  CHECK_FALSE(fades(trend_over_wars(-0.06, true, 0.1)));
}

}  // namespace entente
