#pragma once

#include <cstddef>
#include <vector>

namespace entente {

/// Eigenvalues and eigenvectors of a symmetric matrix.
struct SymmetricEigen {
  std::size_t size = 0;
  std::vector<double> values;   ///< descending
  std::vector<double> vectors;  ///< [number * size + i]: unit length, in the order of the values
};

/// Jacobi's method in cyclic order (Golub and Van Loan 2013, section 8.5): for the small matrices of tests, the same
/// bits everywhere. Eigenvalues are off by some 1e-15 of the largest.
/// @param matrix row-major, size * size, finite
SymmetricEigen symmetric_eigen(std::vector<double> matrix, std::size_t size);

}  // namespace entente
