#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The user's text for a message: in double quotes, on one line, cut after 60 characters.
std::string shown(std::string_view text);

}  // namespace entente
