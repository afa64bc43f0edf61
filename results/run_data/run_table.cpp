#include "results/run_data/run_table.hpp"

#include "sim/core/error.hpp"

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

std::vector<long long> RunTable::whole_numbers(const std::string& column, long long low, long long high) const {
  const std::size_t at = table_.column(column);
  std::vector<long long> numbers;
  numbers.reserve(rows_.size());
  for (const std::size_t row : rows_) {
    const long long number = table_.required_integer(row, at);
    if (number < low || number > high) {
      throw input_error(table_.place(row, at), std::to_string(number) + " is not as runs write it",
                        "a whole number from " + std::to_string(low) + " to " + std::to_string(high),
                        "run the scenario again");
    }
    numbers.push_back(number);
  }
  return numbers;
}

std::vector<CowCode> RunTable::states(const std::string& column) const {
  std::vector<CowCode> states;
  for (const long long code : whole_numbers(column, 1, 999)) {
    states.emplace_back(static_cast<CowCode::number_type>(code));
  }
  return states;
}

std::vector<Year> RunTable::years(const std::string& column) const {
  std::vector<Year> years;
  for (const long long year : whole_numbers(column, 1816, 2100)) {
    years.emplace_back(static_cast<Year::number_type>(year));
  }
  return years;
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
