// How many independent dummy variables absorbed effects stand for.
#include "estimate/fit/absorption.hpp"
#include "estimate/fit/connected_sets.hpp"
#include "sim/core/error.hpp"

#include <Eigen/QR>

#include <cmath>

namespace entente {
namespace {

constexpr std::size_t most_levels = 2000;

/// Rank of the other effects' dummies once the first effect's means are taken out: of D'D - D'A (A'A)^-1 A'D, scaled to
/// a unit diagonal of D'D.
std::size_t rank_beside(const Grouping& first, const std::vector<const Grouping*>& others) {
  Eigen::Index levels = 0;
  for (const Grouping* other : others) levels += static_cast<Eigen::Index>(other->levels());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(levels, levels);
  Eigen::VectorXd counts(levels);
  const auto columns_of = [&](std::size_t row) {
    std::vector<Eigen::Index> columns;
    Eigen::Index offset = 0;
    for (const Grouping* other : others) {
      columns.push_back(offset + static_cast<Eigen::Index>(other->level[row]));
      offset += static_cast<Eigen::Index>(other->levels());
    }
    return columns;
  };
  for (const std::vector<std::size_t>& rows : rows_by_level(first)) {
    counts.setZero();
    for (const std::size_t row : rows) {
      const std::vector<Eigen::Index> columns = columns_of(row);
      for (const Eigen::Index i : columns) {
        ++counts[i];
        for (const Eigen::Index j : columns) ++matrix(i, j);
      }
    }
    std::vector<Eigen::Index> met;
    for (Eigen::Index i = 0; i < levels; ++i) {
      if (counts[i] > 0) met.push_back(i);
    }
    for (const Eigen::Index i : met) {
      for (const Eigen::Index j : met) matrix(i, j) -= counts[i] * counts[j] / static_cast<double>(rows.size());
    }
  }
  Eigen::VectorXd lengths = Eigen::VectorXd::Zero(levels);
  Eigen::Index offset = 0;
  for (const Grouping* other : others) {
    for (const std::uint32_t level : other->level) ++lengths[offset + static_cast<Eigen::Index>(level)];
    offset += static_cast<Eigen::Index>(other->levels());
  }
  const Eigen::VectorXd inverse = lengths.cwiseSqrt().cwiseInverse();
  matrix = inverse.asDiagonal() * matrix * inverse.asDiagonal();
  Eigen::ColPivHouseholderQR<Eigen::Ref<Eigen::MatrixXd>> qr(matrix);
  std::size_t rank = 0;
  for (Eigen::Index i = 0; i < levels; ++i) rank += std::abs(qr.matrixQR()(i, i)) > 1e-9;
  return rank;
}

}  // namespace

std::size_t Absorption::degrees_of_freedom() const {
  const std::size_t levels = eliminated().levels();
  if (rest_.empty()) return levels;
  if (rest_.size() == 1) {
    const Grouping& other = *effects_[rest_[0]];  // within each set a constant can move from one effect to the other
    return levels + other.levels() - connected_sets(eliminated(), other).count;
  }
  if (stacked_ > most_levels) {
    throw input_error({.file = {}, .key = eliminated().name},
                      std::to_string(effects_.size()) + " absorbed effects, of which all but the largest have " +
                          std::to_string(stacked_) + " levels together",
                      "at most " + std::to_string(most_levels) + " of them beside the largest effect",
                      "their degrees of freedom could only be guessed at; absorb two effects");
  }
  std::vector<const Grouping*> others;
  for (const std::size_t e : rest_) others.push_back(effects_[e]);
  return levels + rank_beside(eliminated(), others);
}

}  // namespace entente
