#pragma once

#include "scenarios/reader/resolve.hpp"
#include "scenarios/yaml/problems.hpp"

namespace entente {

/// Adds a problem for everything that single keys cannot say: years within years, distinct ids and names, references
/// from key to key. Values that are missing or faulty have their own problems already and are passed over.
void check_across_keys(const Values& values, Problems& problems);

/// Its parts.
void check_wars(const Values& values, Problems& problems);
void check_counterfactuals(const Values& values, Problems& problems);

}  // namespace entente
