#pragma once

#include "estimate/prediction/potential_effect.hpp"
#include "sim/core/identifiers.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// potential_effect.csv: a row a potential, of one war after another; the column `war` only where there are several.
std::string potential_effect_csv(const std::vector<std::pair<WarId, PotentialEffect>>& wars);

}  // namespace entente
