#include "scenarios/yaml/shown.hpp"

#include "estimate/table/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {

std::string shown(std::string_view text) {
  std::string result = "\"";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size() && characters < 60; ++characters) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text.substr(i)));
    const bool control = static_cast<unsigned char>(text[i]) < 0x20 || text[i] == 0x7F;
    result += control ? std::string(" ") : std::string(text.substr(i, length));
    i += length;
    if (characters == 59 && i < text.size()) result += "...";
  }
  return result + '"';
}

}  // namespace entente
