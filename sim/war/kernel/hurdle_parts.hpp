#pragma once

#include "sim/contribution/predictor.hpp"
#include "sim/math/lane/exponential.hpp"
#include "sim/math/lane/logarithm.hpp"
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
        math::lane::logistic(linear_predictor(participation_offset[lane], participation_slope[lane], signal[lane])) *
        present[lane];
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double x =
        linear_predictor(amount_offset[lane], amount_slope[lane], signal[lane]) + sigma[lane] * amount_shock[lane];
    const double given = ceiling * math::lane::logistic(x);
    latent[lane] = x;
    share[lane] = math::lane::normal_cdf(participation_shock[lane]) < chance[lane] ? given : 0.0;
  }
}

// ln pi(eta) = -softplus(-eta) and ln(1 - pi(eta)) = -softplus(eta), softplus(x) = max(x, 0) + ln(1 + e^-|x|): of their
// difference over types, one logarithm of a ratio remains.
static inline void participation_evidence(const Part& part, const double* __restrict committed_signal,
                                          const double* __restrict uncommitted_signal, const double* __restrict share,
                                          const double* __restrict seen, double weight, double* __restrict evidence) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  alignas(64) double linear[lanes];
  alignas(64) double ratio[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double sign = share[lane] > 0 ? -1.0 : 1.0;
    const double committed = sign * linear_predictor(offset[lane], slope[lane], committed_signal[lane]);
    const double uncommitted = sign * linear_predictor(offset[lane], slope[lane], uncommitted_signal[lane]);
    linear[lane] = larger(uncommitted, 0.0) - larger(committed, 0.0);
    ratio[lane] = (1 + math::lane::exponential_of_nonpositive(-__builtin_fabs(uncommitted))) /
                  (1 + math::lane::exponential_of_nonpositive(-__builtin_fabs(committed)));
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double counted = seen[lane] > 0 ? weight : 1.0;
    evidence[lane] = counted * (linear[lane] + math::lane::logarithm_of_normal(ratio[lane]));
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
    const double committed =
        (latent[lane] - linear_predictor(offset[lane], slope[lane], committed_signal[lane])) / sigma[lane];
    const double uncommitted =
        (latent[lane] - linear_predictor(offset[lane], slope[lane], uncommitted_signal[lane])) / sigma[lane];
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
    probability[lane] = math::lane::logistic(linear_predictor(offset[lane], slope[lane], signal) + shift[lane]);
  }
}

static inline void add_participation_mean(const Part& part, double signal, double weight,
                                          const double* __restrict shift, const Sums& sums) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  double* __restrict mean = sums.mean;
  double* __restrict first = sums.slope;
  double* __restrict second = sums.curvature;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double probability = math::lane::logistic(linear_predictor(offset[lane], slope[lane], signal) + shift[lane]);
    const double variance = weight * (probability * (1 - probability));
    mean[lane] += weight * probability;
    first[lane] += variance;
    second[lane] += variance * (1 - 2 * probability);
  }
}

// sum += weight probability value.
static inline void add_weighted(double weight, const double* __restrict probability, const double* __restrict value,
                                double* __restrict sum) {
  for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += weight * probability[lane] * value[lane];
}

static inline void add_amount_mean(double weight, const double* probability, const Sums& amount, const Sums& sums) {
  add_weighted(weight, probability, amount.mean, sums.mean);
  add_weighted(weight, probability, amount.slope, sums.slope);
  add_weighted(weight, probability, amount.curvature, sums.curvature);
}

static inline void hurdle_certainty(const Part& amount, const double* __restrict sigma, double ceiling,
                                    double treaty_signal, const double* __restrict probability,
                                    const double* __restrict expected, double* __restrict certainty) {
  const double* __restrict offset = amount.offset;
  const double* __restrict slope = amount.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = linear_predictor(offset[lane], slope[lane], treaty_signal);
    const double half = expected[lane] / (2 * ceiling);
    const double log_odds = math::lane::logarithm(half / (1 - half));
    const double below = math::lane::normal_cdf((log_odds - eta) / sigma[lane]);
    certainty[lane] = larger(1 - 2 * (1 - probability[lane] * (1 - below)), 0.0);
  }
}

}  // namespace entente::kernel
