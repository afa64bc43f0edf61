#include "estimate/fit/pivoted_qr.hpp"

#include "sim/core/error.hpp"

#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Decomposition = Eigen::ColPivHouseholderQR<Eigen::Ref<Eigen::MatrixXd>>;  // in place: a design may have 1e6 rows

/// Lengths of the columns, zero columns being refused by name.
Eigen::VectorXd column_lengths(const std::vector<std::string>& terms, const Eigen::MatrixXd& design) {
  std::vector<Problem> problems;
  for (Eigen::Index j = 0; j < design.cols(); ++j) {
    if (design.col(j).cwiseAbs().maxCoeff() > 0) continue;
    problems.push_back({{.file = {}, .key = terms[static_cast<std::size_t>(j)]},
                        "the term is zero in every row of the sample",
                        {},
                        "leave it out or widen the sample"});
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
  return design.colwise().stableNorm();
}

Eigen::Index rank_of(const Decomposition& qr) {
  const auto diagonal = qr.matrixQR().diagonal().cwiseAbs();
  Eigen::Index rank = 0;
  while (rank < diagonal.size() && diagonal[rank] > rank_threshold * diagonal[0]) ++rank;
  return rank;
}

/// One problem a dropped column: R11^-1 R12 says which kept columns combine to it. Of all terms involved the last in
/// the model's own order is called the aliased one, as users of R expect.
[[noreturn]] void throw_aliased(const std::vector<std::string>& terms, const std::string& beside,
                                const Decomposition& qr, Eigen::Index rank) {
  const Eigen::MatrixXd r = qr.matrixR().topRows(rank);
  const Eigen::MatrixXd weights = r.leftCols(rank).triangularView<Eigen::Upper>().solve(r.rightCols(r.cols() - rank));
  const auto& order = qr.colsPermutation().indices();
  std::vector<Problem> problems;
  for (Eigen::Index d = 0; d < weights.cols(); ++d) {
    std::vector<int> involved{order[rank + d]};
    for (Eigen::Index j = 0; j < rank; ++j) {
      if (std::abs(weights(j, d)) > 1e-6) involved.push_back(order[j]);
    }
    std::sort(involved.begin(), involved.end());
    std::string others;
    for (std::size_t j = 0; j + 1 < involved.size(); ++j) {
      others += (j == 0 ? "" : ", ") + terms[static_cast<std::size_t>(involved[j])];
    }
    if (!beside.empty()) others += (others.empty() ? "" : " and ") + beside;
    problems.push_back({{.file = {}, .key = terms[static_cast<std::size_t>(involved.back())]},
                        "the term is a linear combination of " + others,
                        "terms that vary on their own",
                        "leave one of them out"});
  }
  throw Error(Fault::input, std::move(problems));
}

/// The first columns of Q, row-major.
std::vector<double> leading_basis(const Decomposition& qr, Eigen::Index columns) {
  const Eigen::Index n = qr.rows();
  std::vector<double> basis(static_cast<std::size_t>(n * columns));
  Eigen::MatrixXd unit = Eigen::MatrixXd::Identity(n, columns);
  unit.applyOnTheLeft(qr.householderQ());
  Eigen::Map<RowMajor>(basis.data(), n, columns) = unit;
  return basis;
}

}  // namespace

std::vector<double> PivotedQr::coordinates(std::span<const double> values) const {
  std::vector<double> sums(columns, 0.0);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) sums[j] += basis[i * columns + j] * values[i];
  }
  return sums;
}

std::vector<double> PivotedQr::project(std::span<const double> values) const {
  return coefficients(coordinates(values));
}

std::vector<double> PivotedQr::coefficients(std::span<const double> point) const {
  std::vector<double> result(columns, 0.0);
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = 0; j < columns; ++j) result[i] += root[i * columns + j] * point[j];
  }
  return result;
}

std::vector<double> PivotedQr::residuals(std::span<const double> values) const {
  std::vector<double> rest(values.begin(), values.end());
  for (int pass = 0; pass < 2; ++pass) {  // the second takes out what rounding left in the first
    const std::vector<double> q = coordinates(rest);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) rest[i] -= basis[i * columns + j] * q[j];
    }
  }
  return rest;
}

PivotedQr factorise(const DesignView& data, const std::string& beside) {
  const auto n = static_cast<Eigen::Index>(data.rows());
  const auto k = static_cast<Eigen::Index>(data.columns());
  Eigen::MatrixXd design = Eigen::Map<const RowMajor>(data.values.data(), n, k);
  const Eigen::VectorXd lengths = column_lengths(data.terms, design);
  design.array().rowwise() /= lengths.transpose().array();

  const Decomposition qr(design);
  const Eigen::Index rank = rank_of(qr);
  if (rank < k) throw_aliased(data.terms, beside, qr, rank);

  PivotedQr result;
  result.rows = data.rows();
  result.columns = data.columns();
  result.basis = leading_basis(qr, k);
  result.root.resize(data.columns() * data.columns());
  // X D^-1 P = Q R with D the lengths, so X (D^-1 P R^-1) = Q.
  const Eigen::MatrixXd inverse =
      qr.matrixR().topRows(k).triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
  const Eigen::MatrixXd permuted = qr.colsPermutation() * inverse;
  Eigen::Map<RowMajor>(result.root.data(), k, k) = lengths.cwiseInverse().asDiagonal() * permuted;
  return result;
}

PivotedQr scaled_basis(const RegressionData& data) {
  PivotedQr qr = factorise(data);
  const double length = std::sqrt(static_cast<double>(data.rows()));
  for (double& q : qr.basis) q *= length;
  for (double& w : qr.root) w *= length;
  return qr;
}

PivotedQr factorise(const RegressionData& data) { return factorise(DesignView{data.terms, data.design}); }

OrthonormalSpan orthonormal_span(std::span<const double> values, std::size_t columns) {
  const auto k = static_cast<Eigen::Index>(columns);
  if (values.empty()) return {};
  Eigen::MatrixXd copy =
      Eigen::Map<const RowMajor>(values.data(), static_cast<Eigen::Index>(values.size() / columns), k);
  const Decomposition qr(copy);
  const Eigen::Index rank = rank_of(qr);
  return {static_cast<std::size_t>(rank), leading_basis(qr, rank)};
}

}  // namespace entente
