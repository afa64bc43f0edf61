#include "tests/sim/war/plain/leader.hpp"

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

StandingCase judged() {
  return {.standing = 0.1,
          .posterior = 0.9,
          .potential = 0.6,
          .potential_reference = 0.2,
          .share = 0.02,
          .conventional_share = 0.01,
          .certainty = 1,
          .invited = true,
          .ally = true,
          .decision_point = true};
}

}  // namespace

// Oracle throughout: the design's formulas by hand.

TEST_CASE("belief adds the evidence to what memory keeps", "[leader]") {
  CHECK(updated_log_odds(2.0, 0.5, 0.8, 0.3) == Approx(0.5 + 0.8 * 1.5 + 0.3));
  CHECK(updated_log_odds(2.0, 0.5, 1.0, 0.0) == 2.0);
  CHECK(updated_log_odds(2.0, 0.5, 0.0, 0.0) == 0.5);
}

TEST_CASE("a posterior above one half is rewarded with a part of the room", "[leader]") {
  CHECK(updated_standing(rule, judged()) == Approx(0.1 + 0.5 * 0.8 * (0.4 - 0.1)));
  LeaderRule by_potential = rule;
  by_potential.room = Room::potential;
  by_potential.standing_limit = 1;
  CHECK(updated_standing(by_potential, judged()) == Approx(0.1 + 0.5 * 0.8 * (0.6 - 0.2)));
}

TEST_CASE("belief that nothing moved earns nothing", "[leader]") {
  StandingCase seen = judged();
  seen.prior = seen.posterior;
  CHECK(updated_standing(rule, seen) == Approx(0.1 * 0.98));
  seen.prior = 0.8;
  CHECK(updated_standing(rule, seen) == Approx(0.1 + 0.5 * 0.5 * 0.3));
}

TEST_CASE("a free-riding ally is soured, a free-riding stranger is not", "[leader]") {
  StandingCase seen = judged();
  seen.share = 0.004;
  CHECK(updated_standing(rule, seen) == Approx(0.0).margin(1e-15));
  StandingCase nothing_due = seen;
  nothing_due.certainty = 0;
  CHECK(updated_standing(rule, nothing_due) == Approx(0.22));
  StandingCase half_due = seen;
  half_due.certainty = 0.5;
  CHECK(updated_standing(rule, half_due) == Approx(0.1 - 0.1 * 0.5));
  seen.ally = false;
  CHECK(updated_standing(rule, seen) == Approx(0.22));
  seen.posterior = 0.4;
  CHECK(updated_standing(rule, seen) == Approx(0.1 * 0.98));
}

TEST_CASE("between decisions and without an invitation standing drifts", "[leader]") {
  StandingCase seen = judged();
  seen.decision_point = false;
  CHECK(updated_standing(rule, seen) == Approx(0.1 * 0.98));
  seen = judged();
  seen.invited = false;
  CHECK(updated_standing(rule, seen) == Approx(0.1 * 0.98));
}

TEST_CASE("standing stays within its limit", "[leader]") {
  StandingCase seen = judged();
  seen.standing = -0.35;
  seen.share = 0;
  CHECK(updated_standing(rule, seen) == -0.4);
}

TEST_CASE("an indifferent leader changes nothing", "[leader]") {
  LeaderRule indifferent = rule;
  indifferent.rule = Reward::indifferent;
  for (const bool free_rides : {false, true}) {
    StandingCase seen = judged();
    if (free_rides) seen.share = 0;
    CHECK(updated_standing(indifferent, seen) == seen.standing);
  }
}

}  // namespace entente::testing
