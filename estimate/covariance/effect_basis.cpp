#include "estimate/covariance/effect_basis.hpp"

#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace entente {
namespace {

/// Of the dummies' correlation matrix: below it a direction is spanned by the nested effect or by other dummies.
constexpr double smallest_eigenvalue = 1e-9;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

bool nested_in(const Grouping& effect, const Grouping& clusters) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> home(effect.levels(), unseen);
  for (std::size_t i = 0; i < effect.level.size(); ++i) {
    std::uint32_t& cluster = home[effect.level[i]];
    if (cluster == unseen) cluster = clusters.level[i];
    if (cluster != clusters.level[i]) return false;
  }
  return true;
}

EffectBasis::EffectBasis(const std::vector<Grouping>& effects, const Grouping& clusters) {
  bool all_nested = true;
  for (const Grouping& effect : effects) {
    const bool nested = nested_in(effect, clusters);
    all_nested = all_nested && nested;
    if (nested && (nested_ == nullptr || effect.levels() > nested_->levels())) nested_ = &effect;
  }
  if (all_nested) return;  // all residuals that are met are orthogonal to them already

  std::size_t levels = 0;
  for (const Grouping& effect : effects) {
    if (&effect == nested_) continue;
    others_.push_back(&effect);
    offsets_.push_back(levels);
    levels += effect.levels();
  }
  if (levels > most_levels) {
    throw input_error({.file = {}, .key = clusters.name},
                      "absorbed effects that are not nested in the clusters have " + std::to_string(levels) + " levels",
                      "at most " + std::to_string(most_levels) + " for a bootstrap",
                      "cluster by the unit of the largest effect, or ask for CR1");
  }

  const std::size_t rows = clusters.level.size();
  const std::size_t groups = nested_ == nullptr ? 0 : nested_->levels();
  RowMajor means = RowMajor::Zero(static_cast<Eigen::Index>(groups), static_cast<Eigen::Index>(levels));
  Eigen::VectorXd group_rows = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(groups));
  RowMajor cross = RowMajor::Zero(static_cast<Eigen::Index>(levels), static_cast<Eigen::Index>(levels));
  const auto dummy = [this](std::size_t effect, std::size_t i) {
    return static_cast<Eigen::Index>(offsets_[effect] + others_[effect]->level[i]);
  };
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t a = 0; a < others_.size(); ++a) {
      for (std::size_t b = 0; b < others_.size(); ++b) cross(dummy(a, i), dummy(b, i)) += 1;
      if (nested_ != nullptr) means(nested_->level[i], dummy(a, i)) += 1;
    }
    if (nested_ != nullptr) group_rows[nested_->level[i]] += 1;
  }
  const Eigen::VectorXd scale = cross.diagonal().cwiseSqrt().cwiseInverse();
  if (nested_ != nullptr) {
    means.array().colwise() /= group_rows.array();
    cross.noalias() -= means.transpose() * group_rows.asDiagonal() * means;
  }
  const Eigen::MatrixXd correlation = scale.asDiagonal() * cross * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation);

  // Eigenvalues ascend, so the directions that count stand last.
  const Eigen::VectorXd& values = solver.eigenvalues();
  Eigen::Index dead = 0;
  while (dead < values.size() && values[dead] < smallest_eigenvalue) ++dead;
  const Eigen::Index kept = values.size() - dead;
  columns_ = static_cast<std::size_t>(kept);
  of_level_.resize(levels * columns_);
  of_nested_.resize(groups * columns_);
  Eigen::Map<RowMajor> of_level(of_level_.data(), static_cast<Eigen::Index>(levels), kept);
  of_level = scale.asDiagonal() * solver.eigenvectors().rightCols(kept) *
             values.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
  if (nested_ != nullptr) {
    Eigen::Map<RowMajor>(of_nested_.data(), static_cast<Eigen::Index>(groups), kept) = means * of_level;
  }
}

void EffectBasis::row(std::size_t i, std::span<double> values) const {
  if (columns_ == 0) return;
  std::fill(values.begin(), values.end(), 0.0);
  for (std::size_t a = 0; a < others_.size(); ++a) {
    const double* of_level = of_level_.data() + (offsets_[a] + others_[a]->level[i]) * columns_;
    for (std::size_t j = 0; j < columns_; ++j) values[j] += of_level[j];
  }
  if (nested_ == nullptr) return;
  const double* of_nested = of_nested_.data() + nested_->level[i] * columns_;
  for (std::size_t j = 0; j < columns_; ++j) values[j] -= of_nested[j];
}

}  // namespace entente
