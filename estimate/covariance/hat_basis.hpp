#pragma once

#include "estimate/covariance/effect_basis.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The projection on everything that a working model fits, dummies of absorbed effects included: H = U U' + P, so that
/// leverages are those of the dummy-variable regression without its dummies ever being written out.
///
/// P projects on the dummies of one effect, the `plain` one, whose blocks are known in closed form. U is an orthonormal
/// basis of the rest: the terms (Z L), and what the other effects add once the plain one is taken out (EffectBasis).
class HatBasis {
 public:
  /// @param clusters only effects nested in it may be the plain one, and with weights of 1 the blocks of P then cancel
  /// out of what clusters ask (Pustejovsky and Tipton 2018, theorem 2); nullptr: the effect of most levels is plain.
  /// Throws Error (Fault::input) as EffectBasis does.
  HatBasis(const Sample& sample, const ModelFit& fit, const Grouping* clusters);

  std::size_t columns() const { return terms_ + effects_.columns(); }  ///< of U
  /// The row of U; its first P values are those of Z L.
  void row(std::size_t i, std::span<double> values) const;

  const Grouping* plain() const { return plain_; }  ///< nothing without absorbed effects or none nested
  /// The entry of the plain effect's unit column in its row.
  double plain_entry(std::size_t i) const { return effects_.plain_entry(i); }

 private:
  const ModelFit& fit_;
  std::size_t terms_ = 0;
  const Grouping* plain_ = nullptr;
  EffectBasis effects_;
};

/// Diagonal of H, n: in [0, 1].
std::vector<double> leverages(const Sample& sample, const ModelFit& fit);

}  // namespace entente
