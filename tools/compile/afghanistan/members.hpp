#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <vector>

namespace entente::compile {

/// The members of the COW state system in every year of the scenario (on at least one day of it), by state and year.
std::vector<StateYear> read_members(const Sources& sources);

}  // namespace entente::compile
