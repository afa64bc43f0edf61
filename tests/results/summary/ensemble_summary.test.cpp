#include "results/summary/ensemble_summary.hpp"

#include "results/comparison.hpp"
#include "results/scores/group_errors.hpp"
#include "results/summary/accumulate.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/oracle.hpp"
#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace entente;
using testing::SmallWar;

namespace {

constexpr std::size_t sizes[] = {2, 3, 5, 31, 32, 63, 64, 65, 130, 1000, 1088, 1300};

// Shares that are often 0, often the same few numbers, sometimes 1 or tiny; a record with gaps and ties with the
// replicates; states that are not invited; a state that always does the same.
SmallWar random_war(std::uint64_t seed, std::size_t replications) {
  SmallWar war(5, 7, replications);
  testing::Draws draws(seed);
  const auto share = [&](std::size_t state) {
    const double u = draws.uniform();
    if (state == 0) return 0.01;
    if (u < 0.5) return 0.0;
    if (state == 1) return u < 0.8 ? 0.25 : 0.125;
    if (u < 0.51) return 1.0;
    return std::exp(-20 * draws.uniform());
  };
  for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
    const std::size_t state = cell % 7;
    war.world.wars[0].invited[cell] = draws.uniform() < 0.85 ? 1 : 0;
    war.world.armed_forces[cell] = std::floor(std::exp(5 + 10 * draws.uniform()));
    war.world.leaders[0].treaty_depth[cell] = draws.uniform();
    war.observed.share[cell] = draws.uniform() < 0.9 ? share(state) : testing::missing;
    war.observed.troops[cell] =
        draws.uniform() < 0.9 ? troops(war.observed.share[cell], war.world.armed_forces[cell]) : testing::missing;
    war.ensemble.conventional_share[cell] = 0.01 * draws.uniform();
    for (std::size_t k = 0; k < replications; ++k) {
      war.share(cell, k) = war.world.wars[0].invited[cell] ? share(state) : 0;
      war.standing(cell, k) = draws.uniform() - 0.5;
      war.ensemble.casualties[cell * replications + k] = static_cast<std::int32_t>(100 * draws.uniform());
    }
  }
  for (double& posterior : war.ensemble.posterior) posterior = draws.uniform();
  for (std::uint8_t& gone : war.ensemble.withdrawn) gone = draws.uniform() < 0.1 ? 1 : 0;
  for (double& slope : war.ensemble.potential_slope) slope = draws.normal();
  return war;
}

void check_same(const Simulated& found, const Simulated& exact, double unit) {
  CHECK(std::abs(found.value - exact.value) <= unit / 2 + 1e-15 * std::abs(exact.value));
  CHECK(std::abs(found.error - exact.error) <= 1e-6 * exact.error + unit);
}

// CRPS as the summary defines it: the spread of pairs of replicates whose numbers are equal modulo 16, in one block.
double crps_by_quads(const std::vector<double>& values, double observed) {
  if (values.size() < 64) return testing::exact_crps(values, observed);
  double distance = 0, spread = 0, pairs = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    distance += std::abs(values[k] - observed);
    for (std::size_t other = k / 64 * 64; other < k; ++other) {
      if (other % 16 != k % 16) continue;
      spread += std::abs(values[k] - values[other]);
      ++pairs;
    }
  }
  return distance / static_cast<double>(values.size()) - spread / pairs / 2;
}

}  // namespace

TEST_CASE("state-years and states are those of the replicates") {
  for (const std::size_t n : sizes) {
    INFO(n << " replicates");
    const SmallWar war = random_war(n, n);
    const Comparison c = testing::compare(war);
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      const ComparedStateYear& row = c.state_years[cell];
      check_same(row.standing, testing::exact_mean(testing::replicates_of(war, war.ensemble.standing, cell)), 0x1p-25);
      std::vector<double> tie = testing::replicates_of(war, war.ensemble.standing, cell);
      for (double& a : tie) a = std::clamp(war.world.leaders[0].treaty_depth[cell] + a, 0.0, 1.0);
      check_same(row.tie, testing::exact_mean(tie), 0x1p-25);
      if (!row.invited) continue;
      const std::vector<double> shares = testing::replicates_of(war, war.ensemble.share, cell);
      check_same(row.share, testing::exact_mean(shares), 0x1p-25);
      CHECK(std::abs(row.share.value - testing::exact_mean(shares).value) <= 0x1p-42);
      std::vector<double> sent, deaths;
      for (std::size_t k = 0; k < n; ++k) {
        sent.push_back(troops(shares[k], war.world.armed_forces[cell]));
        deaths.push_back(war.ensemble.casualties[cell * n + k]);
      }
      check_same(row.troops, testing::exact_mean(sent), 0);
      check_same(row.casualties, testing::exact_mean(deaths), 0);
      CHECK(row.conventional_share == Approx(war.ensemble.conventional_share[cell]).margin(1e-9));
      const Quantiles& q = row.share_quantiles;
      const std::pair<double, double> quantiles[] = {
          {0.05, q.q05}, {0.25, q.q25}, {0.5, q.median}, {0.75, q.q75}, {0.95, q.q95}};
      for (const auto& [p, found] : quantiles) {
        const double exact = testing::exact_quantile(shares, p);
        CHECK(std::abs(found - exact) <= std::max(exact / 32, 0x1.08p-24));
      }
    }
    for (std::size_t state = 0; state < 7; ++state) {
      std::vector<double> sums(n), troop_sums(n), ties(n);
      double years = 0, troop_years = 0;
      for (std::size_t year = 0; year < 5; ++year) {
        const std::size_t cell = war.world.cell(year, state);
        if (!c.state_years[cell].compared) continue;
        ++years;
        for (std::size_t k = 0; k < n; ++k) sums[k] += war.ensemble.share[cell * n + k];
        if (std::isnan(war.observed.troops[cell])) continue;
        ++troop_years;
        for (std::size_t k = 0; k < n; ++k) {
          troop_sums[k] += troops(war.ensemble.share[cell * n + k], war.world.armed_forces[cell]);
        }
      }
      for (double& sum : sums) sum /= years;
      for (double& sum : troop_sums) sum /= troop_years;
      const StateSummary& found = c.states[state];
      REQUIRE(years > 0);
      check_same(found.share, testing::exact_mean(sums), 0x1p-22);
      check_same(found.troops, testing::exact_mean(troop_sums), 1e-9);
      const std::size_t last = war.world.cell(4, state);
      for (std::size_t k = 0; k < n; ++k) {
        ties[k] = std::clamp(war.world.leaders[0].treaty_depth[last] + war.ensemble.standing[last * n + k], 0.0, 1.0);
      }
      check_same(found.final_tie, testing::exact_mean(ties), 0x1p-25);
      check_same(found.posterior, testing::exact_mean(testing::replicates_of(war, war.ensemble.posterior, state)),
                 0x1p-25);
    }
    const EnsembleSummary summary = testing::summarise(war);
    const auto gone = std::count(war.ensemble.withdrawn.begin(), war.ensemble.withdrawn.end(), 1);
    CHECK(summary.withdrawals() == static_cast<std::uint64_t>(gone));
    const auto flat = std::count_if(war.ensemble.potential_slope.begin(), war.ensemble.potential_slope.end(),
                                    [](double slope) { return slope <= 0; });
    CHECK(summary.slopes_not_positive() == static_cast<std::uint64_t>(flat));
  }
}

TEST_CASE("scores are those of the replicates, and so are their groups") {
  for (const std::size_t n : sizes) {
    INFO(n << " replicates");
    const SmallWar war = random_war(100 + n, n);
    const Scores scores = testing::compare(war).scores;
    const ReplicateGroups groups(n);
    double rows = 0, crps = 0, all_pairs = 0, squares = 0, covered = 0;
    const std::vector<KeptGroups> parts = half_samples(groups);
    std::vector<double> group_squares(groups.count()), part_covered(parts.size());
    for (std::size_t cell = 0; cell < war.world.cells(); ++cell) {
      const double observed = war.observed.share[cell];
      if (!war.world.wars[0].invited[cell] || std::isnan(observed)) continue;
      const std::vector<double> shares = testing::replicates_of(war, war.ensemble.share, cell);
      ++rows;
      crps += crps_by_quads(shares, observed);
      all_pairs += testing::exact_crps(shares, observed);
      squares += std::pow(testing::exact_mean(shares).value - observed, 2);
      covered += testing::exactly_inside(shares, observed) ? 1 : 0;
      for (std::size_t g = 0; g < groups.count(); ++g) {
        std::vector<double> members;
        for (std::size_t k = 0; k < n; ++k) {
          if (groups.of(k) == g) members.push_back(shares[k]);
        }
        group_squares[g] += std::pow(testing::exact_mean(members).value - observed, 2);
      }
      for (std::size_t part = 0; part < parts.size(); ++part) {
        std::vector<double> members;
        for (std::size_t k = 0; k < n; ++k) {
          if (keeps(parts[part], groups.of(k))) members.push_back(shares[k]);
        }
        part_covered[part] += testing::exactly_inside(members, observed) ? 1 : 0;
      }
    }
    CHECK(scores.crps.value == Approx(crps / rows).epsilon(1e-9));
    CHECK(scores.rmse.value == Approx(std::sqrt(squares / rows)).epsilon(1e-9));
    CHECK(scores.coverage.share.value == Approx(covered / rows).epsilon(1e-12));
    if (n < 64) {
      CHECK(scores.crps.value == Approx(all_pairs / rows).epsilon(1e-9));
    } else {
      CHECK(std::abs(scores.crps.value - all_pairs / rows) < 5 * scores.crps.error);
    }
    if (groups.count() == 0) {
      CHECK(std::isnan(scores.rmse.error));
      continue;
    }
    for (double& group : group_squares) group = std::sqrt(group / rows);
    for (double& part : part_covered) part /= rows;
    CHECK(scores.rmse.error == Approx(error_from_groups(group_squares)).epsilon(1e-6));
    CHECK(scores.coverage.share.error == Approx(half_sample_error(groups, part_covered)).epsilon(1e-9));
  }
}

TEST_CASE("behaviour and yearly troops are those of the replicates") {
  for (const std::size_t n : sizes) {
    INFO(n << " replicates");
    const SmallWar war = random_war(200 + n, n);
    const Comparison c = testing::compare(war);
    const std::vector<double> record = testing::exact_behaviour(war, war.observed.share, 1);
    std::vector<std::vector<double>> statistics(9);
    for (std::size_t k = 0; k < n; ++k) {
      const std::vector<double> shares(war.ensemble.share.begin() + static_cast<std::ptrdiff_t>(k),
                                       war.ensemble.share.end());
      const std::vector<double> values = testing::exact_behaviour(war, shares, n);
      for (std::size_t s = 0; s < 9; ++s) {
        if (!std::isnan(values[s])) statistics[s].push_back(values[s]);
      }
    }
    const auto checks = checks_of(c.behaviour);
    for (std::size_t s = 0; s < 9; ++s) {
      const auto& [name, check] = checks[s];
      INFO(name);
      CHECK(std::isnan(check.observed) == std::isnan(record[s]));
      if (!std::isnan(record[s])) CHECK(check.observed == Approx(record[s]).epsilon(1e-9));
      CHECK(check.undefined == n - statistics[s].size());
      const Simulated exact = testing::exact_mean(statistics[s]);
      CHECK(std::abs(check.simulated.value - exact.value) <= 0x1p-22);
      CHECK(check.simulated.error == Approx(exact.error).margin(1e-7));
      const bool correlation = s == 3 || s == 4;
      for (const auto& [p, found] : {std::pair{0.05, check.q05}, std::pair{0.95, check.q95}}) {
        const double q = testing::exact_quantile(statistics[s], p);
        CHECK(std::abs(found - q) <= (correlation ? 2.0 / 8192 : s == 5 || s == 8 ? q / 256 : 1e-12));
      }
      if (!correlation && s != 5) CHECK(check.inside == testing::exactly_inside(statistics[s], record[s]));
    }
    for (std::size_t year = 0; year < 5; ++year) {
      std::vector<double> sums(n);
      double observed = 0;
      for (std::size_t state = 0; state < 7; ++state) {
        const std::size_t cell = war.world.cell(year, state);
        if (!c.state_years[cell].compared || std::isnan(war.observed.troops[cell])) continue;
        observed += war.observed.troops[cell];
        for (std::size_t k = 0; k < n; ++k) {
          sums[k] += troops(war.ensemble.share[cell * n + k], war.world.armed_forces[cell]);
        }
      }
      const YearTotal& total = c.totals[year];
      REQUIRE(total.states_compared > 0);
      CHECK(total.observed == observed);
      check_same(total.simulated, testing::exact_mean(sums), 0);
      CHECK(total.inside == testing::exactly_inside(sums, observed));
      for (const auto& [p, found] : {std::pair{0.05, total.q05}, std::pair{0.95, total.q95}}) {
        const double q = testing::exact_quantile(sums, p);
        CHECK(std::abs(found - q) <= q / 256);
      }
    }
  }
}

TEST_CASE("summaries merge to the same bits in any order and any sharing-out") {
  const SmallWar war = random_war(5, 1500);
  std::vector<ReplicateBlock> blocks = testing::blocks_of(war);
  EnsembleSummary in_order(war.world, war.observed);
  for (const ReplicateBlock& block : blocks) in_order.add(block);
  CHECK(in_order == testing::summarise(war));
  std::mt19937_64 engine(1);
  for (int trial = 0; trial < 10; ++trial) {
    std::shuffle(blocks.begin(), blocks.end(), engine);
    std::vector<EnsembleSummary> parts(4, in_order.empty());
    for (const ReplicateBlock& block : blocks) parts[engine() % 4].add(block);
    EnsembleSummary merged = in_order.empty();
    for (const EnsembleSummary& part : parts) merged.merge(part);
    CHECK(merged == in_order);
  }
  EnsembleSummary without = in_order.empty();
  for (std::size_t i = 1; i < blocks.size(); ++i) without.add(blocks[i]);
  CHECK_FALSE(without == in_order);
}

TEST_CASE("every instruction set gives the same bits") {
  for (const std::size_t n : {40u, 1500u}) {
    const SmallWar war = random_war(6, n);
    EnsembleSummary baseline(war.world, war.observed);
    for (const ReplicateBlock& block : testing::blocks_of(war)) {
      REQUIRE(Accumulation::add(baseline, block, InstructionSet::baseline));
    }
    if (best_instruction_set() != InstructionSet::avx512) WARN("this machine cannot test every instruction set");
    for (const InstructionSet set : instruction_sets()) {
      EnsembleSummary other = baseline.empty();
      for (const ReplicateBlock& block : testing::blocks_of(war)) REQUIRE(Accumulation::add(other, block, set));
      CHECK(other == baseline);
    }
  }
}

TEST_CASE("padded lanes are not counted: a summary that takes them for replicates is another one") {
  SmallWar war = random_war(7, 130);
  const EnsembleSummary right = testing::summarise(war);
  std::vector<ReplicateBlock> blocks = testing::blocks_of(war);
  EnsembleSummary broken = right.empty();
  blocks.back().replicates = ReplicateBlock::lanes;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) broken.add(blocks[i]);
  CHECK_THROWS_AS(broken.add(blocks.back()), Error);  // what stands there is no share
  // Even zeros would show.
  ReplicateBlock zeros(war.world.cells(), war.world.states.size());
  zeros.first = blocks.back().first;
  zeros.replicates = ReplicateBlock::lanes;
  EnsembleSummary padded = right.empty();
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) padded.add(blocks[i]);
  padded.add(zeros);
  const Comparison honest = compare(war.world, right), wrong = compare(war.world, padded);
  CHECK(std::abs(honest.scores.simulated_zeros.value - wrong.scores.simulated_zeros.value) >
        5 * honest.scores.simulated_zeros.error);
}

TEST_CASE("the fair CRPS is unbiased with few pairs, and its error is honest") {
  // Shares uniform on [0, 1]: E|X - y| - E|X - X'| / 2 = y^2 - y + 1/2 - 1/6.
  SmallWar war(1, 3, 128);
  war.observed.share = {0, 0.25, 0.5};
  const double expected = ((0.5 - 1.0 / 6) + (0.0625 - 0.25 + 0.5 - 1.0 / 6) + (0.25 - 0.5 + 0.5 - 1.0 / 6)) / 3;
  testing::Draws draws(8);
  std::vector<double> scores, errors;
  for (int experiment = 0; experiment < 400; ++experiment) {
    for (double& share : war.ensemble.share) share = draws.uniform();
    const Simulated crps = testing::compare(war).scores.crps;
    scores.push_back(crps.value);
    errors.push_back(crps.error);
  }
  const Simulated mean = mean_of(scores);
  CHECK(std::abs(mean.value - expected) < 4 * mean.error);
  // The sd of 400 values has a relative error of 1 / sqrt(800) = 3.5 %, the mean of their errors one below 1 %; an
  // error from 16 groups is on average 1.7 % below its root mean square.
  CHECK(mean_of(errors).value == Approx(mean.error * 20).epsilon(5 * 0.035 + 0.017));
  // A spread that counts each of four replicates with itself, as an unfair CRPS does, would be seen.
  CHECK(std::abs(mean.value + 1.0 / 6 / 4 - expected) > 4 * mean.error);
}

TEST_CASE("blocks of another shape, and numbers that are none, are refused") {
  const SmallWar war = random_war(9, 64);
  const ReplicateBlock right = testing::blocks_of(war).front();
  const auto refused = [&](auto spoil) {
    ReplicateBlock block = right;
    spoil(block);
    EnsembleSummary summary(war.world, war.observed);
    CHECK_THROWS_AS(summary.add(block), Error);
  };
  const std::size_t cell =
      static_cast<std::size_t>(std::find(war.world.wars[0].invited.begin(), war.world.wars[0].invited.end(), 1) -
                               war.world.wars[0].invited.begin());
  for (const double wrong : {-0.1, 1.1, testing::missing, 1e300}) {
    refused([&](ReplicateBlock& b) { b.share[cell * 64 + 9] = wrong; });
  }
  for (const double wrong : {-1.1, 1.1, testing::missing}) refused([&](ReplicateBlock& b) { b.standing[11] = wrong; });
  refused([](ReplicateBlock& b) { b.posterior[0] = 2; });
  refused([&](ReplicateBlock& b) { b.casualties[cell * 64] = 40000000; });
  refused([&](ReplicateBlock& b) { b.conventional_share[cell] = 1e6; });
  refused([](ReplicateBlock& b) { b.replicates = 0; });
  refused([](ReplicateBlock& b) { b.replicates = 65; });
  refused([](ReplicateBlock& b) { b.share.pop_back(); });
  EnsembleSummary summary(war.world, war.observed);
  CHECK_THROWS_AS(summary.merge(testing::summarise(random_war(10, 64))), Error);
}

TEST_CASE("a summary takes the same memory whatever it has seen") {
  const SmallWar war = random_war(11, 1300);
  EnsembleSummary summary(war.world, war.observed);
  const std::size_t before = summary.bytes();
  for (const ReplicateBlock& block : testing::blocks_of(war)) summary.add(block);
  CHECK(summary.bytes() == before);
}
