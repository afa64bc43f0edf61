#pragma once

#include "sim/core/identifiers.hpp"

/// What the scenario is about.
namespace entente::compile {

inline constexpr Year first_year{2001};
inline constexpr Year last_year{2014};
inline constexpr CowCode leader{2};     // United States
inline constexpr CowCode theatre{700};  // Afghanistan

constexpr bool in_scenario(Year year) { return year >= first_year && year <= last_year; }

}  // namespace entente::compile
