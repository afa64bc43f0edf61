#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The covariance of estimates together with how it was computed, since conventions differ between packages.
struct Covariance {
  std::string convention;    ///< in words and formula, for outputs and manifests
  double factor = 1;         ///< by which the sandwich was multiplied; 1 when it is none
  std::size_t clusters = 0;  ///< G states; 0 when the covariance is not clustered
  /// Of the t distribution for p-values and intervals; infinite for the normal one.
  double degrees_of_freedom = std::numeric_limits<double>::infinity();
  std::vector<double> matrix;  ///< p x p row-major

  std::size_t size() const;
  double at(std::size_t row, std::size_t column) const { return matrix[row * size() + column]; }
  double standard_error(std::size_t parameter) const;
};

/// root inner root' for p x p row-major matrices, `inner` symmetric; the result is symmetric to the bit.
std::vector<double> congruence(std::span<const double> root, std::span<const double> inner);

/// root root' scaled: the classical covariance from a root of the bread. `root` is p x p row-major.
std::vector<double> scaled_square(std::span<const double> root, double scale);

/// The number of states, at least two: clustered standard errors need differences between clusters.
/// Throws Error (Fault::input) otherwise.
std::size_t count_clusters(const std::vector<CowCode>& states);

/// factor A^-1 (sum_g s_g s_g') A^-1 with A^-1 = root root' and s_g the sum of a state's scores (Liang and Zeger 1986):
/// no correction but `factor`. `scores` is n x p row-major, in the parameters' own units.
std::vector<double> clustered_sandwich(std::span<const double> root, std::span<const double> scores,
                                       const std::vector<CowCode>& states, double factor);

}  // namespace entente
