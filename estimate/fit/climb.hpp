#pragma once

#include "estimate/fit/newton.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// A log-likelihood to be maximised, in k coordinates in which it is well conditioned.
class Objective {
 public:
  virtual ~Objective() = default;
  virtual double value(std::span<const double> point) const = 0;
  /// Fills in the gradient (k) and minus the Hessian (k x k row-major).
  virtual void slope(std::span<const double> point, std::span<double> gradient,
                     std::span<double> information) const = 0;
};

/// Where a climb ended, converged or not.
struct Climb {
  std::vector<double> point;        ///< k
  std::vector<double> information;  ///< there, k x k row-major
  Convergence convergence;
  bool converged = false;
};

/// Newton's method with step halving. Where minus the Hessian is not positive, which happens only to likelihoods that
/// are not concave, a multiple of the identity is added (Levenberg 1944), and such a point never counts as converged.
Climb climb(const Objective& objective, std::vector<double> start, const NewtonOptions& options);

/// Throws Error (Fault::work) that says how far the fit of that name ("logit") was from the end, unless it converged.
void require_convergence(const Climb& end, const std::string& name);
[[noreturn]] void throw_not_converged(const Convergence& end, const std::string& name);

/// B C^-T, where `information` = C C' and `basis_root` B turn coordinates into parameters: a root of the inverse
/// information in the parameters' own units. All are k x k row-major.
std::vector<double> inverse_root(std::span<const double> basis_root, std::span<const double> information);

}  // namespace entente
