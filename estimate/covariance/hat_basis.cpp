#include "estimate/covariance/hat_basis.hpp"

#include "estimate/fit/absorption.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Share of a level's dummy that must be left for it to count as a column of its own.
constexpr double independent = 1e-10;

/// Of the table of levels by plain levels: 800 MB.
constexpr std::size_t most_cells = 100'000'000;

}  // namespace

HatBasis::HatBasis(const Sample& sample, const ModelFit& fit, const Grouping* clusters)
    : fit_(fit), weights_(fit.working->weights), terms_(fit.size()) {
  if (fit.absorbed == 0) return;
  for (const Grouping& effect : sample.effects) {
    if (clusters != nullptr && !nested(effect, *clusters)) continue;
    if (plain_ == nullptr || effect.levels() > plain_->levels()) plain_ = &effect;
  }
  std::size_t levels = 0;
  for (const Grouping& effect : sample.effects) {
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
        "exact leverages with " + std::to_string(levels) + " levels of absorbed effects that are " +
            (clusters != nullptr ? "not nested in " + clusters->name : "beside the largest"),
        "at most " + std::to_string(std::min(most_levels, most_cells / std::max<std::size_t>(plain_totals_.size(), 1))),
        clusters != nullptr ? "use CR1, or cluster by a variable in which the effects lie" : "use HC1");
  }
  if (levels > 0) add_effects(sample);
}

void HatBasis::add_effects(const Sample& sample) {
  const std::size_t n = sample.rows();
  const auto levels = static_cast<Eigen::Index>(offsets_.back() + others_.back()->levels());
  const auto plain_levels = static_cast<Eigen::Index>(plain_totals_.size());

  // S = D'W D - D'W A (A'W A)^-1 A'W D, with D the dummies of the others and A those of the plain effect.
  RowMajor cross = RowMajor::Zero(levels, levels);
  RowMajor means = RowMajor::Zero(plain_levels, levels);
  std::vector<Eigen::Index> at(others_.size());
  for (std::size_t i = 0; i < n; ++i) {
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
  extra_ = static_cast<std::size_t>(kept);
  const RowMajor f = scale.asDiagonal() * solver.eigenvectors().rightCols(kept) *
                     values.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
  const RowMajor g = means * f;
  of_level_.assign(f.data(), f.data() + f.size());
  of_plain_.assign(g.data(), g.data() + g.size());
}

void HatBasis::row(std::size_t i, std::span<double> values) const {
  std::fill(values.begin(), values.end(), 0.0);
  const double* z = fit_.working->design.data() + i * terms_;
  for (std::size_t m = 0; m < terms_; ++m) {
    for (std::size_t j = 0; j < terms_; ++j) values[j] += z[m] * fit_.root[m * terms_ + j];
  }
  if (extra_ == 0) return;
  const std::span<double> rest = values.subspan(terms_, extra_);
  for (std::size_t e = 0; e < others_.size(); ++e) {
    const double* f = of_level_.data() + (offsets_[e] + others_[e]->level[i]) * extra_;
    for (std::size_t j = 0; j < extra_; ++j) rest[j] += f[j];
  }
  if (plain_ != nullptr) {
    const double* g = of_plain_.data() + plain_->level[i] * extra_;
    for (std::size_t j = 0; j < extra_; ++j) rest[j] -= g[j];
  }
  const double root_weight = std::sqrt(weight(i));
  for (double& value : rest) value *= root_weight;
}

double HatBasis::plain_entry(std::size_t i) const { return std::sqrt(weight(i) / plain_totals_[plain_->level[i]]); }

std::vector<double> leverages(const Sample& sample, const ModelFit& fit) {
  const HatBasis basis(sample, fit, nullptr);
  const std::size_t n = fit.working->residual.size();
  std::vector<double> values(basis.columns());
  std::vector<double> leverage(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    basis.row(i, values);
    for (const double value : values) leverage[i] += value * value;
    if (basis.plain() != nullptr) leverage[i] += basis.plain_entry(i) * basis.plain_entry(i);
    leverage[i] = std::min(leverage[i], 1.0);
  }
  return leverage;
}

}  // namespace entente
