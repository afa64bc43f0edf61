#include "results/comparison.hpp"

#include "results/json/comparison_json.hpp"
#include "results/tables/state_tables.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_run.hpp"
#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;
using testing::SmallWar;

namespace {

// Two years, three states, four replicates: small enough to work out by hand.
//                      2001                    2002
// 20: share 0.1 0.2 0.3 0.4 (obs 0.2)   0.2 everywhere (obs 0.4)
// 30: 0 0 0.1 0.1           (obs 0)     0.3 0.1 0.1 0.1 (missing)
// 40: not invited (obs 0.9, 7 troops)   0.05 everywhere (obs 0.1)
SmallWar by_hand() {
  SmallWar war(2, 3, 4);
  const double shares[6][4] = {{0.1, 0.2, 0.3, 0.4}, {0, 0, 0.1, 0.1},     {0, 0, 0, 0},
                               {0.2, 0.2, 0.2, 0.2}, {0.3, 0.1, 0.1, 0.1}, {0.05, 0.05, 0.05, 0.05}};
  for (std::size_t cell = 0; cell < 6; ++cell) {
    for (std::size_t k = 0; k < 4; ++k) war.share(cell, k) = shares[cell][k];
  }
  war.world.wars[0].invited[2] = 0;
  war.observed.share = {0.2, 0, 0.9, 0.4, testing::missing, 0.1};
  war.observed.troops = {200, 0, 7, 400, testing::missing, 100};
  war.world.armed_forces[0] = 10000;  // so that absolute and relative ranks can differ
  war.ensemble.conventional_share = {0.1, 0.02, 0, 0.1, 0.02, 0.2};
  war.world.leaders[0].treaty_depth = {0.5, 0.9, 0, 0.6, 0.9, 0};
  for (std::size_t k = 0; k < 4; ++k) {
    war.standing(3, k) = 0.1 * static_cast<double>(k);  // 0 0.1 0.2 0.3
    war.standing(4, k) = 0.2;                           // the tie stops at 1
    war.standing(5, k) = -0.25;                         // and at 0
    war.ensemble.casualties[k] = static_cast<std::int32_t>(k);
  }
  return war;
}

}  // namespace

TEST_CASE("state-years, worked out by hand") {
  const SmallWar war = by_hand();
  const Comparison c = compare(war);
  const ComparedStateYear& first = c.state_years[0];
  CHECK(first.state == CowCode(20));
  CHECK(first.year == Year(2001));
  CHECK(first.share.value == Approx(0.25));
  CHECK(first.share.error == Approx(std::sqrt(0.05 / 3 / 4)));
  // Exact to a bin's width, 1/32 (tests/results/summary/quantiles.test.cpp compares many with the replicates' own).
  CHECK(first.share_quantiles.median == Approx(0.25).epsilon(1.0 / 32));
  CHECK(first.share_quantiles.q05 == Approx(0.115).epsilon(1.0 / 32));
  CHECK(first.share_quantiles.q95 == Approx(0.385).epsilon(1.0 / 32));
  CHECK(first.over_contribution.value == Approx(0.15));
  CHECK(first.observed_over_contribution == Approx(0.1));
  CHECK(first.troops.value == Approx(2500));
  CHECK(first.casualties.value == Approx(1.5));
  const ComparedStateYear& uninvited = c.state_years[2];
  CHECK_FALSE(uninvited.compared);
  CHECK(std::isnan(uninvited.share.value));
  CHECK(uninvited.standing.value == 0);
  CHECK(uninvited.observed_share == 0.9);
  CHECK_FALSE(c.state_years[4].compared);
  CHECK(c.state_years[4].share.value == Approx(0.15));
}

TEST_CASE("states and ranks, worked out by hand") {
  const SmallWar war = by_hand();
  const Comparison c = compare(war);
  // Compared: 20 in both years, 30 in 2001, 40 in 2002.
  CHECK(c.states[0].observed_share == Approx(0.3));
  CHECK(c.states[0].share.value == Approx((0.25 + 0.2) / 2));
  CHECK(c.states[0].share.error == Approx(std::sqrt(0.05 / 3 / 4) / 2));
  CHECK(c.states[0].troops.value == Approx((2500 + 200) / 2.0));
  CHECK(c.states[1].years_compared == 1);
  CHECK(c.states[1].share.value == Approx(0.05));
  CHECK(c.states[2].share.value == Approx(0.05));
  CHECK(c.states[0].observed_rank_relative == 1);
  CHECK(c.states[1].observed_rank_relative == 3);
  CHECK(c.states[2].observed_rank_relative == 2);
  // 0.05 and 0.05 (sums of tenths and of twentieths): shared rank 2 in both measures.
  CHECK(c.states[1].simulated_rank_relative == 2);
  CHECK(c.states[2].simulated_rank_relative == 2);
  CHECK(c.states[2].simulated_rank_absolute == 2);
  CHECK(c.states[2].over_contribution.value == Approx(-0.15));
}

TEST_CASE("ties: treaty and standing, clamped, sorted by standing") {
  const SmallWar war = by_hand();
  const Comparison c = compare(war);
  REQUIRE(c.tie_changes.size() == 3);
  CHECK(c.tie_changes[0].state == CowCode(40));
  CHECK(c.tie_changes[0].depth_after.value == 0);
  CHECK(c.tie_changes[1].state == CowCode(30));
  CHECK(c.tie_changes[1].depth_after.value == 1);
  CHECK(c.tie_changes[2].depth_before == 0.5);
  CHECK(c.tie_changes[2].treaty_after == 0.6);
  CHECK(c.tie_changes[2].depth_after.value == Approx(0.75));
  CHECK(c.tie_changes[2].standing.error == Approx(std::sqrt(0.05 / 3 / 4)));
}

TEST_CASE("scores and totals, worked out by hand") {
  const SmallWar war = by_hand();
  const Comparison c = compare(war);
  CHECK(c.scores.rows == 4);
  CHECK(c.scores.states == 3);
  CHECK(c.scores.rmse.value == Approx(std::sqrt((0.0025 + 0.0025 + 0.04 + 0.0025) / 4)));
  // Fair CRPS a row: E|x-y| 0.1, sum of pairs 2 x 1 / (2 4 3); then 0.05 - 0.8 / 24; 0.2; 0.05.
  const double crps[] = {0.1 - 2.0 / 24, 0.05 - 0.8 / 24, 0.2, 0.05};
  CHECK(c.scores.crps.value == Approx((crps[0] + crps[1] + crps[2] + crps[3]) / 4));
  CHECK(c.scores.spearman.value == Approx(std::sqrt(0.75)));  // ranks 3 1 2 and 3 1.5 1.5
  CHECK(c.scores.coverage.share.value == Approx(0.5));
  CHECK(c.scores.coverage_of_contributors.rows == 3);
  CHECK(c.scores.coverage_of_contributors.share.value == Approx(1.0 / 3));
  CHECK(c.scores.observed_zeros == Approx(0.25));
  CHECK(c.scores.simulated_zeros.value == Approx(2.0 / 16));
  // With a past: 20 in 2002 (last year 0.2), and 40 in 2002, whose 0.9 of 2001 is on record though it was not invited.
  CHECK(c.scores.references.rows == 2);
  CHECK(c.scores.references.persistence.crps == Approx((0.2 + 0.8) / 2));
  CHECK(c.scores.references.crps.value == Approx((0.2 + 0.05) / 2));
  CHECK(c.scores.references.persistence.skill.value == Approx(1 - 0.125 / 0.5));
  CHECK(c.totals[0].states_compared == 2);
  CHECK(c.totals[0].observed == 200);
  CHECK(c.totals[0].observed_elsewhere == 7);
  CHECK(c.totals[0].simulated.value == Approx(2550));
  CHECK(c.totals[1].observed == 500);
}

namespace {

// Shares from a distribution of the state's own; the record is one more draw from it (calibrated) or, with width < 1,
// the ensemble is too sure of itself.
SmallWar synthetic(std::uint64_t seed, std::size_t replications, double width, double spacing = 0.01) {
  SmallWar war(40, 30, replications);
  testing::Draws draws(seed);
  for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
    const double centre = 0.3 + spacing * static_cast<double>(cell % 30);
    war.observed.share[cell] = centre + 0.05 * draws.normal();
    for (std::size_t k = 0; k < replications; ++k) war.share(cell, k) = centre + 0.05 * width * draws.normal();
  }
  return war;
}

}  // namespace

TEST_CASE("a calibrated ensemble covers; one that is too narrow is caught, and scores worse") {
  const SmallWar good = synthetic(4, 100, 1), narrow = synthetic(4, 100, 0.5);
  const Scores calibrated = compare(good).scores;
  const Scores broken = compare(narrow).scores;
  const double expected = 0.9 * 99 / 101;
  const double error = std::sqrt(expected * (1 - expected) / 1200);
  CHECK(std::abs(calibrated.coverage.share.value - expected) < 5 * error);
  CHECK(broken.coverage.share.value < expected - 5 * error);
  CHECK(calibrated.crps.value + 5 * calibrated.crps.error < broken.crps.value);
  // The mean of all past years of a stationary record beats its last year.
  CHECK(calibrated.references.historical_mean.crps < calibrated.references.persistence.crps);
  CHECK(calibrated.references.historical_mean.skill.value > 0);
}

TEST_CASE("errors from groups are those of repeated experiments") {
  // Same record, fresh replicates: the scores' sd over experiments against the mean of the errors reported.
  std::vector<double> crps, crps_errors, spearman, spearman_errors;
  const SmallWar record = synthetic(5, 4, 1, 0.0005);
  for (std::uint64_t seed = 100; seed < 160; ++seed) {
    SmallWar war = synthetic(seed, 80, 1, 0.0005);
    war.observed = record.observed;
    const Scores scores = compare(war).scores;
    crps.push_back(scores.crps.value);
    crps_errors.push_back(scores.crps.error);
    spearman.push_back(scores.spearman.value);
    spearman_errors.push_back(scores.spearman.error);
  }
  const auto sd = [](const std::vector<double>& x) {
    return mean_of(x).error * std::sqrt(static_cast<double>(x.size()));
  };
  // The sd of 60 values has a relative error near 1 / sqrt(2 * 59) = 9 %: 5 of them.
  CHECK(mean_of(crps_errors).value == Approx(sd(crps)).epsilon(0.46));
  CHECK(mean_of(spearman_errors).value == Approx(sd(spearman)).epsilon(0.46));
}

namespace {

// The error that the rank agreements of the groups alone would give.
double error_of_groups_alone(const SmallWar& war, std::size_t replications) {
  const ReplicateGroups groups(replications);
  std::vector<double> values;
  for (std::size_t g = 0; g < groups.count(); ++g) {
    SmallWar part(40, 30, groups.sizes()[g]);
    part.observed = war.observed;
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      std::size_t to = 0;
      for (std::size_t k = 0; k < replications; ++k) {
        if (groups.of(k) == g) part.share(cell, to++) = war.ensemble.share[cell * replications + k];
      }
    }
    values.push_back(compare(part).scores.spearman.value);
  }
  return error_from_groups(values);
}

}  // namespace

TEST_CASE("errors of a rank correlation hold where simulated means nearly tie; those of groups alone do not") {
  constexpr std::size_t replications = 80;
  // States three by three of one mean, far from the next three: within them the seed decides.
  const auto in_threes = [](std::uint64_t seed) {
    SmallWar war(40, 30, replications);
    testing::Draws draws(seed);
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      const std::size_t state = cell % 30;
      war.observed.share[cell] =
          0.3 + 0.01 * static_cast<double>(state / 3) + 0.003 * static_cast<double>(state * 7 % 30);
      for (std::size_t k = 0; k < replications; ++k) {
        war.share(cell, k) = 0.3 + 0.01 * static_cast<double>(state / 3) + 0.05 * draws.normal();
      }
    }
    return war;
  };
  std::vector<double> values, errors, broken;
  for (std::uint64_t seed = 300; seed < 360; ++seed) {
    const SmallWar war = in_threes(seed);
    const Scores scores = compare(war).scores;
    values.push_back(scores.spearman.value);
    errors.push_back(scores.spearman.error);
    if (seed < 310) broken.push_back(error_of_groups_alone(war, replications));
  }
  const double spread = mean_of(values).error * std::sqrt(60.0);
  // The sd of 60 values has a relative error of 9 %: 3 of them.
  CHECK(mean_of(errors).value == Approx(spread).epsilon(0.27));
  CHECK(mean_of(broken).value < 0.5 * spread);
}

TEST_CASE("one replicate has numbers but no errors; shapes that differ are refused") {
  SmallWar war = by_hand();
  const SmallWar single(2, 3, 1);
  const Comparison c = compare(war.world, summarise(war.world, single.ensemble, war.observed));
  CHECK(std::isnan(c.scores.crps.error));
  CHECK(c.scores.crps.value == Approx((0.2 + 0 + 0.4 + 0.1) / 4));
  war.observed.troops.pop_back();
  CHECK_THROWS_AS(compare(war), Error);
}

TEST_CASE("a record without a single comparable value yields no score instead of a wrong one") {
  SmallWar war = by_hand();
  war.observed.share.assign(6, std::numeric_limits<double>::infinity());
  const Comparison c = compare(war);
  CHECK(c.scores.rows == 0);
  CHECK(std::isnan(c.scores.crps.value));
  CHECK(c.states[0].observed_rank_relative == 0);
  CHECK(std::isnan(c.totals[0].observed));
}

TEST_CASE("a summary is compared in the world that it was made for") {
  const SmallWar war = synthetic(6, 50, 1);
  const EnsembleSummary summary = testing::summarise(war);
  CHECK_NOTHROW(compare(war.world, summary));
  World other = war.world;
  other.wars[0].invited[3] = 0;
  CHECK_THROWS_AS(compare(other, summary), Error);
  other = war.world;
  other.armed_forces[3] += 1;
  CHECK_THROWS_AS(compare(other, summary), Error);
  CHECK_THROWS_AS(compare(by_hand().world, summary), Error);
  CHECK_THROWS_AS(compare(war.world, summary.empty()), Error);  // no replicate
}

TEST_CASE("the same replicates in another order of blocks give the same bytes") {
  const SmallWar war = synthetic(6, 1200, 1);
  const auto bytes = [](const Comparison& c) {
    return state_years_csv(testing::run_of(c), {}) + to_json(testing::run_of(c), {});
  };
  EnsembleSummary forward(war.world, war.observed), backward = forward.empty(), merged = forward.empty();
  const std::vector<ReplicateBlock> blocks = testing::blocks_of(war);
  for (const ReplicateBlock& block : blocks) forward.add(block);
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    EnsembleSummary one = merged.empty();
    one.add(*block);
    merged.merge(one);
    backward.add(*block);
  }
  const std::string one = bytes(compare(war.world, forward));
  CHECK(one == bytes(compare(war.world, backward)));
  CHECK(one == bytes(compare(war.world, merged)));
}
