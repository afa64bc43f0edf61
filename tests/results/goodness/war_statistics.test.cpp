#include "results/goodness/war_statistics.hpp"

#include "sim/math/quantile.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/oracle.hpp"
#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t replicates = 70;

// Six years and nine states with gaps: a state never invited, one without a record, years that are missing.
testing::SmallWar patchy_war() {
  testing::SmallWar war(6, 9, replicates);
  testing::Draws draws(3);
  for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
    const std::size_t state = cell % 9, year = cell / 9;
    const auto share = [&] { return draws.uniform() < 0.5 ? 0 : 0.04 * draws.uniform() * draws.uniform(); };
    war.world.wars[0].invited[cell] = state == 3 || (state == 5 && year == 2) ? 0 : 1;
    war.world.armed_forces[cell] = 5000.0 * static_cast<double>(1 + state);
    war.observed.share[cell] = state == 4 || (state == 6 && year == 3) ? testing::missing : share();
    war.observed.troops[cell] =
        year == 1 ? testing::missing : std::round(war.observed.share[cell] * war.world.armed_forces[cell]);
    for (std::size_t k = 0; k < replicates; ++k) {
      if (war.world.wars[0].invited[cell]) war.share(cell, k) = share();
      war.standing(cell, k) = 0.6 * draws.uniform() - 0.3;
    }
    war.world.leaders[0].treaty_depth[cell] = state % 3 == 0 ? 0.3 + 0.05 * static_cast<double>(state) : 0;
  }
  war.world.third_party_ties.resize(6);
  war.world.third_party_ties.back() = {{0, 1, 0.5}, {1, 7, 0.25}};
  return war;
}

GoodnessRecord record_of(const testing::SmallWar& war) {
  return {war.observed, {0.35, 0, 0, 0.5, 0, 0.4, 0.6, testing::missing, 0}};
}

KeptStatistics statistics_of(const testing::SmallWar& war, std::size_t keep = replicates) {
  const WarStatistics statistics(war.world, 0, record_of(war));
  KeptStatistics kept(keep, statistics.states().size());
  statistics.take_record(kept);
  for (const ReplicateBlock& block : testing::blocks_of(war)) {
    if (block.first < keep) statistics.take(block, std::min(block.replicates, keep - block.first), kept);
  }
  return kept;
}

}  // namespace

TEST_CASE("statistics of record and replicates are those of the plainest way to compute them", "[goodness]") {
  const testing::SmallWar war = patchy_war();
  KeptStatistics kept = statistics_of(war);
  for (std::size_t set = 0; set <= replicates; ++set) {
    CAPTURE(set);
    std::vector<double> shares;
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      shares.push_back(set == 0 ? war.observed.share[cell] : war.ensemble.shares(cell)[set - 1]);
    }
    // In the order of checks_of().
    const std::vector<double> behaviour = testing::exact_behaviour(war, shares, 1);
    const auto is = [&](Auxiliary statistic, double expected) {
      CAPTURE(to_string(statistic));
      CHECK(kept.value(statistic, set) == Approx(expected).epsilon(1e-12));
    };
    is(Auxiliary::entries, behaviour[1]);
    is(Auxiliary::exits, behaviour[2]);
    is(Auxiliary::autocorrelation, behaviour[3]);
    is(Auxiliary::autocorrelation_of_contributors, behaviour[4]);
    is(Auxiliary::largest_share, behaviour[5]);
    is(Auxiliary::zeros, behaviour[6]);
    is(Auxiliary::contributors, behaviour[7]);
    is(Auxiliary::years_of_a_contributor, behaviour[8]);

    std::vector<double> compared, logs, changes;
    double sum = 0, largest = 0;
    for (std::size_t year = 0; year < 6; ++year) {
      double total = 0;
      for (std::size_t state = 0; state < 9; ++state) {
        const std::size_t cell = war.world.cell(year, state);
        if (!war.world.wars[0].invited[cell] || std::isnan(war.observed.share[cell])) continue;
        compared.push_back(shares[cell]);
        total += set == 0 ? war.observed.troops[cell] : troops(shares[cell], war.world.armed_forces[cell]);
      }
      if (year == 1) continue;  // no troops on record
      sum += total;
      largest = std::max(largest, total);
      logs.push_back(std::log(1 + total));
      if (year > 2) changes.push_back(logs.back() - logs[logs.size() - 2]);
    }
    is(Auxiliary::share_q95, testing::exact_quantile(compared, 0.95));
    is(Auxiliary::share_q99, testing::exact_quantile(compared, 0.99));
    is(Auxiliary::above_one_percent,
       static_cast<double>(std::count_if(compared.begin(), compared.end(), [](double x) { return x > 0.01; })) /
           static_cast<double>(compared.size()));
    is(Auxiliary::mean_troops, std::log(1 + sum / 5));
    is(Auxiliary::peak_of_troops, std::log(1 + largest) - std::log(1 + sum / 5));
    const Simulated of_changes = testing::exact_mean(changes);
    is(Auxiliary::changes_of_troops, of_changes.error * std::sqrt(3.0));
    // Years 0, 2, 3, 4, 5 of mean 2.8.
    const double since[] = {-2.8, -0.8, 0.2, 1.2, 2.2};
    double products = 0, squares = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      products += since[i] * logs[i];
      squares += since[i] * since[i];
    }
    is(Auxiliary::trend_of_troops, products / squares);
  }
}

TEST_CASE("the network is that of treaties on record and of treaty and standing in replicates", "[goodness]") {
  const testing::SmallWar war = patchy_war();
  KeptStatistics kept = statistics_of(war);
  const GoodnessRecord record = record_of(war);
  for (std::size_t set = 0; set <= replicates; ++set) {
    // State 7 has no recorded tie; the leader stands at the end.
    std::vector<double> strengths = {0.5, 0.75, 0, 0, 0, 0, 0, 0};
    double ties = 0, of_leader = 0;
    for (std::size_t state = 0, i = 0; state < 9; ++state) {
      if (state == 7) continue;
      const std::size_t cell = war.world.cell(5, state);
      const double standing = set == 0 ? 0 : war.ensemble.standing[cell * replicates + set - 1];
      const double tie = set == 0 ? record.final_depth[state]
                                  : std::clamp(war.world.leaders[0].treaty_depth[cell] + standing, 0.0, 1.0);
      ties += tie >= 0.15 ? 1 : 0;  // half of the first year's shallowest treaty
      of_leader += tie;
      strengths[i++] += tie;
    }
    strengths.push_back(of_leader);
    const Simulated mean = testing::exact_mean(strengths);
    CHECK(kept.value(Auxiliary::leader_ties, set) == ties);
    CHECK(kept.value(Auxiliary::leader_strength, set) == Approx(of_leader).epsilon(1e-12));
    CHECK(kept.value(Auxiliary::mean_strength, set) == Approx(mean.value).epsilon(1e-12));
    CHECK(kept.value(Auxiliary::sd_of_strength, set) == Approx(3 * mean.error).epsilon(1e-12));
    CHECK(kept.value(Auxiliary::strength_q95, set) == Approx(testing::exact_quantile(strengths, 0.95)).epsilon(1e-12));
  }
}

TEST_CASE("without a network, a second year or a contribution statistics are undefined", "[goodness]") {
  testing::SmallWar war(1, 3, 5);
  const WarStatistics statistics(war.world, 0, {war.observed});
  KeptStatistics kept(5, 3);
  statistics.take_record(kept);
  statistics.take(testing::blocks_of(war)[0], 5, kept);
  for (const Auxiliary statistic : all_auxiliary()) {
    const bool defined = statistic <= Auxiliary::above_one_percent || statistic == Auxiliary::mean_troops;
    CAPTURE(to_string(statistic));
    CHECK(std::isfinite(kept.value(statistic, 0)) == defined);
    CHECK(std::isfinite(kept.value(statistic, 5)) == defined);
  }
}

TEST_CASE("the first replicates are kept, whatever follows", "[goodness]") {
  const testing::SmallWar war = patchy_war();
  KeptStatistics all = statistics_of(war), some = statistics_of(war, 66);
  for (std::size_t set = 0; set <= 66; ++set) {
    CHECK(all.value(Auxiliary::zeros, set) == some.value(Auxiliary::zeros, set));
    CHECK(std::equal(all.ranks(set).begin(), all.ranks(set).end(), some.ranks(set).begin()));
  }
}

}  // namespace entente
