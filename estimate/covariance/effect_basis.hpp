#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// An orthonormal basis of what absorbed effects that are not nested in the clusters add to those that are.
///
/// Effects nested in the clusters need no columns in a cluster bootstrap: a cluster's weight is a constant factor on
/// every one of their levels, so that residuals orthogonal to them stay so. Of the others (years, say) nothing of the
/// kind holds. With D1 the dummies of the largest nested effect, M1 = I - P1 and D2 all other dummies, the effects'
/// span is that of D1 and M1 D2 (Frisch and Waugh), and this is a basis of the latter.
class EffectBasis {
 public:
  /// No columns.
  EffectBasis() = default;
  /// Throws Error (Fault::input) when effects that are not nested have more than `most_levels` levels.
  EffectBasis(const std::vector<Grouping>& effects, const Grouping& clusters);

  std::size_t columns() const { return columns_; }
  /// Row `i` of the basis, of columns() values.
  void row(std::size_t i, std::span<double> values) const;

  /// More would ask for a dense matrix of that side.
  static constexpr std::size_t most_levels = 3000;

 private:
  std::size_t columns_ = 0;
  std::vector<const Grouping*> others_;  ///< D2's, in the order of `offsets_`
  std::vector<std::size_t> offsets_;
  const Grouping* nested_ = nullptr;
  std::vector<double> of_level_;   ///< F, levels of D2 x columns
  std::vector<double> of_nested_;  ///< mean of D2's rows within a level of D1, times F
};

/// Whether every level of `effect` lies within one cluster.
bool nested_in(const Grouping& effect, const Grouping& clusters);

}  // namespace entente
