#include "sim/war/request.hpp"

#include "sim/math/functions.hpp"

#include <algorithm>

namespace entente {

double request_base(const RequestRule& rule, double capability) {
  constexpr double least = 1e-6;  // so that microstates, whose CINC is given as 0, have a logarithm
  return rule.intercept + rule.capability * math::log(std::max(capability, least));
}

double request_probability(const RequestRule& rule, double capability, double tie) {
  return rule.on ? math::logistic(request_base(rule, capability) + rule.tie * tie) : 1;
}

}  // namespace entente
