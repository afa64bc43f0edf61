#include "results/figures/text_width.hpp"

#include "results/figures/theme.hpp"

namespace entente {
namespace {

// Helvetica's letters in four classes, in ems: enough to reserve room, and the renderer knows the exact widths.
double ems(std::string_view letter) {
  constexpr std::string_view thin = "ijl'|";
  constexpr std::string_view narrow = " .,:;!/\\()[]{}ftrI-`\"*";
  constexpr std::string_view wide = "mwMW%@";
  if (letter.size() > 2) return 1;  // beyond U+07FF: may be as wide as it is high
  const char c = letter.front();
  if (letter.size() == 1 && thin.find(c) != thin.npos) return 0.24;
  if (letter.size() == 1 && narrow.find(c) != narrow.npos) return 0.33;
  if (letter.size() == 1 && wide.find(c) != wide.npos) return 0.92;
  return c >= 'A' && c <= 'Z' ? 0.73 : 0.57;
}

// The first letter of valid UTF-8 with all its bytes.
std::string_view first_letter(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u) ++size;
  return text.substr(0, size);
}

bool may_break_after(char c) { return std::string_view(" _:*/-.,;(&+").find(c) != std::string_view::npos; }

// Bytes of `text` that make the first line.
std::size_t line_end(std::string_view text, double width, double points) {
  double used = 0;
  std::size_t after_word = 0, after_sign = 0, end = 0;
  while (end < text.size()) {
    const std::string_view letter = first_letter(text.substr(end));
    used += ems(letter) * points * pixels_per_point;
    const bool space = letter == " ";
    // A space at the end of a line may stand over.
    if (used > width && end > 0 && !space) return after_word > 0 ? after_word : after_sign > 0 ? after_sign : end;
    end += letter.size();
    if (space) after_word = end;
    if (may_break_after(letter.front())) after_sign = end;
  }
  return end;
}

}  // namespace

double text_width(std::string_view text, double points) {
  double sum = 0;
  while (!text.empty()) {
    const std::string_view letter = first_letter(text);
    sum += ems(letter);
    text.remove_prefix(letter.size());
  }
  return sum * points * pixels_per_point;
}

std::vector<std::string> wrapped(std::string_view text, double width, double points) {
  std::vector<std::string> lines;
  do {
    const std::size_t end = line_end(text, width, points);
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines.emplace_back(line);
  } while (!text.empty());
  return lines;
}

}  // namespace entente
