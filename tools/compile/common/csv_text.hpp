#pragma once

#include <optional>
#include <string>
#include <vector>

namespace entente::compile {

/// A line of CSV; fields with a comma, a quotation mark or a line break are quoted.
std::string csv_line(const std::vector<std::string>& fields);

/// Shortest text, "" when missing.
std::string text_of(std::optional<double> number);
/// Rounded to so many significant digits, as what is computed from rounded sources deserves.
std::string text_of(std::optional<double> number, int significant_digits);

}  // namespace entente::compile
