#pragma once

#include "results/behaviour.hpp"

#include <string>

namespace entente {

/// Behaviour over time as a CSV table, one row a statistic: observed, simulated mean with its Monte Carlo error and 5
/// and 95 % quantiles over replicates, `inside` (1 or 0, empty where undefined), and the replicates left out because
/// the statistic is undefined in them. Shares and zeros are fractions.
std::string behaviour_csv(const Behaviour& behaviour);

}  // namespace entente
