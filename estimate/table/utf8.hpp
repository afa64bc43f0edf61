#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// Bytes of the first character of `text` (1 to 4), or 0 when `text` is empty or does not start with valid UTF-8
/// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text);

/// `text` in ISO 8859-1 as UTF-8. Also serves Windows-1252 where only letters and digits matter: its quotation marks
/// and dashes (bytes 80 to 9F) become control characters.
std::string utf8_from_latin1(std::string_view text);

}  // namespace entente
