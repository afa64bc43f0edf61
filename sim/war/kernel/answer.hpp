#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/lanes.hpp"

/// The leader's belief and its answer (sim/war/rules.hpp), lane by lane.
namespace entente::kernel {

static inline void judge(const double* __restrict present, const double* __restrict share,
                         const double* __restrict expected, const double* __restrict certainty,
                         double* __restrict years, double* __restrict shares, double* __restrict expectations,
                         double* __restrict certainties) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    years[lane] += present[lane];
    shares[lane] += present[lane] * share[lane];
    expectations[lane] += present[lane] * expected[lane];
    certainties[lane] += present[lane] * certainty[lane];
  }
}

static inline void average_certainty(const double* __restrict years, double* __restrict certainties) {
  for (std::size_t lane = 0; lane < lanes; ++lane) certainties[lane] /= larger(years[lane], 1.0);
}

static inline void learn(double prior_log_odds, double memory, const double* __restrict evidence,
                         const double* __restrict present, double* __restrict log_odds) {
  if (evidence == nullptr) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      log_odds[lane] = prior_log_odds + memory * (log_odds[lane] - prior_log_odds);
    }
    return;
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double learnt = present[lane] > 0 ? evidence[lane] : 0.0;
    log_odds[lane] = (prior_log_odds + memory * (log_odds[lane] - prior_log_odds)) + learnt;
  }
}

// With nothing learnt there is nothing to reward.
template <bool learns>
static inline void decide(const Answer& answer, const Judged& judged, const double* __restrict log_odds,
                          const double* __restrict potential, double* __restrict standing) {
  const double* __restrict years = judged.years;
  const double* __restrict share = judged.share;
  const double* __restrict expected = judged.expected;
  const double* __restrict certainty = judged.certainty;
  // Copies, which the loop below cannot be thought to change.
  const auto [prior, prior_log_odds, generosity, souring, ally, drift_rate, limit, by_potential, reference] = answer;
  const double kept = 1 - drift_rate;
  const double per_belief = 1 / (1 - prior);
  const double of_allies = ally ? 1.0 : 0.0;
  // P - P* or u_max - u.
  const double level = by_potential ? -reference : limit;
  const double of_potential = by_potential ? 1.0 : 0.0;
  const double of_standing = by_potential ? 0.0 : -1.0;
  alignas(64) double decided[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double u = standing[lane];
    const double drifted = u * kept;
    double next = drifted;
    if constexpr (learns) {
      const double room = larger((level + of_potential * potential[lane]) + of_standing * u, 0.0);
      const double belief = (math::lane::logistic(log_odds[lane]) - prior) * per_belief;
      // By log-odds, since a probability that has not moved may differ from the prior in its last bit.
      const double reward = log_odds[lane] > prior_log_odds ? generosity * larger(belief, 0.0) * room : 0.0;
      next = reward > 0 ? u + reward : drifted;
    }
    const double least = certainty[lane] > 0 ? of_allies * expected[lane] / 2 : 0.0;
    next = share[lane] < least ? u - souring * certainty[lane] : next;
    next = years[lane] > 0 ? next : drifted;
    decided[lane] = within(-limit, next, limit);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) standing[lane] = decided[lane];
}

static inline void drift(double rate, double* __restrict standing) {
  for (std::size_t lane = 0; lane < lanes; ++lane) standing[lane] = standing[lane] * (1 - rate);
}

static inline void logistic(const double* __restrict log_odds, double* __restrict probability) {
  for (std::size_t lane = 0; lane < lanes; ++lane) probability[lane] = math::lane::logistic(log_odds[lane]);
}

static inline void remember(const double* __restrict share, double* __restrict has_sent) {
  for (std::size_t lane = 0; lane < lanes; ++lane) has_sent[lane] = share[lane] > 0 ? 1.0 : has_sent[lane];
}

}  // namespace entente::kernel
