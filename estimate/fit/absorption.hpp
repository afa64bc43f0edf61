#pragma once

#include "estimate/fit/newton.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Takes the effects of groupings out of columns: what is left of regressing a column on all their dummy variables.
///
/// One effect is plain demeaning. With several, the normal equations of the dummies are solved with the effect of most
/// levels eliminated in closed form and conjugate gradients, scaled by the counts, on the rest (Guimaraes and Portugal
/// 2010 for the equations; Gaure 2013 for the projection; Correia 2016 for conjugate gradients in place of alternating
/// projections, whose rate is the square of theirs). The solution is refined until the remainder no longer changes, so
/// nothing is left to a tolerance but rounding.
class Absorption {
 public:
  /// @param effects at least one; each with a level a row. They are not copied and must outlive this.
  /// @param weights n, positive; empty when all are 1.
  explicit Absorption(std::vector<const Grouping*> effects, std::span<const double> weights = {});

  /// Replaces a column by what the effects leave of it.
  /// @return the values taken out, effect by effect in the order given, by level. With several effects all but the
  /// first have a weighted mean of 0 over the rows.
  /// Throws Error (Fault::work) when conjugate gradients do not converge.
  std::vector<std::vector<double>> take_out(std::span<double> column);

  /// Rank of the dummies: N; N + T less the connected components of two; of three or more exactly by elimination.
  /// Throws Error (Fault::input) when three or more effects have too many levels for that.
  std::size_t degrees_of_freedom() const;

  /// The most conjugate-gradient steps that a column took, and the largest remaining effect relative to the
  /// column (root mean squares; the last solve's own is below).
  const Convergence& convergence() const { return convergence_; }

 private:
  using Vector = std::vector<double>;

  double weight(std::size_t row) const { return weights_.empty() ? 1.0 : weights_[row]; }
  const Grouping& eliminated() const { return *effects_[eliminated_]; }
  /// Takes the eliminated effect's means out of a column and adds them to `means`.
  void demean(std::span<double> column, Vector& means) const;
  /// D'W column: by level of the other effects, stacked.
  Vector rest_sums(std::span<const double> column) const;
  /// D values: a row's sum of the other effects.
  void spread(const Vector& values, std::span<double> column) const;
  Vector rest_means(const Vector& sums) const;
  /// Solves the normal equations for a demeaned column with these rest_sums, until r' (D'W D)^-1 r is below `floor` or
  /// a small part of what it was.
  Vector solve(const Vector& sums, double floor);
  void centre(std::vector<Vector>& values) const;

  std::vector<const Grouping*> effects_;
  std::span<const double> weights_;
  std::size_t eliminated_ = 0;
  std::vector<std::size_t> rest_;    ///< the other effects
  std::vector<std::size_t> offset_;  ///< of each of them in the stacked vector
  std::size_t stacked_ = 0;          ///< its length
  std::vector<Vector> totals_;       ///< weight of every level, by effect
  Convergence convergence_;
};

/// Whether every level of `inner` lies in one level of `outer`: states in regions.
bool nested(const Grouping& inner, const Grouping& outer);

}  // namespace entente
