#pragma once

#include "results/scores/simulated.hpp"
#include "results/summary/moments.hpp"

#include <cstddef>
#include <cstdint>

namespace entente {

/// A number of each replicate in the baseline and in a counterfactual: means, their difference and what pairing the
/// replicates has saved. Sums are whole and exact, so the same bits come out in whatever order values are added and
/// accumulators merged, and a number that no replicate changes has an effect of exactly 0.
///
/// Values are rounded to multiples of 2^-fraction_bits; |value| <= 2^(41 - fraction_bits). For up to 2^20
/// replicates.
class PairedMoments {
 public:
  static constexpr int largest_bits = 41;
  /// Whole numbers: troops, counts; up to 2 10^12.
  static PairedMoments whole() { return PairedMoments(0); }
  /// Shares and ties: |value| <= 2, in steps of 10^-12.
  static PairedMoments fraction() { return PairedMoments(largest_bits - 1); }

  /// False when a value is out of range or NaN; then nothing that follows means anything.
  bool add(double baseline, double counterfactual);
  void merge(const PairedMoments& other);

  Simulated baseline(std::size_t count) const { return mean(baseline_, count); }
  Simulated counterfactual(std::size_t count) const { return mean(counterfactual_, count); }
  /// Counterfactual minus baseline; the error is that of the paired differences.
  Simulated effect(std::size_t count) const { return mean(difference_, count); }
  /// (variance of the baseline + variance of the counterfactual) / variance of their paired difference: how many times
  /// as many replicates two independent ensembles would have needed for the same error. NaN where all differences are
  /// equal, and where there are fewer than two.
  double variance_ratio(std::size_t count) const;

  friend bool operator==(const PairedMoments&, const PairedMoments&) = default;

 private:
  struct Sums {
    std::int64_t sum = 0;  // in units
    Whole128 squares = 0;  // in squared units
    friend bool operator==(const Sums&, const Sums&) = default;
    void add(std::int64_t units);
    void merge(const Sums& other);
    Whole128 spread(std::size_t count) const;  // count * squares - sum^2
  };

  explicit PairedMoments(int fraction_bits) : fraction_bits_(fraction_bits) {}
  Simulated mean(const Sums& sums, std::size_t count) const;

  int fraction_bits_;
  Sums baseline_, counterfactual_, difference_;
};

}  // namespace entente
