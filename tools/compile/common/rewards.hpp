#pragma once

#include "tools/compile/afghanistan/source.hpp"
#include "tools/compile/common/left_out.hpp"

#include <string>

namespace entente::compile {

/// What states got from the leader or its allies, or were denied, in the years from `first` to `last`: rewards.csv from
/// facts/rewards.csv, one row a favour, in the order of years and states. Grades A and B alone; what is left out is
/// added to `left_out`. Throws Error (Fault::input) for a kind of favour that has no name here.
std::string rewards_table(const Sources& sources, Year first, Year last, LeftOut& left_out);

}  // namespace entente::compile
