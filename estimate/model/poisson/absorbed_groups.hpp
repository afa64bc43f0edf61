#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Which group of one absorbed effect each row belongs to; every group has a row.
struct AbsorbedGroups {
  std::vector<std::uint32_t> group;   ///< n
  std::vector<std::uint32_t> labels;  ///< by group: the level in the sample's grouping
  std::size_t groups() const { return labels.size(); }
};

/// The groups of each effect over some rows of a sample.
std::vector<AbsorbedGroups> absorbed_groups(const std::vector<Grouping>& effects, std::span<const std::size_t> rows);

/// The sets of groups of two effects that rows connect, each named by a number below the sum of both numbers of groups.
struct ConnectedSets {
  std::vector<std::size_t> of_first, of_second;  ///< by group
  std::size_t count = 0;
};
ConnectedSets connected_sets(const AbsorbedGroups& first, const AbsorbedGroups& second,
                             const std::vector<bool>& connecting);

/// Degrees of freedom that the effects take: N of one, N + T - c of two, c the number of sets of rows that no group
/// connects (Abowd, Creecy and Kramarz 2002); of each further effect its groups less one, which is an upper bound.
std::size_t absorbed_degrees(const std::vector<AbsorbedGroups>& effects);

/// Takes weighted group means out of variables: the residuals of a weighted regression on all groups' dummies.
///
/// One effect takes one pass. Several take the conjugate gradient method on symmetric sweeps over the effects (Correia
/// 2016), to a relative residual of 1e-14.
class WeightedDemeaning {
 public:
  /// @param weights n, not negative. Both are kept by reference.
  WeightedDemeaning(const std::vector<AbsorbedGroups>& effects, const std::vector<double>& weights);

  /// Demeans n values in place. Throws Error (Fault::work) when the sweeps do not converge.
  void apply(std::vector<double>& values) const;
  /// Each column of an n x k row-major matrix.
  void apply_columns(std::vector<double>& matrix, std::size_t columns) const;

 private:
  void remove_means(std::size_t effect, std::vector<double>& values) const;
  void sweep(std::vector<double>& values) const;
  double product(const std::vector<double>& a, const std::vector<double>& b) const;
  bool pass(std::vector<double>& values) const;

  const std::vector<AbsorbedGroups>& effects_;
  const std::vector<double>& weights_;
  std::vector<std::vector<double>> totals_;  // weight of each group
};

/// Effects a_1, a_2, ... whose sums over a row's groups are `sums` (n), those after the first with a mean of 0 over the
/// rows; by effect and group. `sums` lie in the span of the effects.
std::vector<std::vector<double>> recover_effects(const std::vector<AbsorbedGroups>& effects,
                                                 const std::vector<double>& sums);

}  // namespace entente
