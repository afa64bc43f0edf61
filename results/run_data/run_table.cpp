#include "results/run_data/run_table.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace entente {

RunTable::RunTable(Table table) : table_(std::move(table)), rows_(table_.rows()) {
  std::iota(rows_.begin(), rows_.end(), std::size_t{0});
}

bool RunTable::has(const std::string& column) const { return table_.find(column).has_value(); }

std::vector<std::string> RunTable::texts(const std::string& column) const {
  const std::size_t at = table_.column(column);
  std::vector<std::string> texts;
  texts.reserve(rows_.size());
  for (const std::size_t row : rows_) texts.push_back(table_.text(row, at));
  return texts;
}

std::vector<double> RunTable::numbers(const std::string& column) const {
  const std::size_t at = table_.column(column);
  std::vector<double> numbers;
  numbers.reserve(rows_.size());
  for (const std::size_t row : rows_) {
    numbers.push_back(table_.number(row, at).value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  return numbers;
}

RunTable RunTable::where(const std::string& column, const std::string& text) const {
  const std::size_t at = table_.column(column);
  RunTable kept = *this;
  kept.rows_.clear();
  for (const std::size_t row : rows_) {
    if (table_.view(row, at) == text) kept.rows_.push_back(row);
  }
  return kept;
}

RunTable RunTable::of_war(WarId war) const { return has("war") ? where("war", std::to_string(war.number())) : *this; }

}  // namespace entente
