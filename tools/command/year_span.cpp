#include "tools/command/year_span.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cstdint>
#include <optional>

namespace entente {

YearRange year_span(const std::string& option, const std::string& text) {
  const std::size_t hyphen = text.find('-');
  const auto first = parse_integer(std::string_view(text).substr(0, hyphen));
  const auto last = hyphen == std::string::npos ? first : parse_integer(std::string_view(text).substr(hyphen + 1));
  constexpr long long earliest = 1816, latest = 2100;
  if (!first || !last || *first < earliest || *last > latest || *first > *last) {
    throw input_error({.key = option}, '"' + text + '"', "years from 1816 to 2100, as 1853-1856 or 1853");
  }
  return {Year{static_cast<std::uint16_t>(*first)}, Year{static_cast<std::uint16_t>(*last)}};
}

}  // namespace entente
