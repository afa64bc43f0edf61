#include "results/terminal/words.hpp"

#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

std::string fixed(double number, int decimals) {
  if (!std::isfinite(number)) return "-";
  const std::string text = number_text(number, decimals);
  const bool zero = text.find_first_not_of("-0.") == std::string::npos;
  return zero && text.front() == '-' ? text.substr(1) : text;
}

std::string grouped(double number, int decimals) {
  std::string text = fixed(number, decimals);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string with_error(const Simulated& number, int decimals, double scale) {
  std::string text = fixed(scale * number.value, decimals);
  if (std::isfinite(number.value) && std::isfinite(number.error))
    text += " +- " + fixed(scale * number.error, decimals);
  return text;
}

std::string percent(double share) { return std::isfinite(share) ? fixed(100 * share, 1) + " %" : "-"; }

std::string percent(const Simulated& share) {
  const bool known = std::isfinite(share.value) && std::isfinite(share.error);
  return percent(share.value) + (known ? " +- " + percent(share.error) : "");
}

std::string ordinal(std::size_t number) {
  const std::size_t last = number % 10;
  const bool teen = number % 100 / 10 == 1;
  const char* ending = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return std::to_string(number) + ending;
}

std::string wrapped(std::string_view text, std::string_view lead, std::size_t line_width) {
  const std::string indent(width(lead), ' ');
  std::string paragraph;
  std::string line(lead);
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!fresh && width(line) + 1 + width(word) > line_width) {
      paragraph += line + '\n';
      line = indent;
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
    fresh = false;
  }
  return paragraph + line + '\n';
}

}  // namespace entente
