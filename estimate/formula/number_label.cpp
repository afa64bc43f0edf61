#include "estimate/formula/number_label.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace entente {

// formatReal() of R's src/main/format.c with R_print.digits = 15 and scipen = 0.
std::string number_label(double number) {
  if (number == 0) return "0";
  if (!std::isfinite(number)) return number_text(number);
  constexpr int most_digits = 15;
  std::array<char, 64> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                     std::chars_format::scientific, most_digits - 1);
  const std::string text(buffer.data(), written.ptr);
  const std::size_t mark = text.find('e');
  std::string digits = text.substr(0, 1) + text.substr(2, mark - 2);
  digits.erase(digits.find_last_not_of('0') + 1);
  const int exponent = static_cast<int>(parse_number(text.substr(text[mark + 1] == '+' ? mark + 2 : mark + 1)).value());
  const int significant = static_cast<int>(digits.size());
  const int decimals = std::max(0, significant - exponent - 1);
  const int fixed_width = std::max(exponent, 0) + 1 + (decimals > 0 ? decimals + 1 : 0);
  const int scientific_width = significant + (significant > 1 ? 1 : 0) + (std::abs(exponent) >= 100 ? 5 : 4);
  const std::string sign = number < 0 ? "-" : "";
  if (fixed_width <= scientific_width) return sign + number_text(std::abs(number), decimals);
  return sign + digits.substr(0, 1) + (significant > 1 ? "." + digits.substr(1) : "") + text.substr(mark);
}

}  // namespace entente
