#include "sim/war/persistence.hpp"

namespace entente {

double evidence_weight(double rho) { return (1 - rho) / (1 + rho); }

}  // namespace entente
