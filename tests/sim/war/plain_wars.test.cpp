#include "tests/sim/war/plain/cases_of_wars.hpp"
#include "tests/sim/war/plain/checks.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {
namespace {

using testing::any_case_of_wars;
using testing::Broken;
using testing::PlainCase;
using testing::PlainComparison;
using testing::PlainDifferences;
using testing::tolerance_of;

}  // namespace

TEST_CASE("the kernel lives through several wars as the plain model does", "[plain][kernel][wars]") {
  testing::PlainHappened happened;
  std::size_t leaders = 0;
  for (std::uint32_t number = 0; number < 180; ++number) {
    const PlainCase one = any_case_of_wars(number);
    const PlainDifferences found = PlainComparison(one.world, one.experiment, tolerance_of(one)).with(Broken::nothing);
    INFO("case " << number << ": " << found.first);
    CHECK(found.count == 0);
    happened += found.happened;
    leaders += one.world.leaders.size();
  }
  // What comes about rarely did come about.
  CHECK(leaders == 300);
  CHECK(happened.soured > 1000);
  CHECK(happened.rewarded > 1000);
  CHECK(happened.withdrawn > 1000);
  CHECK(happened.paid_aside > 1000);
  CHECK(happened.placebos > 1000);
  CHECK(happened.cut_short > 300);
  CHECK(happened.trials > 1000);
  CHECK(happened.successes > 1000);
  CHECK(happened.not_asked > 1000);
  CHECK(happened.drawn_closer > 1000);
}

TEST_CASE("a comparison over several wars notices mistakes of the plain model", "[plain][kernel][wars]") {
  const std::vector<Broken> mistakes = {Broken::budget_by_belief_alone, Broken::evidence_without_expectation,
                                        Broken::nobody_looks_at_others, Broken::closure_in_turn,
                                        Broken::closure_in_peace,       Broken::asked_by_the_year,
                                        Broken::one_leader_for_all,     Broken::fading_by_war,
                                        Broken::first_rule_for_good};
  const std::vector<std::size_t> noticed = testing::times_noticed(mistakes, 60, any_case_of_wars);
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    INFO("mistake " << i + 1 << ", noticed in " << noticed[i] << " of 60 cases");
    CHECK(noticed[i] >= 5);
  }
}

}  // namespace entente
