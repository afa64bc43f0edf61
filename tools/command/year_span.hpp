#pragma once

#include "sim/core/identifiers.hpp"

#include <string>

namespace entente {

struct YearRange {
  Year first, last;
};

/// The value of an option as "1853-1856" or "1853", years from 1816 to 2100. Throws Error (Fault::input) with the
/// option's name.
YearRange year_span(const std::string& option, const std::string& text);

}  // namespace entente
