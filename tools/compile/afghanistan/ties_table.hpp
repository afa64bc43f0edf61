#pragma once

#include "tools/compile/afghanistan/alliances.hpp"

#include <string>
#include <vector>

namespace entente::compile {

/// scenarios/afghanistan/ties.csv
std::string ties_table(const std::vector<TieSpell>& spells);

}  // namespace entente::compile
