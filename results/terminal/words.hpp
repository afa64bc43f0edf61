#pragma once

#include "results/scores/simulated.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Numbers and paragraphs for people, plain ASCII but for names, independent of the locale.
namespace entente {

/// Widest line of a report.
inline constexpr std::size_t report_width = 100;

/// With a fixed number of decimals; "-" for a missing value; never "-0.00".
std::string fixed(double number, int decimals);
/// Rounded, thousands set off by commas: "41,000", or with decimals "41,000.25".
std::string grouped(double number, int decimals = 0);
/// "3.21 +- 0.04", after multiplying by `scale`; without the error where there is none.
std::string with_error(const Simulated& number, int decimals, double scale = 1);
/// The same as per cent: "87.1 % +- 0.3 %".
std::string percent(double share);
std::string percent(const Simulated& share);
/// "1st", "2nd", "3rd", "11th", "21st".
std::string ordinal(std::size_t number);
/// A paragraph broken between words, first line after `lead`, the others indented as far; ended by LF.
std::string wrapped(std::string_view text, std::string_view lead, std::size_t width = report_width);

}  // namespace entente
