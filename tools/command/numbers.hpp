#pragma once

#include <string>

namespace entente {

/// The value of an option as a whole number, as strictly as a scenario file reads one: neither "010" nor "+5" nor an
/// empty text passes. Throws Error (Fault::input) with the option's name.
long long whole_number(const std::string& option, const std::string& text);
long long whole_number(const std::string& option, const std::string& text, long long least, long long most);

}  // namespace entente
