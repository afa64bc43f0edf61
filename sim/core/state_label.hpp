#pragma once

#include "sim/core/identifiers.hpp"

#include <string>

namespace entente {

/// What people call a state.
struct StateLabel {
  CowCode cow = {};
  std::string iso3 = {};  ///< ISO 3166-1 alpha-3; empty for states that never had one
  std::string name = {};  ///< "New Zealand"
};

}  // namespace entente
