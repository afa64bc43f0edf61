#pragma once

#include "estimate/table/csv.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A tidy CSV table of a run's folder, column by column. Rows can be narrowed to one war or to what a column says.
class RunTable {
 public:
  explicit RunTable(Table table);

  std::size_t rows() const { return rows_.size(); }
  bool has(const std::string& column) const;
  /// A column's fields, "" where empty. Throws Error (Fault::input) with the file's name where there is no such column.
  std::vector<std::string> texts(const std::string& column) const;
  /// The same as numbers, NaN where empty. Throws as texts(), and with its place for a field that is no number.
  std::vector<double> numbers(const std::string& column) const;
  /// The same as whole numbers from `low` to `high`, none of them empty. Throws as numbers(), and with the place of a
  /// field that is no such number.
  std::vector<long long> whole_numbers(const std::string& column, long long low, long long high) const;
  /// COW codes, 1 to 999, and years, 1816 to 2100. Throw as whole_numbers().
  std::vector<CowCode> states(const std::string& column = "cow") const;
  std::vector<Year> years(const std::string& column = "year") const;

  /// The rows whose field in `column` is `text`.
  RunTable where(const std::string& column, const std::string& text) const;
  /// The rows of one war; a table without a column `war` is that of a run with one war, and returned whole.
  RunTable of_war(WarId war) const;

 private:
  Table table_;
  std::vector<std::size_t> rows_;
};

}  // namespace entente
