#include "results/scoring.hpp"

#include "results/scores/crps.hpp"
#include "results/scores/log_score.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/scores/top_hits.hpp"
#include "tests/results/support/made_up_war.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace entente;
using testing::made_up_war;
using testing::MadeUp;
using testing::SmallWar;

namespace {

// The distance of a histogram from the flat one, in chi-squared of so many rows.
double unevenness(const std::vector<double>& counts) {
  double rows = 0, sum = 0;
  for (const double count : counts) rows += count;
  const double even = rows / static_cast<double>(counts.size());
  for (const double count : counts) sum += (count - even) * (count - even) / even;
  return sum;
}
double unevenness(const PitHistogram& pit) { return unevenness({pit.counts.begin(), pit.counts.end()}); }

constexpr double chi_squared_9_999_of_1000 = 27.877;  // R: qchisq(0.999, 9)

}  // namespace

TEST_CASE("scores of a year, a state and all are those of the replicates, worked out plainly") {
  const SmallWar war = made_up_war({.years = 3, .states = 8, .replications = 40});
  const Comparison c = compare(war);
  const Scoring& scoring = c.scoring;
  REQUIRE(scoring.years.size() == 3);
  REQUIRE(scoring.states.size() == 8);
  // fair_crps is held to Ferro's double sum and to the closed form of the normal in tests/results/scores/crps.test.cpp.
  const auto plain = [&](auto wanted) {
    ScoreSet set;
    set.bias.value = set.rmse.value = set.crps.value = set.coverage[0].value = 0;
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      if (!wanted(cell)) continue;
      std::vector<double> x;
      for (std::size_t k = 0; k < 40; ++k) x.push_back(war.ensemble.share[cell * 40 + k]);
      std::sort(x.begin(), x.end());
      const double y = war.observed.share[cell], miss = mean_of(x).value - y;
      ++set.rows;
      set.bias.value += miss;
      set.rmse.value += miss * miss;
      set.crps.value += fair_crps(x, y);
      set.coverage[0].value += in_central(central_intervals[0], x, y) ? 1 : 0;
    }
    const double n = static_cast<double>(set.rows);
    set.bias.value /= n;
    set.rmse.value = std::sqrt(set.rmse.value / n);
    set.crps.value /= n;
    set.coverage[0].value /= n;
    return set;
  };
  const auto check = [&](const ScoreSet& found, auto wanted) {
    const ScoreSet exact = plain(wanted);
    CHECK(found.rows == exact.rows);
    CHECK(found.bias.value == Approx(exact.bias.value).margin(1e-12));
    CHECK(found.rmse.value == Approx(exact.rmse.value).margin(1e-12));
    CHECK(found.crps.value == Approx(exact.crps.value).margin(1e-12));
    CHECK(found.coverage[0].value == exact.coverage[0].value);
    CHECK(std::isfinite(found.log_score.value));
  };
  check(scoring.overall, [](std::size_t) { return true; });
  check(scoring.contributors, [&](std::size_t cell) { return war.observed.share[cell] > 0; });
  check(scoring.years[1].scores, [](std::size_t cell) { return cell / 8 == 1; });
  check(scoring.states[3].scores, [](std::size_t cell) { return cell % 8 == 3; });
  CHECK(scoring.years[1].key == Year(2002));
  CHECK(scoring.states[3].key == war.world.states[3]);
  CHECK(scoring.overall.rows_with_past == 16);
  CHECK(scoring.years[0].scores.rows_with_past == 0);
  CHECK(std::isnan(scoring.years[0].scores.skill_persistence.value));
  CHECK(scoring.overall.skill_persistence.value == c.scores.references.persistence.skill.value);

  std::vector<double> share, seen_share, troops, seen_troops;
  for (const StateSummary& state : c.states) {
    share.push_back(state.share.value);
    seen_share.push_back(state.observed_share);
    troops.push_back(state.troops.value);
    seen_troops.push_back(state.observed_troops);
  }
  CHECK(scoring.ranks.spearman_relative.value == spearman(share, seen_share));
  CHECK(scoring.ranks.kendall_relative.value == kendall(share, seen_share));
  CHECK(scoring.ranks.spearman_absolute.value == spearman(troops, seen_troops));
  CHECK(scoring.ranks.kendall_absolute.value == kendall(troops, seen_troops));
  CHECK(scoring.ranks.top_5.value == top_hits(seen_share, share, 5));
  CHECK(std::isnan(scoring.ranks.top_10.value));  // of eight states
}

TEST_CASE("the log score is that of the mixture that replicates come from, with a kernel that is fixed beforehand") {
  // R: -(log(p) + dnorm(log(y), m, sqrt(s^2 + 0.2^2), log = TRUE) - log(y)), p 0.6, m log(0.008), s 1.1, y 0.01; with s
  // alone it is -3.0595202109928059: what the bandwidth costs is 0.016.
  const double blurred = -3.0439170355630756, exact = -3.0595202109928059;
  const std::size_t replications = 20000;
  SmallWar war(1, 2, replications);
  testing::Draws draws(5);
  std::vector<double> positive;
  std::size_t zeros = 0;
  for (std::size_t k = 0; k < replications; ++k) {
    const double share = draws.uniform() < 0.6 ? std::exp(std::log(0.008) + 1.1 * draws.normal()) : 0;
    war.share(0, k) = war.share(1, k) = std::min(share, 1.0);
    if (share > 0) positive.push_back(share);
    zeros += share > 0 ? 0 : 1;
  }
  war.observed.share = {0.01, 0};
  const Comparison c = compare(war);
  const Simulated found = c.scoring.states[0].scores.log_score;
  CHECK(found.error < 0.03);
  CHECK(std::abs(found.value - blurred) < 4 * found.error);
  // The same by the kernels of all draws, whose bandwidth is chosen from them (Silverman).
  std::sort(positive.begin(), positive.end());
  MixedDraws kept{.count = replications, .zeros = zeros};
  const double bandwidth = log_bandwidth(positive);
  for (const double x : positive) kept.kernels += log_kernel(x, 0.01, bandwidth);
  CHECK(std::abs(found.value - mixed_log_score(kept, 0.01, wide_base)) < 0.05);
  CHECK(std::abs(found.value - exact) < 0.016 + 4 * found.error);
  // Zero has the probability that was counted.
  const double n = static_cast<double>(replications);
  CHECK(c.scoring.states[1].scores.log_score.value ==
        Approx(-std::log((static_cast<double>(zeros) + 0.5) / (n + 1))).epsilon(1e-12));
}

TEST_CASE("the log score's error is by how much other replicates would change it") {
  std::vector<double> values, errors;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    MadeUp plan{.years = 4, .states = 20, .replications = 320, .seed = 100};
    SmallWar record = made_up_war(plan);
    plan.seed = seed;
    SmallWar war = made_up_war(plan);
    war.observed = record.observed;
    values.push_back(compare(war).scoring.overall.log_score.value);
    errors.push_back(compare(war).scoring.overall.log_score.error);
  }
  const double sd = mean_of(values).error * std::sqrt(40.0);
  CHECK(mean_of(errors).value == Approx(sd).epsilon(0.35));  // the sd of 40 is known to 11 %
}

TEST_CASE("errors of coverage and of transforms are by how much other replicates would change them") {
  const SmallWar record = made_up_war({.years = 4, .states = 20, .replications = 320, .seed = 100});
  // By level and by bin; over seeds.
  std::vector<std::vector<Simulated>> coverage(central_levels), masses(pit_bins);
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SmallWar war = made_up_war({.years = 4, .states = 20, .replications = 320, .seed = seed});
    war.observed = record.observed;
    const Scoring scoring = compare(war).scoring;
    for (std::size_t i = 0; i < central_levels; ++i) coverage[i].push_back(scoring.contributors.coverage[i]);
    for (std::size_t i = 0; i < pit_bins; ++i) masses[i].push_back(scoring.pit_of_contributors.masses[i]);
  }
  // Of many jumps, each by itself, groups' standard deviation over the root of their number is half the right error.
  for (const auto* numbers : {&coverage, &masses}) {
    double said = 0, seen = 0;
    for (const std::vector<Simulated>& over_seeds : *numbers) {
      std::vector<double> values;
      for (const Simulated& number : over_seeds) {
        values.push_back(number.value);
        said += number.error * number.error / 40;
      }
      seen += 40 * std::pow(mean_of(values).error, 2);
    }
    CHECK(std::sqrt(said / seen) > 0.8);
    CHECK(std::sqrt(said / seen) < 1.25);
  }
}

TEST_CASE("the log score is finite where the record is impossible, and worse for it") {
  SmallWar war(1, 2, 100);
  for (std::size_t k = 0; k < 100; ++k) war.share(1, k) = 0.02;
  war.observed.share = {0.3, 0};
  const Comparison c = compare(war);
  CHECK(std::isfinite(c.scoring.states[0].scores.log_score.value));
  CHECK(c.scoring.states[0].scores.log_score.value > 4);
  CHECK(c.scoring.states[1].scores.log_score.value == Approx(-std::log(0.5 / 101)));
  CHECK(std::isfinite(c.scoring.overall.log_score.error));
}

TEST_CASE("of a calibrated simulator with zeros the transforms are uniform, and coverage is as expected") {
  const Scoring scoring = compare(made_up_war({.years = 20, .states = 100})).scoring;
  CHECK(scoring.pit.rows == 2000);
  CHECK(scoring.pit_of_contributors.rows == Approx(1010).margin(100));
  for (const PitHistogram* pit : {&scoring.pit, &scoring.pit_of_contributors}) {
    CHECK(unevenness(*pit) < chi_squared_9_999_of_1000);
    double mass = 0;
    for (const Simulated& bin : pit->masses) {
      mass += bin.value;
      // Less random than counts, so their binomial error is an upper bound.
      CHECK(std::abs(bin.value - 0.1) < 4 * std::sqrt(0.09 / static_cast<double>(pit->rows)) + 0.005);
    }
    CHECK(mass == Approx(1));
    CHECK(std::abs(pit->mean.value - 0.5) < 4 * std::sqrt(1.0 / 12 / static_cast<double>(pit->rows)));
    CHECK(std::abs(pit->spread.value - 1) < 4 * std::sqrt(0.8 / static_cast<double>(pit->rows)));
    CHECK(pit->test.either > 0.001);
  }
  for (const auto* rows : {&scoring.calibration, &scoring.calibration_of_contributors}) {
    for (const CalibrationRow& row : *rows) {
      const double error = std::sqrt(row.expected * (1 - row.expected) / static_cast<double>(row.rows));
      INFO("level " << row.level << ", expected " << row.expected);
      CHECK(std::abs(row.coverage.value - row.expected) < 4 * error + 0.005);
    }
  }
  // The level itself is not what zeros let one expect.
  CHECK(scoring.calibration[0].coverage.value > 0.6);
}

TEST_CASE("a simulator that is too narrow, or beside the record, is seen in transforms, their test and coverage") {
  const Scoring narrow = compare(made_up_war({.years = 20, .states = 100, .record_spread = 2})).scoring;
  CHECK(unevenness(narrow.pit_of_contributors) > 4 * chi_squared_9_999_of_1000);
  CHECK(unevenness(narrow.pit) > chi_squared_9_999_of_1000);
  CHECK(narrow.pit_of_contributors.spread.value > 1.4);
  CHECK(narrow.pit_of_contributors.test.ends < 0.001);
  CHECK(narrow.calibration_of_contributors[2].coverage.value < narrow.calibration_of_contributors[2].expected - 0.1);
  CHECK(narrow.calibration[2].coverage.value < narrow.calibration[2].expected - 0.05);

  const Scoring shifted = compare(made_up_war({.years = 20, .states = 100, .record_shift = 0.6})).scoring;
  CHECK(unevenness(shifted.pit_of_contributors) > 4 * chi_squared_9_999_of_1000);
  CHECK(shifted.pit_of_contributors.mean.value > 0.65);
  CHECK(shifted.pit_of_contributors.test.tilt < 0.001);
  CHECK(shifted.pit.mean.value > 0.55);
}

TEST_CASE("the test of transforms keeps its level when a state's years depend on one another") {
  const int sets = 60;
  int found = 0, uneven = 0;
  for (int set = 0; set < sets; ++set) {
    const Scoring scoring = compare(made_up_war({.years = 8,
                                                 .states = 40,
                                                 .replications = 64,
                                                 .state_effect = 0.9,
                                                 .seed = 1000 + static_cast<std::uint64_t>(set)}))
                                .scoring;
    found += scoring.pit_of_contributors.test.tilt <= 0.05 ? 1 : 0;
    uneven += unevenness(scoring.pit_of_contributors) > 16.919 ? 1 : 0;  // R: qchisq(0.95, 9)
  }
  CHECK(found < 0.05 * sets + 4 * std::sqrt(0.05 * 0.95 * sets));
  CHECK(uneven > 0.5 * sets);  // what takes all rows for independent would find something most of the time
}

TEST_CASE("the random part of transforms comes from the run's seed") {
  const SmallWar war = made_up_war({.years = 10, .states = 60});
  const EnsembleSummary summary = summarise(war.world, war.ensemble, war.observed);
  const Scoring a = compare(war.world, summary, MasterSeed(1)).scoring,
                b = compare(war.world, summary, MasterSeed(1)).scoring;
  const Scoring c = compare(war.world, summary, MasterSeed(2)).scoring;
  CHECK(a.pit.counts == b.pit.counts);
  CHECK(a.pit.counts != c.pit.counts);
  for (std::size_t bin = 0; bin < pit_bins; ++bin) CHECK(a.pit.masses[bin].value == c.pit.masses[bin].value);
}

TEST_CASE("values that are left out are neither compared nor known to the forecasts without theory") {
  SmallWar war = made_up_war({.years = 4, .states = 6});
  war.observed.certainty.assign(24, 'A');
  war.observed.left_out.assign(24, 0);
  war.observed.certainty[6] = 'D';  // the first state's second year
  war.observed.left_out[6] = 1;
  const Comparison c = compare(war);
  CHECK(c.scoring.overall.rows == 23);
  CHECK_FALSE(c.state_years[6].compared);
  CHECK(c.state_years[6].certainty == 'D');
  CHECK(c.state_years[6].observed_share == war.observed.share[6]);
  CHECK(c.states[0].years_compared == 3);
  CHECK(c.totals[1].states_compared == 5);
  CHECK(c.totals[1].observed_elsewhere == war.observed.troops[6]);
  SmallWar gap = war;
  gap.observed.left_out.clear();
  gap.observed.share[6] = gap.observed.troops[6] = testing::missing;
  CHECK(c.scores.references.persistence.crps == compare(gap).scores.references.persistence.crps);
  CHECK(c.scoring.overall.crps.value == compare(gap).scoring.overall.crps.value);
}

TEST_CASE("one replicate, and a record without a value, have no scores that are none") {
  const Scoring one = compare(made_up_war({.years = 2, .states = 7, .replications = 1})).scoring;
  CHECK(std::isfinite(one.overall.log_score.value));
  CHECK(std::isnan(one.overall.log_score.error));
  CHECK(std::isnan(one.ranks.kendall_relative.error));
  SmallWar silent = made_up_war({.years = 2, .states = 7});
  silent.observed.share.assign(14, testing::missing);
  silent.observed.troops.assign(14, testing::missing);
  const Scoring none = compare(silent).scoring;
  CHECK(none.overall.rows == 0);
  CHECK(std::isnan(none.overall.crps.value));
  CHECK(none.years.empty());
  CHECK(none.pit.rows == 0);
}
