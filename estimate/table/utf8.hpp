#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// Bytes of the first character of `text` (1 to 4), or 0 when `text` is empty or does not start with valid UTF-8
/// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text);

/// `text` in Windows-1252 as UTF-8: ISO 8859-1 but for the bytes 80 to 9F, which are quotation marks, dashes and some
/// letters. The five bytes among them without a meaning become control characters, as browsers have it (WHATWG).
std::string utf8_from_windows_1252(std::string_view text);

}  // namespace entente
