#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// A likelihood with one parameter more than are reported, in terms of those reported: with `root` R (p + 1) x (p + 1),
/// R R' the whole inverse information and the nuisance parameter last.
///
/// The reported block of the inverse information is L L', and the efficient scores s - I_12 I_22^-1 t, where t is the
/// nuisance parameter's own score, are such that L L' times them is what R R' times the whole scores is: every sandwich
/// and every bootstrap of the reported parameters allows for the nuisance parameter's estimation (Cox and Hinkley 1974,
/// section 9.3; Bickel et al. 1993).
struct WithoutNuisance {
  std::vector<double> root;    ///< L, p x p row-major
  std::vector<double> weight;  ///< p: -I_12 / I_22
};
WithoutNuisance without_nuisance(std::span<const double> root, std::size_t p);

}  // namespace entente
