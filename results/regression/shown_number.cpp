#include "results/regression/shown_number.hpp"

#include "results/terminal/words.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace entente {
namespace {

constexpr int most_decimals = 7;
constexpr double largest_plain = 1e7;

std::string scientific(double number, int decimals) {
  std::array<char, 64> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, decimals);
  return {buffer.data(), end.ptr};
}

// The power of ten of the number's first digit once it is rounded to so many digits: 0.09996 is 0.1000 with three.
int exponent_of(double number, int significant) {
  const std::string text = scientific(number, significant - 1);
  const std::string exponent = text.substr(text.find('e') + 1);
  return std::atoi(exponent.c_str());
}

bool usable(double number) { return std::isfinite(number) && number != 0; }

}  // namespace

ShownDigits digits_of(double estimate, std::optional<double> standard_error, int significant) {
  const bool has_error = standard_error && usable(*standard_error);
  if (!has_error && !usable(estimate)) return {significant, false};
  const int last = has_error ? exponent_of(*standard_error, significant) - (significant - 1)
                             : exponent_of(estimate, significant + 1) - significant;
  const double larger = std::max(std::abs(estimate), has_error ? *standard_error : 0.0);
  if (-last <= most_decimals && larger < largest_plain) return {std::max(0, -last), false};
  // Mantissas are cut at the same place as plain decimals would be: see shown_number.
  return {-last, true};
}

std::string shown_number(double number, const ShownDigits& digits) {
  if (!std::isfinite(number)) return "";
  if (!digits.scientific) return fixed(number, digits.decimals);
  if (number == 0) return "0";
  const int mantissa = exponent_of(number, 17) + digits.decimals;
  return scientific(number, std::clamp(mantissa, 0, 16));
}

std::string shown_number(double number, int significant) {
  return shown_number(number, digits_of(number, std::nullopt, significant - 1));
}

std::string shown_p_value(double p_value) {
  if (!std::isfinite(p_value)) return "";
  return p_value < 0.0005 ? "<0.001" : fixed(p_value, 3);
}

std::string shown_level(double level) { return number_text(std::round(1e8 * level) / 1e6) + " %"; }

std::string shown_df(double df) {
  if (!std::isfinite(df)) return "";
  return df == std::round(df) ? fixed(df, 0) : fixed(df, 1);
}

}  // namespace entente
