#include "tools/command/option_words.hpp"

#include <algorithm>

namespace entente {

std::vector<std::string> split_list(const std::string& option, const std::string& text, const std::string& expected) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    parts.push_back(text.substr(at, end - at));
    if (parts.back().empty()) throw input_error({.key = option}, "\"" + text + "\" has an empty part", expected);
    at = end + 1;
  }
  return parts;
}

}  // namespace entente
