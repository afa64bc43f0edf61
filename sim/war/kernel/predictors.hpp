#pragma once

#include "sim/contribution/predictor.hpp"
#include "sim/war/kernel/lanes.hpp"

namespace entente::kernel {

static inline void offsets(double start, std::size_t terms, const double* __restrict covariates,
                           const std::uint32_t* __restrict index, const double* __restrict parameters,
                           const double* __restrict shift, double* __restrict offset) {
  alignas(64) double sum[lanes];
  for (double& of_lane : sum) of_lane = start;
  for (std::size_t term = 0; term < terms; ++term) {
    const double covariate = covariates[term];
    const double* __restrict slope = parameters + index[term] * lanes;
    for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += slope[lane] * covariate;
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) offset[lane] = sum[lane] + shift[lane];
}

static inline void ties(double treaty_depth, const double* __restrict standing, double* __restrict tie) {
  for (std::size_t lane = 0; lane < lanes; ++lane) tie[lane] = within(0.0, treaty_depth + standing[lane], 1.0);
}

static inline void potentials(const Cell& cell, const double* __restrict standing, const double* __restrict committed,
                              const double* __restrict expectation, double* __restrict potential,
                              double* __restrict signal) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double tie = within(0.0, cell.treaty_depth + standing[lane], 1.0);
    const double strength = committed[lane] > 0 ? cell.committed_strength : cell.uncommitted_strength;
    const double p = cell.potential_of_no_tie - tie;
    potential[lane] = p;
    signal[lane] = signalled_potential(p, cell.reference, strength * expectation[lane]);
  }
}

static inline void type_signals(const Cell& cell, const double* __restrict potential,
                                const double* __restrict expectation, double* __restrict committed,
                                double* __restrict uncommitted) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double r = expectation[lane];
    committed[lane] = signalled_potential(potential[lane], cell.reference, cell.committed_strength * r);
    uncommitted[lane] = signalled_potential(potential[lane], cell.reference, cell.uncommitted_strength * r);
  }
}

// Eight partial sums, then theirs in pairs: an order that every instruction set can keep.
static inline double sum_of_present(const double* __restrict present, const double* __restrict values) {
  double partial[8] = {};
  for (std::size_t lane = 0; lane < lanes; lane += 8) {
    for (std::size_t i = 0; i < 8; ++i) partial[i] += present[lane + i] * values[lane + i];
  }
  return ((partial[0] + partial[4]) + (partial[2] + partial[6])) +
         ((partial[1] + partial[5]) + (partial[3] + partial[7]));
}

}  // namespace entente::kernel
