#pragma once

#include "sim/war/kernel/lanes.hpp"

/// What states learn of whether over-contribution is rewarded (sim/war/expectation.hpp), lane by lane.
namespace entente::kernel {

static inline void try_out(const Judged& judged, double reference, const double* __restrict potential,
                           const double* __restrict gain, double* __restrict tried, double* __restrict succeeded,
                           double* __restrict trials, double* __restrict successes) {
  const double* __restrict years = judged.years;
  const double* __restrict share = judged.share;
  const double* __restrict expected = judged.expected;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double above = potential[lane] > reference ? years[lane] : 0.0;
    const double trial = share[lane] > expected[lane] && above > 0 ? 1.0 : 0.0;
    const double success = gain[lane] > noticeable_reward ? trial : 0.0;
    tried[lane] = trial;
    succeeded[lane] = success;
    trials[lane] += trial;
    successes[lane] += success;
  }
}

static inline void revise(const Revision& revision, const double* __restrict tried, const double* __restrict succeeded,
                          const double* __restrict trials, const double* __restrict successes,
                          double* __restrict rewards, double* __restrict failures, double* __restrict rate,
                          double* __restrict expectation) {
  const auto [prior, others, most] = revision;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double of_others = trials[lane] - tried[lane];
    const double good = successes[lane] - succeeded[lane];
    const double per_trial = of_others > 0 ? others / of_others : 0.0;
    const double alpha = rewards[lane] + (succeeded[lane] + per_trial * good);
    const double beta = failures[lane] + ((tried[lane] - succeeded[lane]) + per_trial * (of_others - good));
    rewards[lane] = alpha;
    failures[lane] = beta;
    const double r = alpha / (alpha + beta);
    rate[lane] = r;
    expectation[lane] = smaller(r / prior, most);
  }
}

}  // namespace entente::kernel
