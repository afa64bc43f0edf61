#pragma once

#include "results/run_data/run_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// The words and numbers of which summaries are made. For source files of results/report only.
namespace entente {

inline constexpr double thousand = 1000;  ///< shares are told as soldiers of a thousand

/// A text with every "-" that begins a number as a minus, U+2212. Names, ranges of years and what is missing stay.
std::string with_minus_signs(const std::string& text);
/// A number as a page has it: fixed() with a minus, U+2212.
std::string printed(double number, int decimals);
/// "0.58 ± 0.01" after multiplying by `scale`; without the error where there is none; "-" for a missing value.
std::string plus_minus(double value, double error, int decimals, double scale = 1);
/// "2001-2014", or "2011" for a single year.
std::string span_of(const RunWar& war);
/// "p = 0.012"; "p < 0.001".
std::string p_text(double p);
/// "1 state", "3 states".
std::string counted(std::size_t number, const std::string& one, const std::string& several);

/// The field of a table's first row, NaN where it is empty, the table has no rows or no such column.
double first_number(const RunTable& table, const std::string& column);

/// Positions of a column's numbers, the largest first; what is missing is left out, ties stay in the table's order.
std::vector<std::size_t> descending(const std::vector<double>& numbers);

/// Names of terms and choices as a reader knows them; the word itself where it is not known here.
std::string theory_words(const std::string& theory);
std::string family_words(const std::string& family);

}  // namespace entente
