#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/math/lane/normal.hpp"
#include "sim/war/kernel/lanes.hpp"

/// The hurdle's two parts (sim/contribution/hurdle.hpp), lane by lane.
namespace entente::kernel {

static inline void hurdle_share(const Part& participation, const Part& amount, const double* __restrict sigma,
                                double ceiling, const double* __restrict signal,
                                const double* __restrict participation_shock, const double* __restrict amount_shock,
                                const double* __restrict present, double* __restrict latent, double* __restrict share) {
  const double* __restrict participation_offset = participation.offset;
  const double* __restrict participation_slope = participation.slope;
  const double* __restrict amount_offset = amount.offset;
  const double* __restrict amount_slope = amount.slope;
  alignas(64) double chance[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    chance[lane] =
        math::lane::logistic(participation_offset[lane] + participation_slope[lane] * signal[lane]) * present[lane];
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double x = (amount_offset[lane] + amount_slope[lane] * signal[lane]) + sigma[lane] * amount_shock[lane];
    const double given = ceiling * math::lane::logistic(x);
    latent[lane] = x;
    share[lane] = math::lane::normal_cdf(participation_shock[lane]) < chance[lane] ? given : 0.0;
  }
}

static inline void participation_evidence(const Part& part, const double* __restrict committed_signal,
                                          const double* __restrict uncommitted_signal, const double* __restrict share,
                                          double weight, double* __restrict evidence) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double sign = share[lane] > 0 ? -1.0 : 1.0;
    const double committed = offset[lane] + slope[lane] * committed_signal[lane];
    const double uncommitted = offset[lane] + slope[lane] * uncommitted_signal[lane];
    // ln pi(eta) = -softplus(-eta), ln(1 - pi(eta)) = -softplus(eta).
    evidence[lane] = weight * (math::lane::softplus(sign * uncommitted) - math::lane::softplus(sign * committed));
  }
}

// The densities of the latent log-odds: the Jacobian of the share is the same for both types.
static inline void add_amount_evidence(const Part& part, const double* __restrict sigma,
                                       const double* __restrict committed_signal,
                                       const double* __restrict uncommitted_signal, const double* __restrict latent,
                                       const double* __restrict share, const double* __restrict has_sent, double weight,
                                       double* __restrict evidence) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double committed = (latent[lane] - (offset[lane] + slope[lane] * committed_signal[lane])) / sigma[lane];
    const double uncommitted = (latent[lane] - (offset[lane] + slope[lane] * uncommitted_signal[lane])) / sigma[lane];
    const double of_share = (uncommitted * uncommitted - committed * committed) / 2;
    const double counted = has_sent[lane] > 0 ? weight : 1.0;
    evidence[lane] += share[lane] > 0 ? counted * of_share : 0.0;
  }
}

static inline void participation_probability(const Part& part, double signal, const double* __restrict shift,
                                             double* __restrict probability) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    probability[lane] = math::lane::logistic((offset[lane] + slope[lane] * signal) + shift[lane]);
  }
}

static inline void add_participation_mean(const Part& part, double signal, double weight,
                                          const double* __restrict shift, double* __restrict mean,
                                          double* __restrict slope_sum) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double probability = math::lane::logistic((offset[lane] + slope[lane] * signal) + shift[lane]);
    mean[lane] += weight * probability;
    slope_sum[lane] += weight * (probability * (1 - probability));
  }
}

static inline void add_amount_mean(double weight, const double* __restrict probability, const double* __restrict amount,
                                   double* __restrict mean, double* __restrict slope_sum) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double share = weight * probability[lane] * amount[lane];
    mean[lane] += share;
    slope_sum[lane] += share * (1 - amount[lane]);  // exact for sigma = 0
  }
}

static inline void hurdle_certainty(const Part& amount, const double* __restrict sigma, double ceiling,
                                    double treaty_signal, const double* __restrict probability,
                                    const double* __restrict expected, double* __restrict certainty) {
  const double* __restrict offset = amount.offset;
  const double* __restrict slope = amount.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = offset[lane] + slope[lane] * treaty_signal;
    const double half = expected[lane] / (2 * ceiling);
    const double log_odds = math::lane::logarithm(half / (1 - half));
    const double below = math::lane::normal_cdf((log_odds - eta) / sigma[lane]);
    certainty[lane] = larger(1 - 2 * (1 - probability[lane] * (1 - below)), 0.0);
  }
}

}  // namespace entente::kernel
