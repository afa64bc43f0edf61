#pragma once

#include <optional>
#include <string_view>

namespace entente::compile {

/// How well a figure of the compilations of facts is known: 'A' official, 'B' press, agency or another secondary
/// source, 'C' a proxy, a copy, carried from another date, or a part of the force. Nothing for one that is doubtful,
/// without a figure, or put together from a total ("D-doubtful", "gap", "C split, B total"), which tables leave out.
std::optional<char> grade(std::string_view certainty);

}  // namespace entente::compile
