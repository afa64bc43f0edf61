#include "estimate/table/utf8.hpp"

namespace entente {
namespace {

unsigned byte(char letter) { return static_cast<unsigned char>(letter); }
bool continues(std::string_view text, std::size_t i) { return i < text.size() && (byte(text[i]) & 0xC0u) == 0x80u; }

}  // namespace

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned first = byte(text[0]);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !continues(text, 1)) return 0;
  if (first < 0xE0) return 2;
  const unsigned second = byte(text[1]);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second >= 0xA0;
  const bool beyond = first == 0xF4 && second >= 0x90;
  if (overlong || surrogate || beyond || !continues(text, 2)) return 0;
  if (first < 0xF0) return 3;
  return continues(text, 3) ? 4 : 0;
}

std::string utf8_from_latin1(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    const unsigned code = byte(letter);
    if (code < 0x80) {
      result += letter;
    } else {
      result += static_cast<char>(0xC0u | (code >> 6));
      result += static_cast<char>(0x80u | (code & 0x3Fu));
    }
  }
  return result;
}

}  // namespace entente
