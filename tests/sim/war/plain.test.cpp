#include "tests/sim/war/plain/cases.hpp"
#include "tests/sim/war/plain/checks.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {
namespace {

using testing::any_case;
using testing::Broken;
using testing::PlainCase;
using testing::PlainComparison;
using testing::PlainDifferences;
using testing::tolerance_of;

}  // namespace

TEST_CASE("the kernel lives through what the plain model does", "[plain][kernel][ensemble]") {
  // Oracle: the model written once more, from its documentation, one replicate and one state at a time.
  testing::PlainHappened happened;
  std::size_t hurdles = 0;
  for (std::uint32_t number = 0; number < 180; ++number) {
    const PlainCase one = any_case(number);
    const PlainDifferences found = PlainComparison(one.world, one.experiment, tolerance_of(one)).with(Broken::nothing);
    INFO("case " << number << ": " << found.first);
    CHECK(found.count == 0);
    happened += found.happened;
    hurdles += one.experiment.coefficients.family == Family::hurdle ? 1 : 0;
  }
  // What comes about rarely did come about.
  CHECK(hurdles == 60);
  CHECK(happened.tie_at_0 > 100);
  CHECK(happened.tie_at_1 > 100);
  CHECK(happened.many_deaths > 1000);
  CHECK(happened.soured > 1000);
  CHECK(happened.rewarded > 1000);
  CHECK(happened.withdrawn > 1000);
  CHECK(happened.negative > 1000);
  CHECK(happened.share_above_1 > 100);
}

TEST_CASE("a comparison with a plain model notices its mistakes", "[plain][kernel][ensemble]") {
  const std::vector<Broken> mistakes = {Broken::undivided_reward,       Broken::expectation_at_the_tie,
                                        Broken::first_sight_discounted, Broken::certain_souring,
                                        Broken::gone_at_once,           Broken::no_shift,
                                        Broken::amount_shock_decides};
  const std::vector<std::size_t> noticed = testing::times_noticed(mistakes, 40, any_case);
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    INFO("mistake " << i + 1 << ", noticed in " << noticed[i] << " of 40 cases");
    CHECK(noticed[i] >= 5);
  }
}

}  // namespace entente
