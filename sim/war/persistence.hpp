#pragma once

#include "sim/contribution/coefficients.hpp"

namespace entente {

/// How much of a state's shock remains from one year to the next, for participation and for the amount; in [0, 1).
///
/// Shocks are a Gaussian copula: zeta_t = rho zeta_{t-1} + sqrt(1 - rho^2) eps_t, standard normal in every year. They
/// carry what makes contributors go on contributing; there is no lagged outcome in the contribution equation. One-part
/// families have one shock, whose persistence is `amount`.
struct Persistence {
  double participation = 0;
  double amount = 0;
};

/// What a year's evidence on a state's type is worth when shocks persist: kappa = (1 - rho) / (1 + rho), the ratio of
/// independent to autocorrelated observations behind a mean (1 for independent shocks).
double evidence_weight(double rho);

}  // namespace entente
