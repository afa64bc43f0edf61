#include "estimate/table/utf8.hpp"

namespace entente {
namespace {

unsigned byte(char letter) { return static_cast<unsigned char>(letter); }
bool continues(std::string_view text, std::size_t i) { return i < text.size() && (byte(text[i]) & 0xC0u) == 0x80u; }

// The characters of bytes 80 to 9F (WHATWG Encoding Standard, index windows-1252).
constexpr unsigned windows_1252[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// A character below U+10000.
void append(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0u | (code >> 6));
    text += static_cast<char>(0x80u | (code & 0x3Fu));
  } else {
    text += static_cast<char>(0xE0u | (code >> 12));
    text += static_cast<char>(0x80u | ((code >> 6) & 0x3Fu));
    text += static_cast<char>(0x80u | (code & 0x3Fu));
  }
}

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

std::string utf8_from_windows_1252(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    const unsigned code = byte(letter);
    append(result, code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80] : code);
  }
  return result;
}

}  // namespace entente
