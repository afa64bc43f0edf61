#include "results/behaviour.hpp"

#include "results/comparison.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace entente;
using testing::missing;
using testing::SmallWar;

namespace {

// Four years, three states, two replicates. Replicate 0 repeats the record; replicate 1 has values where nothing is
// compared (0.9 where the record has a gap, 0.7 where the state is not invited) that must not count.
//        record             replicate 1
// 20:   0   0.1  0.2  0    0.5  0.2  0.5  0.2
// 30:   0.2  -   0    0.3  0    0.9  0    0
// 40:  (0)  0    0    0   (0.7) 1    0.5  0
SmallWar by_hand() {
  SmallWar war(4, 3, 2);
  war.observed.share = {0, 0.2, 0, 0.1, missing, 0, 0.2, 0, 0, 0, 0.3, 0};
  war.world.wars[0].invited[2] = 0;
  const double second[] = {0.5, 0, 0.7, 0.2, 0.9, 1, 0.5, 0, 0.5, 0.2, 0, 0};
  for (std::size_t cell = 0; cell < 12; ++cell) {
    war.share(cell, 0) = std::isnan(war.observed.share[cell]) ? 0 : war.observed.share[cell];
    war.share(cell, 1) = second[cell];
  }
  return war;
}

Behaviour behaviour_of(const SmallWar& war) { return behaviour(testing::summarise(war)); }

}  // namespace

TEST_CASE("behaviour over time, worked out by hand") {
  const Behaviour b = behaviour_of(by_hand());
  CHECK(b.state_years == 10);
  // 20: three steps; 30: one, 2003 to 2004, since nothing leads into or out of the gap; 40: two, from 2002 on.
  CHECK(b.steps == 6);
  CHECK(b.entries.observed == 2);
  CHECK(b.entries.simulated.value == 1);  // 2 and 0
  CHECK(b.exits.observed == 1);
  CHECK(b.exits.simulated.value == 1);  // 1 and 1
  CHECK(b.exits.simulated.error == 0);
  CHECK(b.exits.inside);
  CHECK(b.switches.observed == 3);
  CHECK(b.switches.simulated.value == 2);  // 3 and 1: sd sqrt(2), error sqrt(2) / sqrt(2)
  CHECK(b.switches.simulated.error == Approx(1));
  CHECK(b.switches.q05 == Approx(1.1));
  CHECK(b.switches.q95 == Approx(2.9));
  CHECK_FALSE(b.switches.inside);
  CHECK(b.zeros.observed == Approx(0.6));
  CHECK(b.zeros.simulated.value == Approx(0.5));  // 6 and 4 of 10
  CHECK(b.largest_share.observed == 0.3);
  CHECK(b.largest_share.simulated.value == Approx(0.65));  // 0.3 and 1
  CHECK(b.contributors.observed == 2);
  CHECK(b.contributors.simulated.value == 2);              // 20 and 30; 20 and 40
  CHECK(b.years_of_a_contributor.observed == 2);           // 2 and 2
  CHECK(b.years_of_a_contributor.simulated.value == 2.5);  // 2; 4 and 2
}

TEST_CASE("autocorrelations, worked out by hand") {
  const Behaviour b = behaviour_of(by_hand());
  // Record: (0, .1) (.1, .2) (.2, 0); (0, .3); (0, 0) (0, 0). Means 0.05 and 0.1; squares 0.05 - 6 (0.05)^2 = 0.035 and
  // 0.14 - 6 (0.1)^2 = 0.08; products 0.02 - 6 (0.05) (0.1) = -0.01.
  const double record = -0.01 / std::sqrt(0.035 * 0.08);
  // Replicate 1: (.5, .2) (.2, .5) (.5, .2); (0, 0); (1, .5) (.5, 0). Sums 2.7 and 1.4.
  const double second = (0.8 - 2.7 * 1.4 / 6) / std::sqrt((1.79 - 2.7 * 2.7 / 6) * (0.58 - 1.4 * 1.4 / 6));
  CHECK(b.autocorrelation.observed == Approx(record));
  CHECK(b.autocorrelation.simulated.value == Approx((record + second) / 2));
  CHECK(b.autocorrelation.simulated.error == Approx((second - record) / 2));
  CHECK(b.autocorrelation.q05 == Approx(record + 0.05 * (second - record)));
  CHECK(b.autocorrelation.undefined == 0);
  // Among contributors the record and replicate 0 have a single pair, (.1, .2): no correlation. Replicate 1 goes up and
  // down between two values, and its (1, .5) has no logit.
  const PredictiveCheck& contributors = b.autocorrelation_of_contributors;
  CHECK(std::isnan(contributors.observed));
  CHECK(contributors.simulated.value == Approx(-1));
  CHECK(contributors.undefined == 1);
  CHECK_FALSE(contributors.defined());
  CHECK_FALSE(contributors.inside);
}

TEST_CASE("a comparison holds the behaviour, and says which years' troops lie inside") {
  SmallWar war = by_hand();
  war.observed.troops = {0, 200, 0, 100, missing, 0, 200, 0, 0, 0, 300, 0};
  const Comparison c = compare(war);
  CHECK(c.behaviour.switches.observed == 3);
  CHECK(c.behaviour.switches.q95 == Approx(2.9));
  // 2001: 200 and 500 people, observed 200 lies below 215; 2002: 100 and 1200; 2003: 200 and 1000; 2004: 300 and 200.
  CHECK(c.totals[0].q05 == Approx(215));
  CHECK_FALSE(c.totals[0].inside);
  war.observed.troops[1] = 220;
  war.observed.troops[7] = 300;
  const Comparison moved = compare(war);
  CHECK(moved.totals[0].inside);
  CHECK(years_inside(moved.totals).inside == 2);
  CHECK(years_inside(moved.totals).years == 4);
}

TEST_CASE("one year has no steps, and gaps in every other year leave none") {
  SmallWar war(1, 3, 4);
  war.observed.share = {0, 0.1, 0};
  const Behaviour b = behaviour_of(war);
  CHECK(b.steps == 0);
  CHECK(b.switches.observed == 0);
  CHECK(b.switches.inside);
  CHECK_FALSE(b.autocorrelation.defined());
  CHECK(b.autocorrelation.undefined == 4);
  CHECK(b.zeros.observed == Approx(2.0 / 3));
  CHECK(b.zeros.simulated.value == 1);

  SmallWar gaps(5, 1, 2);
  gaps.observed.share = {0.1, missing, 0, missing, 0.1};
  CHECK(behaviour_of(gaps).state_years == 3);
  CHECK(behaviour_of(gaps).steps == 0);
  CHECK(behaviour_of(gaps).switches.observed == 0);
}

TEST_CASE("where nobody contributes, or all always the same, there is no autocorrelation") {
  const Behaviour zeros = behaviour_of(SmallWar(3, 2, 5));
  CHECK(zeros.zeros.observed == 1);
  CHECK(zeros.zeros.inside);
  CHECK(zeros.contributors.simulated.value == 0);
  CHECK(zeros.largest_share.observed == 0);
  for (const PredictiveCheck& check :
       {zeros.autocorrelation, zeros.autocorrelation_of_contributors, zeros.years_of_a_contributor}) {
    CHECK(std::isnan(check.observed));
    CHECK(std::isnan(check.simulated.value));
    CHECK(std::isnan(check.q95));
    CHECK(check.undefined == 5);
    CHECK_FALSE(check.inside);
  }
  SmallWar same(9, 7, 2);
  same.ensemble.share.assign(same.ensemble.share.size(), 0.1);
  CHECK(behaviour_of(same).autocorrelation.undefined == 2);
  CHECK(behaviour_of(same).autocorrelation_of_contributors.undefined == 2);
  CHECK(behaviour_of(same).years_of_a_contributor.simulated.value == 9);
}

TEST_CASE("without a compared state-year nothing is said; shapes that differ and shares that are none are refused") {
  SmallWar war = by_hand();
  war.world.wars[0].invited.assign(12, 0);
  const Behaviour none = behaviour_of(war);
  CHECK(none.state_years == 0);
  for (const auto& [name, check] : checks_of(none)) CHECK_FALSE(check.defined());
  war = by_hand();
  war.share(0, 1) = missing;
  CHECK_THROWS_AS(behaviour_of(war), Error);
  war = by_hand();
  war.share(4, 1) = missing;  // not compared, but it was asked
  CHECK_THROWS_AS(behaviour_of(war), Error);
  war.world.wars[0].invited[4] = 0;
  CHECK_NOTHROW(behaviour_of(war));
  war.observed.share.pop_back();
  CHECK_THROWS_AS(behaviour_of(war), Error);
}

namespace {

// A state takes part while one latent stationary AR(1) is above 0, with logit share -3 plus another one. Oracles:
// P(switch) = arccos(rho) / pi (Sheppard 1899); the logits of contributors have autocorrelation rho.
class Latent {
 public:
  Latent(testing::Draws& draws, double rho) : draws_(draws), rho_(rho), value_(draws.normal()) {}
  double value() const { return value_; }
  void advance() { value_ = rho_ * value_ + std::sqrt(1 - rho_ * rho_) * draws_.normal(); }

 private:
  testing::Draws& draws_;
  double rho_;
  double value_;
};

struct Persistence {
  double participation;
  double amount;
};

void act(const World& world, testing::Draws& draws, Persistence rho, double* shares, std::size_t stride) {
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    Latent participation(draws, rho.participation), amount(draws, rho.amount);
    for (std::size_t year = 0; year < world.years; ++year) {
      const double share = 1 / (1 + std::exp(3 - amount.value()));
      shares[world.cell(year, state) * stride] = participation.value() > 0 ? share : 0;
      participation.advance();
      amount.advance();
    }
  }
}

// The record persists; the ensemble does as told.
SmallWar synthetic(std::uint64_t seed, std::size_t states, std::size_t replications, Persistence record,
                   Persistence ensemble) {
  SmallWar war(10, states, replications);
  testing::Draws draws(seed);
  act(war.world, draws, record, war.observed.share.data(), 1);
  for (std::size_t k = 0; k < replications; ++k) act(war.world, draws, ensemble, &war.share(0, k), replications);
  return war;
}

constexpr Persistence persistent{0.97, 0.9};
constexpr Persistence independent{0, 0};

}  // namespace

TEST_CASE("switches and autocorrelation are those of the process") {
  const Behaviour b = behaviour_of(synthetic(11, 200, 100, persistent, persistent));
  const double expected = 1800 * std::acos(0.97) / std::numbers::pi;
  CHECK(b.steps == 1800);
  CHECK(std::abs(b.switches.simulated.value - expected) < 5 * b.switches.simulated.error);
  CHECK(std::abs(b.entries.simulated.value - expected / 2) < 5 * b.entries.simulated.error);
  CHECK(std::abs(b.zeros.simulated.value - 0.5) < 5 * b.zeros.simulated.error);
  // A sample's correlation is biased towards 0, by about (1 - rho^2) rho over twice the effective pairs: below 0.002.
  const Simulated& contributors = b.autocorrelation_of_contributors.simulated;
  CHECK(std::abs(contributors.value - 0.9) < 5 * contributors.error + 0.002);
}

TEST_CASE("independent shocks are told from persistent ones") {
  const Behaviour right = behaviour_of(synthetic(12, 60, 100, persistent, persistent));
  const Behaviour broken = behaviour_of(synthetic(12, 60, 100, persistent, independent));
  const auto distance = [](const PredictiveCheck& check) {  // in standard deviations of a replicate
    return (check.observed - check.simulated.value) / (check.simulated.error * 10);
  };
  for (const auto& [name, check] : checks_of(right)) {
    INFO(name);
    CHECK(std::abs(distance(check)) < 4);
  }
  CHECK(distance(broken.switches) < -8);
  CHECK(distance(broken.autocorrelation) > 8);
  CHECK(distance(broken.autocorrelation_of_contributors) > 8);
  CHECK_FALSE(broken.switches.inside);
  CHECK_FALSE(broken.entries.inside);
  CHECK_FALSE(broken.exits.inside);
  CHECK_FALSE(broken.autocorrelation.inside);
  CHECK_FALSE(broken.autocorrelation_of_contributors.inside);
  CHECK_FALSE(broken.contributors.inside);
}

TEST_CASE("a record drawn as the replicates are lies inside as often as it should") {
  constexpr int records = 200;
  int inside = 0;
  for (int record = 0; record < records; ++record) {
    const auto seed = static_cast<std::uint64_t>(1000 + record);
    if (behaviour_of(synthetic(seed, 20, 39, persistent, persistent)).autocorrelation.inside) ++inside;
  }
  const double expected = 0.9 * 38 / 40;
  CHECK(std::abs(inside - records * expected) < 4 * std::sqrt(records * expected * (1 - expected)));
}
