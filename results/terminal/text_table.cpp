#include "results/terminal/text_table.hpp"

#include "results/text/clean.hpp"

#include <algorithm>

namespace entente {
namespace {

// Cuts between characters, never inside one.
std::string shortened(const std::string& name) {
  if (width(name) <= TextTable::widest_name) return name;
  std::string text;
  std::size_t seen = 0;
  for (const char c : name) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    if (starts && ++seen > TextTable::widest_name - 2) break;
    text += c;
  }
  return text + "..";
}

}  // namespace

TextTable::TextTable(std::vector<std::string> upper, std::vector<std::string> lower) {
  const bool two = std::any_of(upper.begin(), upper.end(), [](const std::string& text) { return !text.empty(); });
  if (two) rows_.push_back(std::move(upper));
  rows_.push_back(std::move(lower));
  header_rows_ = rows_.size();
}

void TextTable::add(std::vector<std::string> row) {
  row.resize(rows_.front().size());
  row.front() = shortened(row.front());
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], width(row[column]));
    }
  }
  std::string text;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::string line = "  ";
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const std::string padding(widths[column] - width(rows_[i][column]), ' ');
      line += column == 0 ? rows_[i][column] + padding : "  " + padding + rows_[i][column];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
    if (i + 1 != header_rows_) continue;
    std::size_t whole = 0;
    for (const std::size_t column : widths) whole += column + 2;
    text += "  " + std::string(whole - 2, '-') + '\n';
  }
  return text;
}

}  // namespace entente
