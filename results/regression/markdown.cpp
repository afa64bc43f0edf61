#include "results/regression/render.hpp"

#include <cstddef>
#include <string_view>

namespace entente {
namespace {

// Every character that Markdown or the HTML inside it could take for markup.
std::string escaped(std::string_view text) {
  constexpr std::string_view marks = "\\`*_{}[]()#+!|~$^";
  std::string result;
  for (const char c : text) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      if (marks.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + (cell.empty() ? "|" : " |");
  return line + "\n";
}

std::string alignment(std::size_t columns) {
  std::string line = "| :--- |";
  for (std::size_t i = 1; i < columns; ++i) line += " ---: |";
  return line + "\n";
}

// Parentheses and signs of numbers are no markup within a line: only stars and brackets are escaped.
std::string cell_text(const RegressionTable::Cell& cell) {
  std::string text = cell.estimate;
  for (std::size_t i = 0; i < cell.stars.size(); ++i) text += "\\*";
  if (cell.uncertainty.empty()) return text;
  const bool interval = cell.uncertainty.front() == '[';
  return text + "<br>" +
         (interval ? "\\[" + cell.uncertainty.substr(1, cell.uncertainty.size() - 2) + "\\]" : cell.uncertainty);
}

std::string block_text(const RegressionTable::Block& block) {
  const auto escaped_cells = [](const std::vector<std::string>& cells) {
    std::vector<std::string> result;
    for (const std::string& cell : cells) result.push_back(escaped(cell));
    return line_of(result);
  };
  std::string text = "**" + escaped(block.title) + "**\n\n" + escaped_cells(block.head) + alignment(block.head.size());
  for (const auto& row : block.rows) text += escaped_cells(row);
  return text;
}

}  // namespace

std::string regression_markdown(const RegressionTable& table) {
  std::vector<std::string> head = {""};
  for (const auto& column : table.columns) head.push_back(column.number + " " + escaped(column.head));
  std::string text = table.title.empty() ? "" : "**" + escaped(table.title) + "**\n\n";
  text += line_of(head) + alignment(head.size());
  const std::vector<std::string> blank(table.columns.size());
  for (const auto& panel : table.panels) {
    if (!panel.title.empty()) {
      std::vector<std::string> line = {"**" + escaped(panel.title) + "**"};
      line.insert(line.end(), blank.begin(), blank.end());
      text += line_of(line);
    }
    for (const auto& row : panel.rows) {
      std::vector<std::string> line = {escaped(row.label)};
      for (const auto& cell : row.cells) line.push_back(cell_text(cell));
      text += line_of(line);
    }
  }
  for (const auto& statistic : table.statistics) {
    std::vector<std::string> line = {escaped(statistic.label)};
    line.insert(line.end(), statistic.values.begin(), statistic.values.end());
    text += line_of(line);
  }
  for (const auto& block : table.blocks) text += "\n" + block_text(block);
  text += "\n";
  for (const std::string& note : table.notes) text += "- " + escaped(note) + "\n";
  return text;
}

}  // namespace entente
