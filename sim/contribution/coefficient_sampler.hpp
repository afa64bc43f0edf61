#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// One replicate's coefficients, ready for the contribution equation.
struct CoefficientDraw {
  std::vector<double> parameters;  ///< in the order of Coefficients::estimate
  double potential_slope = 0;      ///< b_P; 0 when the model has no potential term
  double sigma = 1;                ///< exp of the last parameter
};

/// Draws coefficients jointly from the normal sampling distribution N(estimate, covariance).
class CoefficientSampler {
 public:
  /// Throws Error (Fault::work) when sizes disagree or the covariance is not positive semi-definite.
  explicit CoefficientSampler(const Coefficients& coefficients);

  /// The point estimates.
  CoefficientDraw point() const;
  /// The draw of one replicate: estimate + L z with L L' the covariance and z from the replicate's own stream.
  void draw(MasterSeed seed, Replicate replicate, CoefficientDraw& result) const;

 private:
  void finish(CoefficientDraw& draw) const;

  std::vector<double> estimate_;
  std::vector<double> factor_;  // lower triangle L, row-major
  std::size_t potential_index_;
};

}  // namespace entente
