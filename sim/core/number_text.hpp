#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// The shortest decimal text that reads back to the same double; independent of the locale. "nan", "inf", "-inf"
/// otherwise.
std::string number_text(double number);
/// With a fixed number of digits after the point, for what people read.
std::string number_text(double number, int decimals);
/// The whole of `text` as a finite number in plain or scientific notation ("12", "-0.5", "1e-3"), or nothing.
/// Neither spaces, signs "+", hexadecimals, thousands separators nor "nan" and "inf" pass.
std::optional<double> parse_number(std::string_view text);
/// The whole of `text` as a decimal integer without leading zeros ("010" is nothing), or nothing.
std::optional<long long> parse_integer(std::string_view text);

}  // namespace entente
