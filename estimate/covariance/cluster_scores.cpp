#include "estimate/covariance/cluster_scores.hpp"

#include "estimate/covariance/hat_basis.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Solver = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;

/// An eigenvalue of I - H_gg below this is a direction that the cluster's own terms fit exactly.
constexpr double fitted_exactly = 1e-10;
constexpr std::size_t most_weighted_rows = 3000;

/// One cluster's rows of a working model.
struct Rows {
  Eigen::MatrixXd basis;     // U_g, T x m, whose first P columns are Z_g L
  Eigen::MatrixXd plain;     // T x q, the plain effect's unit columns that lie in the cluster
  Eigen::VectorXd residual;  // e_g
  Eigen::VectorXd weights;   // empty when all are 1
};

Rows rows_of(const ModelFit& fit, const HatBasis& basis, const std::vector<std::size_t>& rows) {
  const auto count = static_cast<Eigen::Index>(rows.size());
  const bool weighted = !fit.working->weights.empty();
  RowMajor table(count, static_cast<Eigen::Index>(basis.columns()));
  Rows result;
  result.residual.resize(count);
  result.weights.resize(weighted ? count : 0);
  std::map<std::uint32_t, Eigen::Index> levels;
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::size_t row = rows[static_cast<std::size_t>(i)];
    basis.row(row, {table.row(i).data(), basis.columns()});
    result.residual[i] = fit.working->residual[row];
    if (weighted) result.weights[i] = fit.working->weights[row];
    if (basis.plain() != nullptr) {
      levels.emplace(basis.plain()->level[row], static_cast<Eigen::Index>(levels.size()));
    }
  }
  result.basis = table;
  // With weights of 1 the plain effect's blocks cancel, for scores and residuals are orthogonal to them.
  result.plain = Eigen::MatrixXd::Zero(count, weighted ? static_cast<Eigen::Index>(levels.size()) : 0);
  for (Eigen::Index i = 0; i < count && result.plain.cols() > 0; ++i) {
    const std::size_t row = rows[static_cast<std::size_t>(i)];
    result.plain(i, levels[basis.plain()->level[row]]) = basis.plain_entry(row);
  }
  return result;
}

/// x^(-1/2) or x^-1, 0 where the pseudo-inverse has none.
double power(CovarianceKind kind, double value) {
  if (value < fitted_exactly) return 0;
  return kind == CovarianceKind::cr2 ? 1 / std::sqrt(value) : 1 / value;
}

/// (f(1 - l) - 1) / l for an eigenvalue l of U'U, without the cancellation of small ones.
double low_rank_power(CovarianceKind kind, double eigenvalue) {
  const double rest = 1 - eigenvalue;
  if (rest < fitted_exactly) return -1 / eigenvalue;
  if (kind == CovarianceKind::cr3) return 1 / rest;
  const double root = std::sqrt(rest);
  return 1 / (root * (1 + root));
}

/// f(I - U U') Q from the smaller of U'U and I - U U', so that no cluster needs a matrix of its rows.
Eigen::MatrixXd adjust(CovarianceKind kind, const Rows& rows, const Eigen::MatrixXd& scores) {
  const Eigen::Index count = rows.basis.rows();
  if (rows.basis.cols() < count) {
    const Solver solver(rows.basis.transpose() * rows.basis);
    const Eigen::MatrixXd turned = rows.basis * solver.eigenvectors();
    const Eigen::VectorXd factors =
        solver.eigenvalues().unaryExpr([&](double value) { return low_rank_power(kind, std::max(value, 0.0)); });
    return scores + turned * (factors.asDiagonal() * (turned.transpose() * scores));
  }
  const Solver solver(Eigen::MatrixXd::Identity(count, count) - rows.basis * rows.basis.transpose());
  const Eigen::VectorXd factors = solver.eigenvalues().unaryExpr([&](double value) { return power(kind, value); });
  return solver.eigenvectors() * (factors.asDiagonal() * (solver.eigenvectors().transpose() * scores));
}

/// W (W B W)^(-1/2) Q. The rank is read off B, whose eigenvalues lie in [0, 1], rather than off W B W, whose own may be
/// small only because weights are.
Eigen::MatrixXd adjust_weighted(const Rows& rows, const Eigen::MatrixXd& scores) {
  const Eigen::Index count = rows.basis.rows();
  const Solver solver(Eigen::MatrixXd::Identity(count, count) - rows.basis * rows.basis.transpose() -
                      rows.plain * rows.plain.transpose());
  Eigen::Index null = 0;
  while (null < count && solver.eigenvalues()[null] < fitted_exactly) ++null;
  const Eigen::MatrixXd root = rows.weights.asDiagonal() * solver.eigenvectors().rightCols(count - null) *
                               solver.eigenvalues().tail(count - null).cwiseSqrt().asDiagonal();
  const Eigen::BDCSVD<Eigen::MatrixXd> svd(root, Eigen::ComputeThinU);
  const Eigen::MatrixXd& u = svd.matrixU();
  return rows.weights.asDiagonal() *
         (u * (svd.singularValues().cwiseInverse().asDiagonal() * (u.transpose() * scores)));
}

/// Satterthwaite's degrees of freedom from P = (p_gh), p_gh = a_g' (I - H)_gh a_h, for each estimate:
/// tr(P)^2 / tr(P P). Off the diagonal p_gh = -b_g' b_h with b_g = U_g' a_g, so that its squares sum up to those of
/// B B' or of B'B, whichever is smaller.
class Satterthwaite {
 public:
  Satterthwaite(std::size_t clusters, std::size_t columns, std::size_t parameters)
      : by_columns_(clusters > columns), trace_(parameters, 0.0), squares_(parameters, 0.0) {
    const auto m = static_cast<Eigen::Index>(columns);
    const auto g = static_cast<Eigen::Index>(clusters);
    products_.assign(parameters, by_columns_ ? Eigen::MatrixXd::Zero(m, m) : Eigen::MatrixXd::Zero(m, g));
  }

  /// @param a T x P: a column an estimate.
  void add(std::size_t cluster, const Rows& rows, const Eigen::MatrixXd& a) {
    const Eigen::MatrixXd b = rows.basis.transpose() * a;
    const Eigen::MatrixXd plain = rows.plain.transpose() * a;
    for (std::size_t c = 0; c < trace_.size(); ++c) {
      const auto column = static_cast<Eigen::Index>(c);
      const double length = b.col(column).squaredNorm();
      const double own = a.col(column).squaredNorm() - length - plain.col(column).squaredNorm();
      trace_[c] += own;
      squares_[c] += own * own - length * length;
      if (by_columns_) {
        products_[c].noalias() += b.col(column) * b.col(column).transpose();
      } else {
        products_[c].col(static_cast<Eigen::Index>(cluster)) = b.col(column);
      }
    }
  }

  std::vector<double> degrees_of_freedom() const {
    std::vector<double> df;
    for (std::size_t c = 0; c < trace_.size(); ++c) {
      const double products =
          by_columns_ ? products_[c].squaredNorm() : (products_[c].transpose() * products_[c]).squaredNorm();
      df.push_back(trace_[c] * trace_[c] / (squares_[c] + products));
    }
    return df;
  }

 private:
  bool by_columns_;
  std::vector<double> trace_, squares_;
  std::vector<Eigen::MatrixXd> products_;
};

void check_size(const Grouping& clusters, std::size_t cluster, std::size_t rows) {
  if (rows <= most_weighted_rows) return;
  throw input_error(
      {.file = {}, .key = clusters.name},
      "CR2 with a cluster of " + std::to_string(rows) + " rows, " + clusters.labels[cluster] + ", in a weighted model",
      "at most " + std::to_string(most_weighted_rows) + " rows", "use CR1 or CR3");
}

}  // namespace

ClusterScores cluster_scores(const Sample& sample, const ModelFit& fit, const Grouping& clusters, CovarianceKind kind) {
  const HatBasis basis(sample, fit, &clusters);
  const auto p = static_cast<Eigen::Index>(fit.size());
  const Eigen::Map<const RowMajor> root(fit.root.data(), p, p);
  const std::vector<std::vector<std::size_t>> members = rows_by_level(clusters);

  ClusterScores result;
  result.turned.resize(members.size() * fit.size());
  Satterthwaite satterthwaite(members.size(), basis.columns(), fit.size());
  for (std::size_t g = 0; g < members.size(); ++g) {
    const Rows rows = rows_of(fit, basis, members[g]);
    Eigen::MatrixXd scores = rows.basis.leftCols(p);
    if (kind == CovarianceKind::cr2 && rows.weights.size() > 0) {
      check_size(clusters, g, members[g].size());
      scores = adjust_weighted(rows, scores);
    } else if (kind == CovarianceKind::cr2 || kind == CovarianceKind::cr3) {
      scores = adjust(kind, rows, scores);
    }
    Eigen::Map<Eigen::VectorXd>(result.turned.data() + g * fit.size(), p) = scores.transpose() * rows.residual;
    satterthwaite.add(g, rows, scores * root.transpose());
  }
  result.df = satterthwaite.degrees_of_freedom();
  return result;
}

}  // namespace entente
