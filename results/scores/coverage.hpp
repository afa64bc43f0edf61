#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace entente {

/// A central interval of an ensemble: between its quantiles of type 7 at `low` and `high`, both ends included.
///
/// Of a calibrated ensemble of R continuous members it holds level (R - 1) / (R + 1) of the observations, not quite
/// `level`; of one with a point mass more: calibrated_coverage() in results/scores/calibrated.hpp.
struct CentralInterval {
  double level;
  double low;
  double high;
};

inline constexpr std::size_t central_levels = 4;
/// 50, 80, 90 and 95 %.
inline constexpr std::array<CentralInterval, central_levels> central_intervals = {
    {{0.5, 0.25, 0.75}, {0.8, 0.1, 0.9}, {0.9, 0.05, 0.95}, {0.95, 0.025, 0.975}}};
inline constexpr CentralInterval central_90 = central_intervals[2];

/// Whether `observed` lies in an interval of the ensemble. `sorted` ascending and not empty.
bool in_central(const CentralInterval& interval, std::span<const double> sorted, double observed);
inline bool in_central_90(std::span<const double> sorted, double observed) {
  return in_central(central_90, sorted, observed);
}

}  // namespace entente
