#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// An orthonormal basis of what the dummies of absorbed effects add to those of one among them, the `plain` effect.
///
/// With D1 the dummies of the plain effect, M1 = I - P1 and D2 all other dummies, the effects' span is that of D1 and
/// M1 D2 (Frisch and Waugh), and this is a basis of the latter: with weights W of W^(1/2) M1 D2, where P1 projects
/// with weights. Rows are computed when asked for, from a matrix a level, so that no dummy is ever written out.
class EffectBasis {
 public:
  /// No columns.
  EffectBasis() = default;
  /// @param effects must outlive the basis.
  /// @param plain one of them, or nullptr for none.
  /// @param weights n, empty when all are 1; kept.
  /// @param clusters in which the plain effect is nested, for messages; nullptr where none matter.
  /// Throws Error (Fault::input) when the other effects have more than `most_levels` levels.
  EffectBasis(const std::vector<Grouping>& effects, const Grouping* plain, std::span<const double> weights,
              const Grouping* clusters);

  std::size_t columns() const { return columns_; }
  /// Row `i` of the basis, of columns() values.
  void row(std::size_t i, std::span<double> values) const;
  /// The entry of the plain effect's unit column in its row: sqrt(w_i / sum of w over the level).
  double plain_entry(std::size_t i) const;

  /// More would ask for a dense matrix of that side.
  static constexpr std::size_t most_levels = 3000;

 private:
  double weight(std::size_t i) const { return weights_.empty() ? 1.0 : weights_[i]; }
  void add_levels(std::size_t levels, std::size_t rows);

  std::span<const double> weights_;
  std::size_t columns_ = 0;
  const Grouping* plain_ = nullptr;
  std::vector<double> plain_totals_;     ///< sum of weights by level
  std::vector<const Grouping*> others_;  ///< D2's, in the order of `offsets_`
  std::vector<std::size_t> offsets_;
  std::vector<double> of_level_;  ///< F, levels of D2 x columns
  std::vector<double> of_plain_;  ///< mean of D2's rows within a level of D1, times F
};

/// The effect of most levels, of those nested in the clusters where `clusters` is given; nullptr where there is none.
const Grouping* plain_effect(const std::vector<Grouping>& effects, const Grouping* clusters);

/// The basis that a cluster bootstrap needs. A cluster's weight is a constant factor on every level of an effect nested
/// in the clusters, so that residuals orthogonal to those effects stay so: where all are nested there are no columns.
/// Of the others (years, say) nothing of the kind holds.
EffectBasis bootstrap_basis(const std::vector<Grouping>& effects, const Grouping& clusters);

}  // namespace entente
