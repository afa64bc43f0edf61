#pragma once

#include "sim/war/kernel/lanes.hpp"

/// What states learn of whether over-contribution is rewarded (sim/war/expectation.hpp), lane by lane.
namespace entente::kernel {

static inline void try_out(const Judged& judged, double reference, const double* __restrict potential,
                           double* __restrict outcome, double* __restrict trials) {
  const double* __restrict years = judged.years;
  const double* __restrict share = judged.share;
  const double* __restrict expected = judged.expected;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double above = potential[lane] > reference ? years[lane] : 0.0;
    const double trial = share[lane] > expected[lane] && above > 0 ? 1.0 : 0.0;
    outcome[lane] = trial;
    trials[lane] += trial;
  }
}

static inline void succeed(const double* __restrict gain, double* __restrict outcome, double* __restrict successes) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double success = gain[lane] > noticeable_reward ? outcome[lane] : 0.0;
    outcome[lane] += success;
    successes[lane] += success;
  }
}

static inline void revise(const Revision& revision, const double* __restrict outcome, const double* __restrict trials,
                          const double* __restrict successes, double* __restrict rewards, double* __restrict failures,
                          double* __restrict rate, double* __restrict expectation) {
  const auto [prior, others, most] = revision;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double tried = smaller(outcome[lane], 1.0);
    const double succeeded = outcome[lane] - tried;
    const double of_others = trials[lane] - tried;
    const double good = successes[lane] - succeeded;
    const double per_trial = of_others > 0 ? others / of_others : 0.0;
    const double alpha = rewards[lane] + (succeeded + per_trial * good);
    const double beta = failures[lane] + ((tried - succeeded) + per_trial * (of_others - good));
    const double r = alpha / (alpha + beta);
    rewards[lane] = alpha;
    failures[lane] = beta;
    rate[lane] = r;
    expectation[lane] = smaller(r / prior, most);
  }
}

}  // namespace entente::kernel
