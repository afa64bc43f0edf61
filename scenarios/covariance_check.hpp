#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// What keeps a square matrix (row-major) from being a covariance, as a sentence with 1-based row and column; "" when
/// it is one: finite, exactly symmetric, diagonal >= 0, |c_ij| <= sqrt(c_ii c_jj) (1 + 1e-9), positive semi-definite.
///
/// The last is tried by a pivoted Cholesky decomposition of the correlations: a remaining pivot below -1e-8 is refused.
/// A covariance clustered on fewer groups than parameters is singular, so that rounding leaves tiny negative pivots.
std::string covariance_fault(const std::vector<double>& matrix, std::size_t size);

}  // namespace entente
