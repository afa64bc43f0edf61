#pragma once

#include "sim/war/rules.hpp"

namespace entente {

/// Log-odds that a state is asked, without those of its tie: c0 + c_capability ln(max(CINC, 1e-6)).
/// @param capability CINC in [0, 1]
double request_base(const RequestRule& rule, double capability);

/// Probability in [0, 1] that a state is asked: 1 where everybody is, else logistic(c0 + c_tie a + c_capability
/// ln(max(CINC, 1e-6))).
/// @param tie a in [0, 1] before the year
double request_probability(const RequestRule& rule, double capability, double tie);

}  // namespace entente
