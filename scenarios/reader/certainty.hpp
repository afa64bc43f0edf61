#pragma once

#include "scenarios/reader/value.hpp"

#include <string>

namespace entente {

/// The word for `observed.certainty` beside a list of marks.
inline constexpr const char* every_certainty = "all";
/// The marks of a record's values, from the surest on: counted by official sources; by others that are named; carried
/// from another date, or partly verified; doubtful or incomplete.
inline constexpr const char* certainty_marks = "ABCD";

/// The marks that a value of `observed.certainty` lets count, in their order: "AB"; "" for all, marked or not.
std::string counting_marks(const Value& value);

}  // namespace entente
