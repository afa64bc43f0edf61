#include "sim/war/persistence.hpp"

#include <cmath>

namespace entente {

double persistent_shock(double rho, double shock, double innovation) {
  return rho * shock + std::sqrt(1 - rho * rho) * innovation;
}

double evidence_weight(double rho) { return (1 - rho) / (1 + rho); }

}  // namespace entente
