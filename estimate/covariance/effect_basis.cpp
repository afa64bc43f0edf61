#include "estimate/covariance/effect_basis.hpp"

#include "estimate/fit/absorption.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Of the dummies' scaled cross products: an eigenvalue below it is a direction that the plain effect or other dummies
/// span.
constexpr double independent = 1e-10;

/// Of the table of levels by plain levels: 800 MB.
constexpr std::size_t most_cells = 100'000'000;

}  // namespace

EffectBasis::EffectBasis(const std::vector<Grouping>& effects, const Grouping* plain, std::span<const double> weights,
                         const Grouping* clusters)
    : weights_(weights), plain_(plain) {
  std::size_t levels = 0;
  for (const Grouping& effect : effects) {
    if (&effect == plain_) continue;
    others_.push_back(&effect);
    offsets_.push_back(levels);
    levels += effect.levels();
  }
  if (plain_ != nullptr) {
    plain_totals_.assign(plain_->levels(), 0.0);
    for (std::size_t i = 0; i < plain_->level.size(); ++i) plain_totals_[plain_->level[i]] += weight(i);
  }
  if (levels > most_levels || levels * plain_totals_.size() > most_cells) {
    throw input_error(
        {.file = {}, .key = others_.front()->name},
        std::to_string(levels) + " levels of absorbed effects that are " +
            (clusters != nullptr ? "not nested in " + clusters->name : "beside the largest") +
            ", with exact leverages or a bootstrap",
        "at most " + std::to_string(std::min(most_levels, most_cells / std::max<std::size_t>(plain_totals_.size(), 1))),
        clusters != nullptr ? "use CR1, or cluster by a variable in which the effects lie" : "use HC1");
  }
  if (levels > 0) add_levels(levels, effects.front().level.size());
}

void EffectBasis::add_levels(std::size_t count, std::size_t rows) {
  const auto levels = static_cast<Eigen::Index>(count);
  const auto plain_levels = static_cast<Eigen::Index>(plain_totals_.size());

  // S = D2'W D2 - D2'W D1 (D1'W D1)^-1 D1'W D2.
  RowMajor cross = RowMajor::Zero(levels, levels);
  RowMajor means = RowMajor::Zero(plain_levels, levels);
  std::vector<Eigen::Index> at(others_.size());
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t e = 0; e < at.size(); ++e) at[e] = static_cast<Eigen::Index>(offsets_[e] + others_[e]->level[i]);
    for (const Eigen::Index a : at) {
      for (const Eigen::Index b : at) cross(a, b) += weight(i);
      if (plain_ != nullptr) means(static_cast<Eigen::Index>(plain_->level[i]), a) += weight(i);
    }
  }
  const Eigen::VectorXd scale = cross.diagonal().cwiseSqrt().cwiseInverse();
  for (Eigen::Index l = 0; l < plain_levels; ++l) means.row(l) /= plain_totals_[static_cast<std::size_t>(l)];
  if (plain_levels > 0) {
    const Eigen::Map<const Eigen::VectorXd> totals(plain_totals_.data(), plain_levels);
    cross.noalias() -= means.transpose() * totals.asDiagonal() * means;
  }
  const Eigen::SelfAdjointEigenSolver<RowMajor> solver(scale.asDiagonal() * cross * scale.asDiagonal());
  const Eigen::VectorXd& values = solver.eigenvalues();  // ascending, those of linear dependence near 0
  Eigen::Index dropped = 0;
  while (dropped < levels && values[dropped] < independent) ++dropped;
  const Eigen::Index kept = levels - dropped;
  columns_ = static_cast<std::size_t>(kept);
  const RowMajor f = scale.asDiagonal() * solver.eigenvectors().rightCols(kept) *
                     values.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
  const RowMajor g = means * f;
  of_level_.assign(f.data(), f.data() + f.size());
  of_plain_.assign(g.data(), g.data() + g.size());
}

void EffectBasis::row(std::size_t i, std::span<double> values) const {
  if (columns_ == 0) return;
  std::fill(values.begin(), values.end(), 0.0);
  for (std::size_t e = 0; e < others_.size(); ++e) {
    const double* f = of_level_.data() + (offsets_[e] + others_[e]->level[i]) * columns_;
    for (std::size_t j = 0; j < columns_; ++j) values[j] += f[j];
  }
  if (plain_ != nullptr) {
    const double* g = of_plain_.data() + plain_->level[i] * columns_;
    for (std::size_t j = 0; j < columns_; ++j) values[j] -= g[j];
  }
  if (weights_.empty()) return;
  const double root = std::sqrt(weight(i));
  for (std::size_t j = 0; j < columns_; ++j) values[j] *= root;
}

double EffectBasis::plain_entry(std::size_t i) const { return std::sqrt(weight(i) / plain_totals_[plain_->level[i]]); }

const Grouping* plain_effect(const std::vector<Grouping>& effects, const Grouping* clusters) {
  const Grouping* plain = nullptr;
  for (const Grouping& effect : effects) {
    if (clusters != nullptr && !nested(effect, *clusters)) continue;
    if (plain == nullptr || effect.levels() > plain->levels()) plain = &effect;
  }
  return plain;
}

EffectBasis bootstrap_basis(const std::vector<Grouping>& effects, const Grouping& clusters) {
  const bool all =
      std::all_of(effects.begin(), effects.end(), [&](const Grouping& effect) { return nested(effect, clusters); });
  if (all) return {};
  return EffectBasis(effects, plain_effect(effects, &clusters), {}, &clusters);
}

}  // namespace entente
