#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Text as HTML, in elements and in attributes with quotes: nothing of it is markup.
std::string html_escaped(std::string_view text);

}  // namespace entente
