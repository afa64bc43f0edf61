#pragma once

#include "sim/contribution/predictor.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/math/lane/normal.hpp"
#include "sim/war/kernel/lanes.hpp"

/// The families of one part, gaussian and tobit (sim/contribution/equation.hpp), lane by lane. What is judged or
/// expected is the share sent, max(0, y), under both: hence the tobit mean (Tobin 1958).
namespace entente::kernel {

static inline void one_part_share(bool censored, const Part& part, const double* __restrict sigma,
                                  const double* __restrict signal, const double* __restrict shock,
                                  const double* __restrict present, double* __restrict drawn,
                                  double* __restrict share) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  const double floor = censored ? 0.0 : -__builtin_huge_val();
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double latent = linear_predictor(offset[lane], slope[lane], signal[lane]) + sigma[lane] * shock[lane];
    const double y = present[lane] > 0 ? larger(latent, floor) : 0.0;
    drawn[lane] = y;
    share[lane] = within(0.0, y, 1.0);
  }
}

static inline void one_part_expectation(const Part& part, const double* __restrict sigma, double treaty_signal,
                                        double* __restrict expected) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = linear_predictor(offset[lane], slope[lane], treaty_signal);
    const math::lane::NormalValues at = math::lane::normal_values(eta / sigma[lane]);
    // Far below zero the two terms cancel; rounding must not leave a negative share.
    expected[lane] = larger(at.cdf * eta + sigma[lane] * at.density, 0.0);
  }
}

static inline void one_part_certainty(const Part& part, const double* __restrict sigma, double treaty_signal,
                                      const double* __restrict expected, double* __restrict certainty) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = linear_predictor(offset[lane], slope[lane], treaty_signal);
    const double below = math::lane::normal_cdf((expected[lane] / 2 - eta) / sigma[lane]);
    certainty[lane] = larger(1 - 2 * below, 0.0);
  }
}

static inline void one_part_evidence(const Part& part, const double* __restrict sigma,
                                     const double* __restrict committed_signal,
                                     const double* __restrict uncommitted_signal, const double* __restrict drawn,
                                     const double* __restrict seen, double weight, double* __restrict evidence) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  alignas(64) double of_share[lanes];
  alignas(64) double ratio[lanes];
  alignas(64) double of_squares[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double y = larger(drawn[lane], 0.0);  // the leader sees a gaussian share below zero as a zero
    const double c = (y - linear_predictor(offset[lane], slope[lane], committed_signal[lane])) / sigma[lane];
    const double u = (y - linear_predictor(offset[lane], slope[lane], uncommitted_signal[lane])) / sigma[lane];
    // With y = 0 the standardised residual is -eta / sigma, where the probability of no contribution is Phi.
    const math::lane::ScaledNormal committed = math::lane::scaled_normal(c);
    const math::lane::ScaledNormal uncommitted = math::lane::scaled_normal(u);
    of_share[lane] = (u * u - c * c) / 2;
    ratio[lane] = committed.factor / uncommitted.factor;
    of_squares[lane] = committed.exponent - uncommitted.exponent;
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double of_zero = of_squares[lane] + math::lane::logarithm_of_normal(ratio[lane]);
    const double counted = seen[lane] > 0 ? weight : 1.0;
    evidence[lane] = counted * (drawn[lane] > 0 ? of_share[lane] : of_zero);
  }
}

static inline void add_one_part_mean(const Part& part, const double* __restrict sigma, double signal, double weight,
                                     const double* __restrict shift, const Sums& sums) {
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  double* __restrict mean = sums.mean;
  double* __restrict first = sums.slope;
  double* __restrict second = sums.curvature;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = linear_predictor(offset[lane], slope[lane], signal) + shift[lane];
    const double per_sigma = 1 / sigma[lane];
    const math::lane::NormalValues at = math::lane::normal_values(eta * per_sigma);
    mean[lane] += weight * larger(at.cdf * eta + sigma[lane] * at.density, 0.0);
    first[lane] += weight * at.cdf;  // dm/deta = Phi, d2m/deta2 = phi / sigma
    second[lane] += weight * (at.density * per_sigma);
  }
}

}  // namespace entente::kernel
