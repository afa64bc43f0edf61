#include "tests/sim/war/plain/leader.hpp"

#include "sim/math/functions.hpp"
#include "tests/sim/war/plain/decision.hpp"
#include "tests/sim/war/plain/expectation.hpp"

#include <catch2/catch.hpp>

namespace entente::testing {
namespace {

const LeaderRule rule{.rule = Reward::bayesian,
                      .decide = Decision::each_year,
                      .room = Room::standing,
                      .generosity = 0.5,
                      .memory = 0.9,
                      .souring = 0.1,
                      .drift = 0.02,
                      .standing_limit = 0.4};

PlainCandidate judged(double posterior = 0.9) {
  return {.standing = 0.1,
          .log_odds = math::logit(posterior),
          .potential = 0.6,
          .ally = true,
          .capability = 0.01,
          .uniform = 0.5,
          .code = CowCode(20),
          .years = 1,
          .shares = 0.02,
          .expectations = 0.01,
          .certainties = 1};
}

std::vector<PlainVerdict> decided(const LeaderRule& leader, const std::vector<PlainCandidate>& states,
                                  double prior = 0.5) {
  return PlainDecision(leader, prior, 0.2, Broken::nothing).on(states);
}
double standing(const LeaderRule& leader, const PlainCandidate& state, double prior = 0.5) {
  return decided(leader, {state}, prior)[0].standing;
}

}  // namespace

// Oracle throughout: the design's formulas by hand.

TEST_CASE("belief adds the evidence to what memory keeps", "[leader]") {
  CHECK(updated_log_odds(2.0, 0.5, 0.8, 0.3) == Approx(0.5 + 0.8 * 1.5 + 0.3));
  CHECK(updated_log_odds(2.0, 0.5, 1.0, 0.0) == 2.0);
  CHECK(updated_log_odds(2.0, 0.5, 0.0, 0.0) == 0.5);
}

TEST_CASE("a posterior above one half is rewarded with a part of the room", "[leader]") {
  CHECK(standing(rule, judged()) == Approx(0.1 + 0.5 * 0.8 * (0.4 - 0.1)));
  LeaderRule by_potential = rule;
  by_potential.room = Room::potential;
  by_potential.standing_limit = 1;
  CHECK(standing(by_potential, judged()) == Approx(0.1 + 0.5 * 0.8 * (0.6 - 0.2)));
}

TEST_CASE("belief that nothing moved earns nothing", "[leader]") {
  CHECK(standing(rule, judged(), 0.9) == Approx(0.1 * 0.98));
  CHECK(standing(rule, judged(), 0.8) == Approx(0.1 + 0.5 * 0.5 * 0.3));
}

TEST_CASE("a free-riding ally is soured, a free-riding stranger is not", "[leader]") {
  PlainCandidate seen = judged();
  seen.shares = 0.004;
  CHECK(standing(rule, seen) == Approx(0.0).margin(1e-15));
  PlainCandidate nothing_due = seen;
  nothing_due.certainties = 0;
  CHECK(standing(rule, nothing_due) == Approx(0.22));
  PlainCandidate half_due = seen;
  half_due.certainties = 0.5;
  CHECK(standing(rule, half_due) == Approx(0.1 - 0.1 * 0.5));
  seen.ally = false;
  CHECK(standing(rule, seen) == Approx(0.22));
  seen.log_odds = math::logit(0.4);
  CHECK(standing(rule, seen) == Approx(0.1 * 0.98));
}

TEST_CASE("of whom nothing was seen standing drifts", "[leader]") {
  PlainCandidate unseen = judged();
  unseen.years = unseen.shares = unseen.expectations = unseen.certainties = 0;
  CHECK(standing(rule, unseen) == Approx(0.1 * 0.98));
}

TEST_CASE("standing stays within its limit", "[leader]") {
  PlainCandidate seen = judged();
  seen.standing = -0.35;
  seen.shares = 0;
  CHECK(standing(rule, seen) == -0.4);
}

TEST_CASE("an indifferent leader changes nothing", "[leader]") {
  LeaderRule indifferent = rule;
  indifferent.rule = Reward::indifferent;
  for (const bool free_rides : {false, true}) {
    PlainCandidate seen = judged();
    if (free_rides) seen.shares = 0;
    CHECK(standing(indifferent, seen) == seen.standing);
    CHECK(decided(indifferent, {seen})[0].tried == !free_rides);
    CHECK_FALSE(decided(indifferent, {seen})[0].succeeded);
  }
}

TEST_CASE("a budget goes to the highest posterior times capability, ties by code", "[leader]") {
  // Wishes are 0.5 * 0.8 * 0.3 = 0.12 for a posterior of 0.9 and 0.5 * 0.2 * 0.3 = 0.03 for 0.6.
  LeaderRule budgeted = rule;
  budgeted.rule = Reward::budgeted;
  budgeted.budget = 0.2;
  PlainCandidate great = judged(0.6);
  great.capability = 0.1;
  PlainCandidate first = judged();
  PlainCandidate second = judged();
  second.code = CowCode(30);
  const auto verdicts = decided(budgeted, {second, great, first});
  CHECK(verdicts[1].standing == Approx(0.13));
  CHECK(verdicts[2].standing == Approx(0.22));
  CHECK(verdicts[0].standing == Approx(0.1 + 0.05));
  CHECK(verdicts[0].cut_short);
}

TEST_CASE("a side payment counts as a reward and moves no tie", "[leader]") {
  LeaderRule pays = rule;
  pays.rule = Reward::side_payment;
  const PlainVerdict verdict = decided(pays, {judged()})[0];
  CHECK(verdict.standing == 0.1);
  CHECK(verdict.gain == Approx(0.12));
  CHECK(verdict.succeeded);
}

TEST_CASE("a placebo has the total of wishes and other receivers", "[leader]") {
  LeaderRule placebo = rule;
  placebo.rule = Reward::random;
  PlainCandidate disbelieved = judged(0.2);
  disbelieved.uniform = 0.1;
  const auto verdicts = decided(placebo, {judged(), disbelieved});
  CHECK(verdicts[1].standing == Approx(0.1 + 0.12));  // g room would be 0.15; the pool is 0.12
  CHECK(verdicts[0].standing == Approx(0.1 * 0.98));
}

TEST_CASE("states learn from their own trial and from the mean of others", "[leader]") {
  const ExpectationRule learning{.learning = true, .prior_rewards = 2, .prior_failures = 2, .others = 0.3};
  std::vector<PlainExpectation> expectations(4, PlainExpectation{2, 2});
  std::vector<PlainVerdict> verdicts(4);
  verdicts[0].tried = verdicts[0].succeeded = true;
  verdicts[1].tried = true;
  verdicts[2].tried = verdicts[2].succeeded = true;
  revise(learning, verdicts, std::vector<bool>(4, true), expectations, Broken::nothing);
  CHECK(expectations[0].alpha == Approx(2 + 1 + 0.3 / 2));
  CHECK(expectations[0].beta == Approx(2 + 0.3 / 2));
  CHECK(expectations[1].alpha == Approx(2 + 0.3));
  CHECK(expectations[1].beta == Approx(3));
  CHECK(expectations[3].alpha == Approx(2 + 0.3 * 2 / 3));
  CHECK(expectations[3].ratio(learning) == Approx((2.2 / 4.3) / 0.5));
  CHECK(PlainExpectation{30, 2}.ratio({.learning = true, .prior_rewards = 1, .prior_failures = 3}) == 2);
}

}  // namespace entente::testing
