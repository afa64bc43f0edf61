#pragma once

namespace entente {

struct NewtonOptions {
  int iterations = 100;  ///< Newton steps at most; ordinary fits take about 6
  /// Converged when the next Newton step, measured in standard errors (the root of g' A^-1 g), is shorter than this.
  double tolerance = 1e-9;
};

/// How the climb ended. A fit that did not converge is an Error, so a fit in hand has converged.
struct Convergence {
  int iterations = 0;        ///< Newton steps taken
  int halvings = 0;          ///< times a step was cut in half
  double gradient_norm = 0;  ///< sqrt(g' A^-1 g) at the end: the length of the next step, in standard errors
};

}  // namespace entente
