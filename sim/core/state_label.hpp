#pragma once

#include <string>

#include "sim/core/identifiers.hpp"

namespace entente {

/// How a state is named in outputs.
struct StateLabel {
  CowCode cow;
  std::string iso3;  ///< "NZL"
  std::string name;  ///< "New Zealand"
};

}  // namespace entente
