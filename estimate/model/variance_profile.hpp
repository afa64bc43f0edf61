#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The likelihood of a linear model with random intercepts as a function of one number, the ratio
/// lambda = sigma_unit^2 / sigma^2: all else is known given it (Bates, Maechler, Bolker and Walker 2015, section 3).
///
/// With V = I + lambda 1 1' within a unit of T rows, V^(-1/2) leaves deviations from the unit's means alone and shrinks
/// the means by 1 / sqrt(1 + lambda T). So the rows are compressed once, to the triangular factor of the deviations and
/// a mean a unit, and a trial lambda costs no pass over the rows.
class VarianceProfile {
 public:
  /// @param basis n x p row-major, orthonormal columns that span the design's.
  /// @param log_determinant ln |X'X|: of the design in the units of its terms, for the restricted likelihood.
  VarianceProfile(std::span<const double> basis, std::size_t columns, std::span<const double> outcome,
                  const Grouping& unit, bool restricted, double log_determinant);

  /// The model at one ratio.
  struct Point {
    double ratio = 0;
    double deviance = 0;               ///< -2 log L, or of the restricted likelihood
    double slope = 0;                  ///< its derivative in the ratio
    double squares = 0;                ///< e' V^-1 e
    std::vector<double> coefficients;  ///< p, of the basis
    std::vector<double> root;          ///< R^-1, p x p row-major: (Q' V^-1 Q)^-1 = R^-1 R^-T
  };
  Point at(double ratio) const;

  /// The ratio of the highest likelihood: found on a grid, then where the slope is 0 to the last digits. It may be 0.
  /// Throws Error (Fault::input) when the likelihood rises without end, the outcome not varying within units.
  Point best();

  int evaluations() const { return evaluations_; }

 private:
  Point root_between(Point low, Point high);

  std::size_t columns_;
  std::size_t rows_;
  bool restricted_;
  double log_determinant_;
  std::vector<double> deviations_;  ///< triangular factor, (p+1) x (p+1) row-major, the outcome last
  std::vector<double> means_;       ///< N x (p+1) row-major
  std::vector<double> counts_;      ///< N
  int evaluations_ = 0;
};

}  // namespace entente
