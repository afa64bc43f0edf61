#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/war/persistence.hpp"

namespace entente {

/// The normal distribution of a shock in a later year.
struct ShockOutlook {
  double mean = 0;
  double deviation = 1;  ///< above 0
};

/// What one replicate holds of a state's persistent shocks after a year that is on record or has been drawn.
///
/// zeta_t = rho zeta_{t-1} + sqrt(1 - rho^2) eps_t (docs/model.md). A share on record tells the shock where it is above
/// 0, and in which tail it lies where it is 0 (one-part families), or for participation on which side of its threshold.
struct LatentShock {
  bool known = false;
  Year year = {};
  double value = 0;

  /// The shock of a later year given this one, the years between left open; standard normal where nothing is known.
  ShockOutlook outlook(Year to, double rho) const;
  /// Moves on to a later year: with normal `eps`, standard normal where nothing is known. Returns the new value.
  double advance(Year to, double rho, double eps);
  void set(Year at, double to);
};

/// The participation shock of a state that did or did not take part, by a uniform: normal, given Phi(zeta) < pi or not,
/// pi = logistic(eta).
double participation_shock_given(bool takes_part, double eta, double uniform);

/// The shock of a one-part family whose share was 0: normal, given eta + sigma zeta <= 0.
double shock_given_none(double eta, double sigma, double uniform);

}  // namespace entente
