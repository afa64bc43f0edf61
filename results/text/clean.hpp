#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// A name from a user's file as one line of valid UTF-8 that any terminal and any XML reader can take: malformed bytes,
/// control characters (line breaks and escape sequences among them) and noncharacters become U+FFFD.
std::string clean_line(std::string_view text);

/// Code points of valid UTF-8: what a column of a plain-text table needs.
std::size_t width(std::string_view text);

}  // namespace entente
