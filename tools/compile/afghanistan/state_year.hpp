#pragma once

#include "sim/core/identifiers.hpp"

#include <compare>
#include <map>
#include <string>
#include <vector>

namespace entente::compile {

/// The key of every table here: a state in a calendar year.
struct StateYear {
  CowCode state;
  Year year;
  friend constexpr auto operator<=>(StateYear, StateYear) = default;
};

inline constexpr Year first_year{2001};
inline constexpr Year last_year{2014};
inline constexpr CowCode leader{2};     // United States
inline constexpr CowCode theatre{700};  // Afghanistan

/// One fact a state-year; a state-year that is absent is unknown.
template <class Fact>
using Facts = std::map<StateYear, Fact>;

StateYear state_year(CowCode state, long long year);
StateYear state_year(long long state, long long year);
bool in_scenario(long long year);
/// "Germany 2003", as audits name rows.
std::string label(StateYear key);

}  // namespace entente::compile
