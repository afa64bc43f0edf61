#include "estimate/sample/grouping.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace entente {
namespace {

std::string label_of(double number) {
  constexpr double exact = 1e15;  // 100000 rather than 1e+05
  const bool whole = std::trunc(number) == number && std::abs(number) < exact;
  return whole ? number_text(number + 0.0, 0) : number_text(number);
}

std::string label_of(std::string_view text) { return std::string(text); }

template <class Value>
Grouping grouped(const std::vector<Value>& values, std::string name) {
  std::vector<Value> levels = values;
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  Grouping grouping;
  grouping.name = std::move(name);
  grouping.level.reserve(values.size());
  for (const Value& value : values) {
    const auto found = std::lower_bound(levels.begin(), levels.end(), value);
    grouping.level.push_back(static_cast<std::uint32_t>(found - levels.begin()));
  }
  for (const Value& level : levels) grouping.labels.push_back(label_of(level));
  return grouping;
}

}  // namespace

Grouping group_by(const Table& table, std::size_t column, std::span<const std::size_t> rows, std::string name) {
  std::vector<double> numbers;
  numbers.reserve(rows.size());
  for (const std::size_t row : rows) {
    const std::optional<double> number = parse_number(table.view(row, column));
    if (!number) break;
    numbers.push_back(*number == 0 ? 0 : *number);  // -0 is 0
  }
  if (numbers.size() == rows.size()) return grouped(numbers, std::move(name));
  std::vector<std::string_view> texts;
  texts.reserve(rows.size());
  for (const std::size_t row : rows) texts.push_back(table.view(row, column));
  return grouped(texts, std::move(name));
}

std::optional<std::vector<double>> numbers_of(const Grouping& grouping) {
  std::vector<double> numbers;
  for (const std::string& label : grouping.labels) {
    const std::optional<double> number = parse_number(label);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

Grouping subset(const Grouping& grouping, std::span<const std::size_t> rows) {
  constexpr std::uint32_t unused = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> renumbered(grouping.levels(), unused);
  if (grouping.empty()) return grouping;
  for (const std::size_t row : rows) renumbered[grouping.level[row]] = 0;
  Grouping result;
  result.name = grouping.name;
  for (std::size_t level = 0; level < renumbered.size(); ++level) {
    if (renumbered[level] == unused) continue;
    renumbered[level] = static_cast<std::uint32_t>(result.labels.size());
    result.labels.push_back(grouping.labels[level]);
  }
  result.level.reserve(rows.size());
  for (const std::size_t row : rows) result.level.push_back(renumbered[grouping.level[row]]);
  return result;
}

std::vector<std::vector<std::size_t>> rows_by_level(const Grouping& grouping) {
  std::vector<std::size_t> counts(grouping.levels(), 0);
  for (const std::uint32_t level : grouping.level) ++counts[level];
  std::vector<std::vector<std::size_t>> rows(grouping.levels());
  for (std::size_t level = 0; level < rows.size(); ++level) rows[level].reserve(counts[level]);
  for (std::size_t row = 0; row < grouping.level.size(); ++row) rows[grouping.level[row]].push_back(row);
  return rows;
}

}  // namespace entente
