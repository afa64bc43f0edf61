#include "sim/war/withdrawal.hpp"

#include "sim/math/functions.hpp"

namespace entente {

double losses_term(double losses_per_100000) { return math::log1p(losses_per_100000); }

double withdrawal_probability(const WithdrawalHazard& hazard, double losses_per_100000, bool democracy, double tie) {
  if (!hazard.on) return 0;
  return math::logistic(hazard.intercept + hazard.losses * losses_term(losses_per_100000) +
                        (democracy ? hazard.democracy : 0.0) + hazard.tie * tie);
}

}  // namespace entente
