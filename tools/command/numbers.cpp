#include "tools/command/numbers.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <optional>

namespace entente {

long long whole_number(const std::string& option, const std::string& text) {
  const std::optional<long long> number = parse_integer(text);
  if (!number) throw input_error({.key = option}, "\"" + text + "\" is not a whole number", "digits only, as in 200");
  return *number;
}

long long whole_number(const std::string& option, const std::string& text, long long least, long long most) {
  const long long number = whole_number(option, text);
  if (number < least || number > most) {
    throw input_error({.key = option}, text + " is out of range",
                      "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

}  // namespace entente
