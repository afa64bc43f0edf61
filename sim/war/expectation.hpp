#pragma once

#include "sim/war/rules.hpp"

namespace entente {

/// R never exceeds this, however much better than expected the record of rewards is.
inline constexpr double largest_expectation = 2;

/// r0: the rate of rewards that states expect before they have seen any decision.
inline double prior_rate(const ExpectationRule& rule) {
  return rule.prior_rewards / (rule.prior_rewards + rule.prior_failures);
}

}  // namespace entente
