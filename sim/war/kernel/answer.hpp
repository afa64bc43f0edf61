#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/lanes.hpp"

/// The leader's belief and its answer (sim/war/rules.hpp), lane by lane.
namespace entente::kernel {

template <bool first>
static inline void judge(const double* __restrict present, const double* __restrict share,
                         const double* __restrict expected, const double* __restrict certainty,
                         double* __restrict years, double* __restrict shares, double* __restrict expectations,
                         double* __restrict certainties) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    years[lane] = (first ? 0.0 : years[lane]) + present[lane];
    shares[lane] = (first ? 0.0 : shares[lane]) + present[lane] * share[lane];
    expectations[lane] = (first ? 0.0 : expectations[lane]) + present[lane] * expected[lane];
    certainties[lane] = (first ? 0.0 : certainties[lane]) + present[lane] * certainty[lane];
  }
}

static inline void fade(double prior_log_odds, double memory, double* __restrict log_odds) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    log_odds[lane] = prior_log_odds + memory * (log_odds[lane] - prior_log_odds);
  }
}

static inline void learn(const double* __restrict evidence, const double* __restrict present,
                         double* __restrict log_odds) {
  for (std::size_t lane = 0; lane < lanes; ++lane) log_odds[lane] += present[lane] > 0 ? evidence[lane] : 0.0;
}

// What a reward could fill: P - P* or u_max - u, both as level + of_potential P + of_standing u.
struct RoomWeights {
  double level;
  double of_potential;
  double of_standing;
};

static inline RoomWeights room_weights(const Answer& answer) {
  if (answer.room_is_potential) return {-answer.potential_reference, 1, 0};
  return {answer.standing_limit, 0, -1};
}

static inline double room(const RoomWeights& weights, double potential, double standing) {
  return larger((weights.level + weights.of_potential * potential) + weights.of_standing * standing, 0.0);
}

// With nothing learnt there is nothing to wish.
template <bool learns>
static inline void weigh(const Answer& answer, const Judged& judged, const double* __restrict log_odds,
                         const double* __restrict potential, const double* __restrict standing, double* __restrict wish,
                         double* __restrict loss) {
  const double* __restrict years = judged.years;
  const double* __restrict share = judged.share;
  const double* __restrict expected = judged.expected;
  const double* __restrict certainties = judged.certainty;
  // Copies, which the loop below cannot be thought to change.
  const double prior = answer.prior;
  const double prior_log_odds = answer.prior_log_odds;
  const double generosity = answer.generosity;
  const double souring = answer.souring;
  const RoomWeights weights = room_weights(answer);
  const double per_belief = 1 / (1 - prior);
  const double of_allies = answer.ally ? 1.0 : 0.0;
  // Written at the end: the compiler cannot know that these arrays are no part of `judged`.
  alignas(64) double lost[lanes];
  alignas(64) double wished[lanes] = {};
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double certainty = certainties[lane] / larger(years[lane], 1.0);
    const double least = certainty > 0 ? of_allies * expected[lane] / 2 : 0.0;
    const double soured = share[lane] < least ? souring * certainty : -1.0;
    lost[lane] = years[lane] > 0 ? soured : -1.0;
  }
  if constexpr (learns) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const double belief = (math::lane::logistic(log_odds[lane]) - prior) * per_belief;
      const double wanted = generosity * larger(belief, 0.0) * room(weights, potential[lane], standing[lane]);
      // By log-odds, since a probability that has not moved may differ from the prior in its last bit.
      const double reward = log_odds[lane] > prior_log_odds ? wanted : 0.0;
      const double judged_years = lost[lane] < 0 ? years[lane] : 0.0;
      wished[lane] = judged_years > 0 ? reward : 0.0;
    }
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) loss[lane] = lost[lane];
  for (std::size_t lane = 0; lane < lanes; ++lane) wish[lane] = wished[lane];
}

static inline void within_limit(double limit, const double* __restrict standing, double* __restrict wish) {
  for (std::size_t lane = 0; lane < lanes; ++lane)
    wish[lane] = smaller(wish[lane], larger(limit - standing[lane], 0.0));
}

static inline void most_to_give(const Answer& answer, const double* __restrict years, const double* __restrict loss,
                                const double* __restrict potential, const double* __restrict standing,
                                double* __restrict most) {
  const RoomWeights weights = room_weights(answer);
  const double generosity = answer.generosity;
  const double limit = answer.standing_limit;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double given =
        smaller(generosity * room(weights, potential[lane], standing[lane]), larger(limit - standing[lane], 0.0));
    most[lane] = years[lane] > 0 && loss[lane] < 0 ? given : 0.0;
  }
}

// Soured, rewarded or drifted.
template <bool pays_aside>
static inline void settle(double drift_rate, double limit, const double* __restrict loss,
                          const double* __restrict reward, double* __restrict standing, double* __restrict gain) {
  const double kept = 1 - drift_rate;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double u = standing[lane];
    const double raised = pays_aside ? u : u + reward[lane];
    double next = reward[lane] > 0 ? raised : u * kept;
    next = loss[lane] >= 0 ? u - loss[lane] : next;
    next = within(-limit, next, limit);
    standing[lane] = next;
    gain[lane] = pays_aside ? reward[lane] : next - u;
  }
}

static inline void drift(double rate, double limit, double* __restrict standing) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    standing[lane] = within(-limit, standing[lane] * (1 - rate), limit);
  }
}

static inline void logistic(const double* __restrict log_odds, double* __restrict probability) {
  for (std::size_t lane = 0; lane < lanes; ++lane) probability[lane] = math::lane::logistic(log_odds[lane]);
}

static inline void remember(const double* __restrict share, double* __restrict has_sent) {
  for (std::size_t lane = 0; lane < lanes; ++lane) has_sent[lane] = share[lane] > 0 ? 1.0 : has_sent[lane];
}

}  // namespace entente::kernel
