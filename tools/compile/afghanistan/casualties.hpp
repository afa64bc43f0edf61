#pragma once

#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Deaths in Afghanistan in the year. The list names every state that lost soldiers, so that a state not named lost
/// none.
Facts<long long> read_casualties(Sources& sources);

}  // namespace entente::compile
