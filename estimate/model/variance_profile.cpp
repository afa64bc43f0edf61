#include "estimate/model/variance_profile.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The triangular factor of a matrix with at least as many rows as columns, which it overwrites.
Eigen::MatrixXd triangular_factor(Eigen::MatrixXd& matrix) {
  const Eigen::HouseholderQR<Eigen::Ref<Eigen::MatrixXd>> qr(matrix);
  return qr.matrixQR().topRows(matrix.cols()).triangularView<Eigen::Upper>();
}

}  // namespace

VarianceProfile::VarianceProfile(std::span<const double> basis, std::size_t columns, std::span<const double> outcome,
                                 const Grouping& unit, bool restricted, double log_determinant)
    : columns_(columns), rows_(outcome.size()), restricted_(restricted), log_determinant_(log_determinant) {
  const std::size_t wide = columns + 1;
  means_.assign(unit.levels() * wide, 0.0);
  counts_.assign(unit.levels(), 0.0);
  const auto value = [&](std::size_t i, std::size_t j) { return j < columns ? basis[i * columns + j] : outcome[i]; };
  for (std::size_t i = 0; i < rows_; ++i) {
    ++counts_[unit.level[i]];
    for (std::size_t j = 0; j < wide; ++j) means_[unit.level[i] * wide + j] += value(i, j);
  }
  for (std::size_t g = 0; g < counts_.size(); ++g) {
    for (std::size_t j = 0; j < wide; ++j) means_[g * wide + j] /= counts_[g];
  }
  Eigen::MatrixXd deviations(static_cast<Eigen::Index>(std::max(rows_, wide)), static_cast<Eigen::Index>(wide));
  deviations.setZero();
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t j = 0; j < wide; ++j) {
      deviations(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          value(i, j) - means_[unit.level[i] * wide + j];
    }
  }
  const RowMajor factor = triangular_factor(deviations);
  deviations_.assign(factor.data(), factor.data() + factor.size());
}

VarianceProfile::Point VarianceProfile::at(double ratio) const {
  const auto p = static_cast<Eigen::Index>(columns_);
  const auto units = static_cast<Eigen::Index>(counts_.size());
  const Eigen::Map<const RowMajor> deviations(deviations_.data(), p + 1, p + 1);
  const Eigen::Map<const RowMajor> means(means_.data(), units, p + 1);
  const Eigen::Map<const Eigen::ArrayXd> counts(counts_.data(), units);
  const Eigen::ArrayXd weights = counts / (1 + ratio * counts);  // of a unit's squared mean

  Eigen::MatrixXd stacked(p + 1 + units, p + 1);
  stacked.topRows(p + 1) = deviations;
  stacked.bottomRows(units) = weights.sqrt().matrix().asDiagonal() * means;
  const Eigen::MatrixXd factor = triangular_factor(stacked);
  const auto upper = factor.topLeftCorner(p, p).triangularView<Eigen::Upper>();
  const Eigen::VectorXd coefficients = upper.solve(factor.col(p).head(p));
  const RowMajor root = upper.solve(Eigen::MatrixXd::Identity(p, p));

  Point point;
  point.ratio = ratio;
  point.squares = factor(p, p) * factor(p, p);
  point.coefficients.assign(coefficients.data(), coefficients.data() + p);
  point.root.assign(root.data(), root.data() + root.size());

  constexpr double log_two_pi = 2 * math::half_log_two_pi;
  const double df = static_cast<double>(rows_) - (restricted_ ? static_cast<double>(p) : 0);
  const Eigen::ArrayXd residuals = means.col(p) - means.leftCols(p) * coefficients;
  point.deviance = df * (1 + log_two_pi + math::log(point.squares / df));
  for (const double count : counts_) point.deviance += math::log1p(ratio * count);
  point.slope = weights.sum() - df * (weights * residuals).square().sum() / point.squares;
  if (restricted_) {
    point.deviance += log_determinant_;
    for (Eigen::Index j = 0; j < p; ++j) point.deviance += 2 * math::log(std::abs(factor(j, j)));
    const RowMajor turned = means.leftCols(p) * root;
    point.slope -= (weights.square() * turned.rowwise().squaredNorm().array()).sum();
  }
  return point;
}

VarianceProfile::Point VarianceProfile::root_between(Point low, Point high) {
  constexpr int most = 200;
  for (int step = 0; step < most; ++step) {
    // In the ratio's logarithm where that is finite: it may be of any size.
    const double middle =
        low.ratio > 0 ? std::sqrt(low.ratio) * std::sqrt(high.ratio) : std::min(high.ratio / 16, high.ratio);
    if (!(middle > low.ratio && middle < high.ratio)) break;
    Point point = at(middle);
    ++evaluations_;
    if (point.slope == 0) return point;
    (point.slope < 0 ? low : high) = std::move(point);
  }
  return std::abs(low.slope) < std::abs(high.slope) ? low : high;
}

VarianceProfile::Point VarianceProfile::best() {
  std::vector<Point> grid{at(0)};
  for (double ratio = 1e-6; ratio < 2e8; ratio *= 4) grid.push_back(at(ratio));
  evaluations_ += static_cast<int>(grid.size());
  std::size_t least = 0;
  for (std::size_t g = 1; g < grid.size(); ++g) {
    if (grid[g].deviance < grid[least].deviance) least = g;
  }
  if (grid[least].slope < 0) {
    if (least + 1 < grid.size()) return root_between(grid[least], grid[least + 1]);
    throw input_error({.file = {}, .key = "random_intercept"}, "the outcome hardly varies within units",
                      "variation over a unit's rows", "its variance between units has no finite ratio to that within");
  }
  return least == 0 ? grid[0] : root_between(grid[least - 1], grid[least]);
}

}  // namespace entente
