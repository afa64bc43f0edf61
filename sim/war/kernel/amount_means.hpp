#pragma once

#include "sim/contribution/amount_quadrature.hpp"
#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/amount_table.hpp"
#include "sim/war/kernel/lanes.hpp"

/// E[logistic(eta + sigma Z)], the mean of a logit-normal amount, from a table by lane: the trapezoid rule of
/// sim/contribution/hurdle.hpp at equidistant etas, and Lagrange's polynomial through six of them in between.
namespace entente::kernel {

static inline void fill_amount_means(const double* __restrict sigma, double* __restrict table) {
  alignas(64) double first_odds[lanes];  // odds against, of the first node at the first eta
  alignas(64) double ratio[lanes];       // from node to node
  alignas(64) double odds[lanes];
  alignas(64) double total[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    ratio[lane] = math::lane::exponential(-sigma[lane] * quadrature_step);
    first_odds[lane] =
        math::lane::exponential(-(amount_first_eta + sigma[lane] * (quadrature_first * quadrature_step)));
  }
  const double next_eta = math::lane::exponential(-1 / amount_points_per_unit);
  for (std::size_t point = 0; point < amount_points; ++point) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      odds[lane] = first_odds[lane];
      total[lane] = 0;
    }
    for (int node = quadrature_first; node <= quadrature_last; ++node) {
      const double weight = quadrature_weights[node < 0 ? -node : node];
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        total[lane] += weight / (1 + odds[lane]);
        odds[lane] *= ratio[lane];
      }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      table[point * lanes + lane] = total[lane];
      first_odds[lane] *= next_eta;
    }
  }
}

static inline bool amount_mean(const Part& part, double signal, const double* __restrict shift,
                               const double* __restrict table, double* __restrict mean) {
  constexpr double rounder = 0x1.8p52;  // adding it rounds to an integer and leaves that in the lowest bits
  constexpr double lowest = 2;
  constexpr double highest = static_cast<double>(amount_points) - 4;
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  alignas(64) double fraction[lanes];
  alignas(64) std::uint64_t place[lanes];
  alignas(64) double misses[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = (offset[lane] + slope[lane] * signal) + shift[lane];
    const double exact = (eta - amount_first_eta) * amount_points_per_unit;
    const double at = exact >= lowest && exact <= highest ? exact : lowest;
    const double shifted = (at - 0.5) + rounder;
    misses[lane] = at == exact ? 0.0 : 1.0;
    fraction[lane] = at - (shifted - rounder);  // 0 to 1
    place[lane] = (__builtin_bit_cast(std::uint64_t, shifted) & 0xffff) * lanes + lane;
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double t = fraction[lane];
    const std::uint64_t at = place[lane];
    const double a = t + 2, b = t + 1, c = t - 1, d = t - 2, e = t - 3;
    const double low = a * b, high = d * e;
    const double middle = t * c;
    const double cd = c * high;
    mean[lane] =
        ((table[at - 2 * lanes] * (b * t * cd * (1.0 / -120)) + table[at - lanes] * (a * t * cd * (1.0 / 24))) +
         (table[at] * (low * cd * (1.0 / -12)) + table[at + lanes] * (low * t * high * (1.0 / 12)))) +
        (table[at + 2 * lanes] * (low * middle * e * (1.0 / -24)) +
         table[at + 3 * lanes] * (low * middle * d * (1.0 / 120)));
  }
  double outside = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) outside = larger(outside, misses[lane]);
  return outside > 0;
}

}  // namespace entente::kernel
