#pragma once

#include "sim/war/rules.hpp"
#include "tests/sim/war/plain/decision.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::testing {

/// How often what a comparison must not miss came about.
struct PlainHappened {
  std::size_t tie_at_0 = 0, tie_at_1 = 0;  // cut there
  std::size_t share_above_1 = 0, negative = 0;
  std::size_t many_deaths = 0, soured = 0, rewarded = 0, withdrawn = 0;
  std::size_t paid_aside = 0, placebos = 0, cut_short = 0;
  std::size_t trials = 0, successes = 0, not_asked = 0, drawn_closer = 0;

  void count(Reward rule, const PlainVerdict& verdict) {
    soured += verdict.soured ? 1 : 0;
    rewarded += verdict.rewarded ? 1 : 0;
    paid_aside += verdict.rewarded && rule == Reward::side_payment ? 1 : 0;
    placebos += verdict.rewarded && rule == Reward::random ? 1 : 0;
    cut_short += verdict.cut_short && rule == Reward::budgeted ? 1 : 0;
    trials += verdict.tried ? 1 : 0;
    successes += verdict.succeeded ? 1 : 0;
  }

  PlainHappened& operator+=(const PlainHappened& more) {
    constexpr std::size_t PlainHappened::*counts[] = {
        &PlainHappened::tie_at_0,  &PlainHappened::tie_at_1,    &PlainHappened::share_above_1,
        &PlainHappened::negative,  &PlainHappened::many_deaths, &PlainHappened::soured,
        &PlainHappened::rewarded,  &PlainHappened::withdrawn,   &PlainHappened::paid_aside,
        &PlainHappened::placebos,  &PlainHappened::cut_short,   &PlainHappened::trials,
        &PlainHappened::successes, &PlainHappened::not_asked,   &PlainHappened::drawn_closer};
    for (const auto count : counts) this->*count += more.*count;
    return *this;
  }
};

/// What happened, laid out as in Ensemble.
struct PlainReplicate {
  std::vector<double> share, standing, expectation, conventional_share;
  std::vector<std::int32_t> casualties;
  std::vector<double> posterior;
  std::vector<std::uint8_t> committed, withdrawn;
  std::uint64_t drawn_shares = 0;
  double potential_slope = 0;
  double amount_potential_slope = 0;
  PlainHappened happened;
};

}  // namespace entente::testing
