#include "results/regression/render.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

// An empty line of cells stands for a rule.
class Grid {
 public:
  explicit Grid(std::size_t columns) : widths_(columns, 0) {}

  void add(std::vector<std::string> line) {
    for (std::size_t i = 0; i < line.size(); ++i) widths_[i] = std::max(widths_[i], width(line[i]));
    lines_.push_back(std::move(line));
  }
  void rule() { lines_.emplace_back(); }
  /// A line of its own, which no column has to hold.
  void heading(const std::string& text) { lines_.push_back({text}); }

  std::string text() const {
    std::size_t whole = 0;
    for (const std::size_t column : widths_) whole += column + 2;
    std::string text;
    for (const auto& line : lines_) text += line.empty() ? std::string(whole - 2, '-') + '\n' : aligned(line);
    return text;
  }

 private:
  std::string aligned(const std::vector<std::string>& line) const {
    if (line.size() == 1) return line.front() + '\n';
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string padding(widths_[i] - width(line[i]), ' ');
      text += i == 0 ? line[i] + padding : "  " + padding + line[i];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
  }

  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> lines_;
};

// Stars hang over to the right, so that the digits stay aligned.
std::string padded(const std::string& text, const std::string& stars, std::size_t room) {
  return text.empty() ? text : text + stars + std::string(room - stars.size(), ' ');
}

std::size_t most_stars(const RegressionTable& table) {
  std::size_t most = 0;
  for (const auto& panel : table.panels) {
    for (const auto& row : panel.rows) {
      for (const auto& cell : row.cells) most = std::max(most, cell.stars.size());
    }
  }
  return most;
}

void add_panel(const RegressionTable::Panel& panel, std::size_t room, Grid& grid) {
  if (!panel.title.empty()) grid.heading(panel.title);
  for (const RegressionTable::Row& row : panel.rows) {
    std::vector<std::string> upper = {row.label};
    std::vector<std::string> lower = {""};
    bool has_lower = false;
    for (const RegressionTable::Cell& cell : row.cells) {
      upper.push_back(padded(cell.estimate, cell.stars, room));
      // Its closing bracket hangs over likewise.
      lower.push_back(padded(cell.uncertainty, "", room > 0 ? room - 1 : 0));
      has_lower = has_lower || !cell.uncertainty.empty();
    }
    grid.add(std::move(upper));
    if (has_lower) grid.add(std::move(lower));
  }
}

std::string block_text(const RegressionTable::Block& block) {
  Grid grid(block.head.size());
  grid.add(block.head);
  grid.rule();
  for (const auto& row : block.rows) grid.add(row);
  return block.title + "\n" + grid.text();
}

}  // namespace

std::string regression_text(const RegressionTable& table) {
  const std::size_t room = most_stars(table);
  Grid grid(table.columns.size() + 1);
  std::vector<std::string> numbers = {""};
  std::vector<std::string> heads = {""};
  for (const auto& column : table.columns) {
    numbers.push_back(padded(column.number, "", room));
    heads.push_back(padded(column.head, "", room));
  }
  grid.add(std::move(numbers));
  grid.add(std::move(heads));
  for (const auto& panel : table.panels) {
    grid.rule();
    add_panel(panel, room, grid);
  }
  grid.rule();
  for (const auto& statistic : table.statistics) {
    std::vector<std::string> line = {statistic.label};
    for (const std::string& value : statistic.values) line.push_back(padded(value, "", room));
    grid.add(std::move(line));
  }
  std::string text = table.title.empty() ? "" : table.title + "\n\n";
  text += grid.text();
  for (const auto& block : table.blocks) text += "\n" + block_text(block);
  text += "\n";
  for (const std::string& note : table.notes) text += wrapped(note, "- ");
  return text;
}

}  // namespace entente
