#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// One replicate's coefficients, ready for the contribution equation.
struct CoefficientDraw {
  std::vector<double> parameters;     ///< in the order of Coefficients::estimate
  double potential_slope = 0;         ///< b_P, under hurdle of participation; 0 when there is no potential term
  double amount_potential_slope = 0;  ///< b_P of the hurdle's amount; 0 when that part has no potential term
  double sigma = 1;                   ///< exp of the last parameter
};

/// Draws coefficients jointly from the normal sampling distribution N(estimate, covariance).
class CoefficientSampler {
 public:
  /// Throws Error (Fault::work) when sizes disagree, when the amount has terms though the family has one part or none
  /// though it has two, when the ceiling is not in (0, 1] or the family has none, or when the covariance is not
  /// positive semi-definite.
  explicit CoefficientSampler(const Coefficients& coefficients);

  /// The point estimates.
  CoefficientDraw point() const;
  /// Coefficients with these parameters, in the order of Coefficients::estimate.
  CoefficientDraw with(std::vector<double> parameters) const;
  /// The draw of one replicate: estimate + L z with L L' the covariance and z from the replicate's own stream.
  void draw(MasterSeed seed, Replicate replicate, CoefficientDraw& result) const;

 private:
  void finish(CoefficientDraw& draw) const;

  std::vector<double> estimate_;
  std::vector<double> factor_;  // lower triangle L, row-major
  std::optional<std::size_t> potential_index_;
  std::optional<std::size_t> amount_potential_index_;
};

}  // namespace entente
