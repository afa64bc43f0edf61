#include "results/description/description.hpp"
#include "results/text/clean.hpp"

#include <string_view>

namespace entente {
namespace {

bool is_word_letter(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
         code >= 0x80;
}

// An underscore within a word is no markup, and names of keys are full of them.
std::string escaped(std::string_view raw) {
  constexpr std::string_view marks = "\\`*{}[]#!|~$^";
  const std::string text = clean_line(raw);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool within = i > 0 && i + 1 < text.size() && is_word_letter(text[i - 1]) && is_word_letter(text[i + 1]);
    switch (c) {
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '&': result += "&amp;"; break;
      default:
        if (marks.find(c) != std::string_view::npos || (c == '_' && !within)) result += '\\';
        result += c;
    }
  }
  return result;
}

// What would begin a list or a quotation at the start of a line.
std::string line_of_text(std::string_view raw) {
  const std::string text = escaped(raw);
  const bool marker = text.starts_with('-') || text.starts_with('+') || text.starts_with('=');
  const std::size_t digits = text.find_first_not_of("0123456789");
  const bool number = digits != 0 && digits != std::string::npos && (text[digits] == '.' || text[digits] == ')');
  if (number) return text.substr(0, digits) + "\\" + text.substr(digits);
  return (marker ? "\\" : "") + text;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + escaped(cell) + (cell.empty() ? "|" : " |");
  return row + "\n";
}

struct Writer {
  std::string operator()(const Description::Paragraph& paragraph) const { return line_of_text(paragraph.text) + "\n"; }
  std::string operator()(const Description::Bullets& bullets) const {
    std::string text;
    for (std::size_t i = 0; i < bullets.items.size(); ++i) {
      text += (bullets.numbered ? std::to_string(i + 1) + ". " : "- ") + line_of_text(bullets.items[i]) + "\n";
    }
    return text;
  }
  std::string operator()(const Description::Formula& formula) const {
    std::string text;
    for (const std::string& line : formula.lines) text += "    " + clean_line(line) + "\n";
    return text;
  }
  std::string operator()(const Description::DataTable& table) const {
    std::string text = row_of(table.head) + "|";
    for (std::size_t i = 0; i < table.head.size(); ++i) text += "---|";
    text += "\n";
    for (const auto& row : table.rows) text += row_of(row);
    return text;
  }
};

}  // namespace

std::string description_markdown(const Description& description) {
  std::string text = "# " + escaped(description.title) + "\n";
  for (const Description::Section& section : description.sections) {
    text += "\n" + std::string(static_cast<std::size_t>(section.level), '#') + " " + escaped(section.title) + "\n";
    for (const Description::Block& block : section.blocks) text += "\n" + std::visit(Writer{}, block);
  }
  return text;
}

}  // namespace entente
