#pragma once

#include "sim/contribution/amount_quadrature.hpp"
#include "sim/contribution/predictor.hpp"
#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/amount_table.hpp"
#include "sim/war/kernel/lanes.hpp"

/// E[logistic(eta + sigma Z)], the mean of a logit-normal amount, from a table by lane: the trapezoid rule of
/// sim/contribution/hurdle.hpp at equidistant etas, and Lagrange's polynomial through six of them in between.
namespace entente::kernel {

// Two nodes of the rule at the price of one division; the odds against go on to the next.
static inline void add_two_nodes(double weight, double next_weight, const double* __restrict ratio,
                                 double* __restrict odds, double* __restrict total) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double one = 1 + odds[lane];
    const double next_odds = odds[lane] * ratio[lane];
    const double two = 1 + next_odds;
    total[lane] += (weight * two + next_weight * one) / (one * two);
    odds[lane] = next_odds * ratio[lane];
  }
}

static inline void fill_amount_means(const double* __restrict sigma, double* __restrict table) {
  static_assert((quadrature_last - quadrature_first) % 2 == 1);
  alignas(64) double first_odds[lanes];  // against, of the first node at the point's eta
  alignas(64) double ratio[lanes];       // from node to node
  alignas(64) double odds[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    ratio[lane] = math::lane::exponential(-sigma[lane] * quadrature_step);
    first_odds[lane] =
        math::lane::exponential(-(amount_first_eta + sigma[lane] * (quadrature_first * quadrature_step)));
  }
  const double next_eta = math::lane::exponential(-1 / amount_points_per_unit);
  for (std::size_t point = 0; point < amount_points; ++point) {
    double* __restrict total = table + point * lanes;
    for (std::size_t lane = 0; lane < lanes; ++lane) odds[lane] = first_odds[lane];
    for (double& odds_of_lane : first_odds) odds_of_lane *= next_eta;
    for (std::size_t lane = 0; lane < lanes; ++lane) total[lane] = 0;
    for (int node = quadrature_first; node < quadrature_last; node += 2) {
      add_two_nodes(quadrature_weights[node < 0 ? -node : node], quadrature_weights[node < -1 ? -node - 1 : node + 1],
                    ratio, odds, total);
    }
  }
}

// Where each lane's eta lies in the table.
struct AmountPlaces {
  alignas(64) double fraction[lanes];      // of the way to the next point, 0 to 1
  alignas(64) std::uint64_t point[lanes];  // index of the lane's own entry
};

ENTENTE_LANE void find(const Part& part, double signal, const double* __restrict shift, AmountPlaces& places,
                       double* __restrict outside) {
  constexpr double rounder = 0x1.8p52;  // adding it rounds to an integer and leaves that in the lowest bits
  constexpr double lowest = 2;
  constexpr double highest = static_cast<double>(amount_points) - 4;
  const double* __restrict offset = part.offset;
  const double* __restrict slope = part.slope;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double eta = linear_predictor(offset[lane], slope[lane], signal) + shift[lane];
    const double exact = (eta - amount_first_eta) * amount_points_per_unit;
    const double at = exact >= lowest && exact <= highest ? exact : lowest;
    const double shifted = (at - 0.5) + rounder;
    outside[lane] = at == exact ? 0.0 : 1.0;
    places.fraction[lane] = at - (shifted - rounder);
    places.point[lane] = (math::lane::bits_of(shifted) & 0xffff) * lanes + lane;
  }
}

static inline bool amount_mean(const Part& part, double signal, const double* __restrict shift,
                               const double* __restrict table, double* __restrict mean, double* __restrict outside) {
  AmountPlaces places;
  find(part, signal, shift, places, outside);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double t = places.fraction[lane];
    const std::uint64_t at = places.point[lane];
    const double a = t + 2, b = t + 1, c = t - 1, d = t - 2, e = t - 3;
    const double low = a * b, high = d * e;
    const double middle = t * c;
    const double cd = c * high;
    const double outer =
        table[at - 2 * lanes] * (b * t * cd * (1.0 / -120)) + table[at + 3 * lanes] * (low * middle * d * (1.0 / 120));
    const double inner =
        table[at - lanes] * (a * t * cd * (1.0 / 24)) + table[at + 2 * lanes] * (low * middle * e * (1.0 / -24));
    const double near = table[at] * (low * cd * (1.0 / -12)) + table[at + lanes] * (low * t * high * (1.0 / 12));
    mean[lane] = (outer + inner) + near;
  }
  return any(outside);
}

// The same polynomial in Newton's form, whose derivatives come along (per point, hence the scaling at the end).
static inline bool amount_mean_with_derivatives(const Part& part, double signal, const double* __restrict shift,
                                                const double* __restrict table, const Sums& at_once,
                                                double* __restrict outside) {
  AmountPlaces places;
  find(part, signal, shift, places, outside);
  double* __restrict mean = at_once.mean;
  double* __restrict slope = at_once.slope;
  double* __restrict curvature = at_once.curvature;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double t = places.fraction[lane];
    const std::uint64_t at = places.point[lane];
    const double v0 = table[at - 2 * lanes], v1 = table[at - lanes], v2 = table[at], v3 = table[at + lanes],
                 v4 = table[at + 2 * lanes], v5 = table[at + 3 * lanes];
    const double a0 = v1 - v0, a1 = v2 - v1, a2 = v3 - v2, a3 = v4 - v3, a4 = v5 - v4;
    const double b0 = a1 - a0, b1 = a2 - a1, b2 = a3 - a2, b3 = a4 - a3;
    const double c0 = b1 - b0, c1 = b2 - b1, c2 = b3 - b2;
    const double d0 = c1 - c0, d1 = c2 - c1;
    const double e0 = d1 - d0;
    double value = e0 * (1.0 / 120);
    double first = value;
    double half_second = 0;
    value = value * (t - 2) + d0 * (1.0 / 24);
    half_second = first;
    first = first * (t - 1) + value;
    value = value * (t - 1) + c0 * (1.0 / 6);
    half_second = half_second * t + first;
    first = first * t + value;
    value = value * t + b0 * 0.5;
    half_second = half_second * (t + 1) + first;
    first = first * (t + 1) + value;
    value = value * (t + 1) + a0;
    half_second = half_second * (t + 2) + first;
    first = first * (t + 2) + value;
    value = value * (t + 2) + v0;
    mean[lane] = value;
    slope[lane] = first * amount_points_per_unit;
    curvature[lane] = half_second * (2 * amount_points_per_unit * amount_points_per_unit);
  }
  return any(outside);
}

}  // namespace entente::kernel
