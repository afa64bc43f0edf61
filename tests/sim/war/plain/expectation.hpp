#pragma once

#include "sim/war/rules.hpp"
#include "tests/sim/war/plain/decision.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace entente::testing {

/// What a state expects of a leader: Beta(alpha, beta) over "it rewards".
struct PlainExpectation {
  double alpha = 1;
  double beta = 1;

  double rate() const { return alpha / (alpha + beta); }
  /// R = min(r / r0, 2); 1 where expectations are static.
  double ratio(const ExpectationRule& rule) const {
    if (!rule.learning) return 1;
    return std::min(rate() / (rule.prior_rewards / (rule.prior_rewards + rule.prior_failures)), 2.0);
  }
};

/// What states make of one decision: their own trial in full, the mean of the others' with weight omega.
/// @param faces by state: whether the leader ever invites it; the others have nothing to expect
inline void revise(const ExpectationRule& rule, const std::vector<PlainVerdict>& verdicts,
                   const std::vector<bool>& faces, std::vector<PlainExpectation>& expectations, Broken broken) {
  const double omega = broken == Broken::nobody_looks_at_others ? 0 : rule.others;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!faces[i]) continue;
    double trials = 0, successes = 0;
    for (std::size_t j = 0; j < verdicts.size(); ++j) {
      if (j == i || !verdicts[j].tried) continue;
      trials += 1;
      successes += verdicts[j].succeeded ? 1 : 0;
    }
    if (verdicts[i].tried) (verdicts[i].succeeded ? expectations[i].alpha : expectations[i].beta) += 1;
    if (trials == 0) continue;
    expectations[i].alpha += omega * successes / trials;
    expectations[i].beta += omega * (trials - successes) / trials;
  }
}

}  // namespace entente::testing
