#pragma once

#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The QR factorisation of a design X with its columns scaled to unit length and pivoted: every fit's linear algebra.
///
/// Scaling matters: without it the columns of NIST's Filip problem, whose lengths differ by a factor of 1e9, read as
/// linearly dependent. X'X is never formed, since it would square the condition number.
struct PivotedQr {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> basis;  ///< Q, n x k row-major: orthonormal columns that span those of X
  std::vector<double> root;   ///< W, k x k row-major: X W = Q, hence (X'X)^-1 = W W'

  /// Coefficients of the least-squares projection of `values` (n) on X, in the order of the columns of X.
  std::vector<double> project(std::span<const double> values) const;
  /// `values` less their projection. Free of the error in coefficients, which an ill-conditioned X magnifies.
  std::vector<double> residuals(std::span<const double> values) const;
  /// Q' values: the projection in the orthonormal basis, where coefficients are W times it.
  std::vector<double> coordinates(std::span<const double> values) const;
  /// W point: coefficients of the columns of X from coordinates in the basis.
  std::vector<double> coefficients(std::span<const double> point) const;
};

/// Relative size of the diagonal of R below which a column counts as a linear combination of those before it.
inline constexpr double rank_threshold = 1e-11;

/// A design as its columns' names and its values, n x k row-major. It keeps neither.
struct DesignView {
  const std::vector<std::string>& terms;
  std::span<const double> values;

  std::size_t columns() const { return terms.size(); }
  std::size_t rows() const { return terms.empty() ? 0 : values.size() / terms.size(); }
};

/// Factorises a design of finite numbers with at least as many rows as columns. Throws Error (Fault::input) that names
/// each aliased term and the terms it is a combination of.
/// @param beside what was taken out of the design before, as the message is to say it: "the effects of ccode"; empty
/// when nothing was.
PivotedQr factorise(const DesignView& design, const std::string& beside = {});
/// Of checked data.
PivotedQr factorise(const RegressionData& data);

/// The same with Q, and W with it, times the root of n: a basis whose columns have mean square 1, in which Newton's
/// method is well conditioned.
PivotedQr scaled_basis(const RegressionData& data);

/// An orthonormal basis of the columns' span, however many are linearly dependent: n x r row-major, r the rank.
struct OrthonormalSpan {
  std::size_t rank = 0;
  std::vector<double> basis;
};
OrthonormalSpan orthonormal_span(std::span<const double> values, std::size_t columns);

}  // namespace entente
