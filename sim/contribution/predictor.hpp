#pragma once

#include "sim/math/lane/inline.hpp"

/// The part of the contribution equation that potential moves, written once for the fit's tests, for single states and
/// for lanes of replicates.
namespace entente {

/// What a state signals of its unrealized alliance potential: min(P, P*) + Lambda max(P - P*, 0). Below the reference
/// P* there is nothing to signal, so only the surplus is weighted. `lambda` >= 0 is the state's type; 1, as in the fit,
/// gives P itself but for rounding (Gannon and Kent 2020, whose regression knows no types).
ENTENTE_LANE double signalled_potential(double potential, double reference, double lambda) {
  const double surplus = potential - reference;
  return (potential < reference ? potential : reference) + lambda * (surplus > 0 ? surplus : 0.0);
}

/// eta: all covariates and state effects in `offset`, and the term that a state's behaviour moves.
/// `slope` is the coefficient of potential, in units of eta per unit of potential.
ENTENTE_LANE double linear_predictor(double offset, double slope, double signalled) {
  return offset + slope * signalled;
}

}  // namespace entente
