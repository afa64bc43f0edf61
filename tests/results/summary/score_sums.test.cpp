#include "results/scores/log_score.hpp"
#include "results/summary/ensemble_summary.hpp"
#include "results/summary/kernel.hpp"
#include "sim/war/troops.hpp"
#include "tests/results/support/made_up_war.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace entente;

TEST_CASE("a kernel is a normal density but for its scale") {
  CHECK(stream_kernel(0.01, 0.01) == std::uint32_t{1} << 31);
  // R: dnorm(0.5 / 0.2) / dnorm(0)
  CHECK(stream_kernel(0.01 * std::exp(0.5), 0.01) / 0x1p31 == Approx(0.04393693362340742).margin(1e-9));
  CHECK(stream_kernel(0.01, 0.01 * std::exp(0.5)) == Approx(stream_kernel(0.01 * std::exp(0.5), 0.01)).margin(2));
  CHECK(stream_kernel(0.9, 1e-6) == 0);
}

TEST_CASE("kernels, contributors and troops are summed by group, whatever the number of replicates") {
  for (const std::size_t replications : {2u, 31u, 63u, 64u, 200u, 1300u}) {
    const testing::SmallWar war = testing::made_up_war({.years = 3, .states = 5, .replications = replications});
    const EnsembleSummary summary = summarise(war.world, war.ensemble, war.observed);
    const ReplicateGroups rule(replications);
    std::array<std::array<std::int64_t, EnsembleSummary::groups>, 5> troops{};
    for (const SummaryLayout::Row& row : summary.layout().rows) {
      std::array<double, EnsembleSummary::groups> kernels{};
      std::array<std::uint32_t, EnsembleSummary::groups> positive{};
      for (std::size_t k = 0; k < replications; ++k) {
        const double share = war.ensemble.share[row.cell * replications + k];
        troops[row.cell % 5][rule.of(k)] += static_cast<std::int64_t>(lane::troops(share, 1000));
        if (share == 0) continue;
        ++positive[rule.of(k)];
        const double z = (std::log(share) - std::log(row.observed)) / stream_bandwidth;
        if (row.observed > 0) kernels[rule.of(k)] += std::exp(-z * z / 2);
      }
      for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) {
        const EnsembleSummary::ScoreSums& sums = summary.scores(row.scores_at, g);
        CHECK(sums.positive == positive[g]);
        // A share is seen by the middle of its bin: at most 0.0155 away on the log scale, where kernels change by at
        // most 3.03 a unit; on the average far less.
        CHECK(std::abs(sums.kernels.value() - kernels[g]) <= 0.048 * positive[g] + 1e-8);
      }
    }
    for (std::size_t state = 0; state < 5; ++state) {
      for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) {
        CHECK(summary.state_troops(state, g) == troops[state][g]);
      }
    }
  }
}
