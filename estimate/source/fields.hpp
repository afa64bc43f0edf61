#pragma once

#include "estimate/source/state_year.hpp"
#include "estimate/table/csv.hpp"
#include "sim/core/error.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What all readers of sources have in common: fields that are states, years and numbers, with errors that say where.
namespace entente {

/// A year from 1816, when the Correlates of War begin, to 2100. Throws Error (Fault::input) at `place`.
Year checked_year(long long year, const Place& place);

/// The field as a year. "20O5" is told from a year.
Year year_in(const Table& table, std::size_t row, std::size_t column);
/// The field as the COW number of a state, past or present.
CowCode state_in(const Table& table, std::size_t row, std::size_t column);
StateYear state_year_in(const Table& table, std::size_t row, std::size_t state, std::size_t year);
/// The field as the name of a state in a year; nothing for a name that is known to be no state ("Palestinian
/// Territories"). An unknown name is an error with the nearest.
std::optional<CowCode> named_state_in(const Table& table, std::size_t row, std::size_t column, Year year);

struct Bounds {
  double lowest;
  double highest;
};
/// The field as a number within bounds, or nothing when it is empty or "NA".
std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column, Bounds bounds);
std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column);
/// The same for a number that must be there.
double required_number_in(const Table& table, std::size_t row, std::size_t column, Bounds bounds);
/// A count of people or things, 0 to ten billion, or nothing when the field is empty or "NA".
std::optional<long long> count_in(const Table& table, std::size_t row, std::size_t column);
/// The text of a column that may be absent; "" then.
std::string text_in(const Table& table, std::size_t row, std::optional<std::size_t> column);
/// The line of the file on which a row begins.
int line_of(const Table& table, std::size_t row);

/// Whether a field that must be a number is not there: empty, or "NA" as R writes it.
bool is_missing(const Table& table, std::size_t row, std::size_t column);

/// A count as a publication prints it: digits, with or without thousands separators ("9,000"). Nothing for an empty
/// text, a word, more than ten billion, or commas that separate no thousands ("90,00").
std::optional<long long> count_of(std::string_view text);
/// The same for a field that may be a word instead ("some", "N/A", "1 FF"), which is nothing. What has digits and no
/// space and still is no count ("75O0", "-7500", "75,00") is an error: it would be lost as if it were a word.
std::optional<long long> count_or_word_in(const Table& table, std::size_t row, std::size_t column);
bool has_separator(std::string_view text);

/// The errors of a file's rows, gathered so that a user sees them together; after twenty it ends with the first twenty.
class RowProblems {
 public:
  /// Takes over what an Error of input says and throws it when there are enough; other errors are thrown on.
  void add(const Error& error);
  /// Throws Error (Fault::input) when there were any.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
};

/// Calls `take` with every row of the table, then throws all that it threw together. A table without rows is an error.
template <class Take>
void for_each_row(const Table& table, Take take) {
  if (table.rows() == 0) throw input_error(table.header_place(), "a table without rows", "at least one");
  RowProblems problems;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    try {
      take(row);
    } catch (const Error& error) {
      problems.add(error);
    }
  }
  problems.throw_if_any();
}

/// Sees to it that a key has one row only.
template <class Key>
class OneRow {
 public:
  /// Throws Error (Fault::input) with the lines of both rows when the key has one already. `named` is what people call
  /// it, `column` where the error is said to be.
  void check(const Key& key, const std::string& named, const Table& table, std::size_t row, std::size_t column) {
    const auto [before, first] = lines_.emplace(key, line_of(table, row));
    if (first) return;
    throw input_error(table.place(row, column), named + " a second time, after line " + std::to_string(before->second),
                      "one row");
  }

 private:
  std::map<Key, int> lines_;
};

}  // namespace entente
