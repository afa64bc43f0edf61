#pragma once

#include "estimate/theory/theory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Every theory, in the order in which outputs list them: those with terms first, floors last. How to add one:
/// docs/adding-a-theory.md.
const std::vector<Theory>& theories();

/// The theory of that name. Throws Error (Fault::input) with the nearest name when there is none.
const Theory& theory(std::string_view name);

/// The names of all theories that have terms: those by which agents can act.
std::vector<std::string> names_of_theories_with_terms();

/// Every term that one of these theories has, once each, in the order in which they come up; "potential" last.
std::vector<std::string> terms_of_all(const std::vector<Theory>& theories);

}  // namespace entente
