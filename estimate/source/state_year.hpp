#pragma once

#include "sim/core/identifiers.hpp"

#include <compare>
#include <map>
#include <optional>
#include <string>

namespace entente {

/// The key of every country-year source: a state in a calendar year.
struct StateYear {
  CowCode state;
  Year year;
  friend constexpr auto operator<=>(StateYear, StateYear) = default;
};

/// One fact a state-year, in the order of codes and years; a state-year that is absent is unknown, never zero.
template <class Fact>
using Facts = std::map<StateYear, Fact>;

/// The fact of a state-year, or nothing.
template <class Fact>
std::optional<Fact> find(const Facts<Fact>& facts, StateYear key) {
  const auto found = facts.find(key);
  if (found == facts.end()) return std::nullopt;
  return found->second;
}

/// Both must fit 16 bits.
StateYear state_year(long long state, long long year);
StateYear state_year(CowCode state, long long year);
/// "Germany 2003", as audits name rows.
std::string label(StateYear key);

}  // namespace entente
