#pragma once

#include "tests/sim/war/plain/cases.hpp"
#include "tests/sim/war/plain/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::testing {

// One part: functions of both sides are good to 1e-15. With types an intercept's shift is good to a relative 1e-8 of
// the mean share only (sim/war/marginal_mean.hpp). Hurdle: the kernel interpolates the amount's mean, to 1e-7 at worst
// (tests/sim/war/kernel.test.cpp), which moves e, the shift and with it all shares.
inline double tolerance_of(const PlainCase& one) {
  if (one.experiment.coefficients.family == Family::hurdle) return 2e-7;
  return one.experiment.types.on ? 5e-8 : 1e-11;
}

/// By mistake: in how many of the first `cases` cases a plain model that makes it parts from the kernel.
template <class AnyCase>
std::vector<std::size_t> times_noticed(const std::vector<Broken>& mistakes, std::uint32_t cases, AnyCase any_case_of) {
  std::vector<std::size_t> noticed(mistakes.size());
  for (std::uint32_t number = 0; number < cases; ++number) {
    const PlainCase one = any_case_of(number);
    const PlainComparison comparison(one.world, one.experiment, tolerance_of(one));
    for (std::size_t i = 0; i < mistakes.size(); ++i) noticed[i] += comparison.with(mistakes[i]).count > 0 ? 1 : 0;
  }
  return noticed;
}

}  // namespace entente::testing
