#pragma once

#include "estimate/sample/panel.hpp"
#include "estimate/sample/problem_list.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A number of a panel, or infinity as R, Python and Stata's exports write it; nothing for any other text.
std::optional<double> number_or_infinity(std::string_view text);

/// The rows of a panel that are not excluded, with unit and time, and its numeric columns. Rows are numbered as the
/// panel's; a column has a value for each of them.
class PanelRows {
 public:
  /// A column of numbers; `missing` marks gaps, of which the value is NaN, as it is of excluded rows.
  struct Numbers {
    std::vector<double> value;
    std::vector<bool> missing;
  };

  /// Takes excluded rows out. Problems: unknown variables, repeated rows of a unit and time.
  PanelRows(const Panel& panel, const SampleOptions& options, SampleAccount& account, ProblemList& problems);

  const Table& table() const { return panel_.table; }
  const std::vector<std::size_t>& used() const { return used_; }  ///< rows that are not excluded
  bool has_index() const { return unit_column_.has_value() && time_column_.has_value(); }

  /// The column of a variable, or nothing and a problem at `place` with the nearest name.
  std::optional<std::size_t> column(const std::string& variable, const Place& place, ProblemList& problems) const;
  /// The same without a word when there is none.
  std::optional<std::size_t> known_column(const std::string& variable) const { return find_column(panel_, variable); }
  /// Whether the field says nothing.
  bool is_missing(std::size_t row, std::size_t column) const { return is_missing_text(table().view(row, column)); }
  /// Whether every field that says something is a number or infinite.
  bool is_numeric(std::size_t column) const;
  /// The column as numbers, read once; infinite values stay so. Problems: text, numbers with a thousands separator.
  const Numbers& numbers(std::size_t column, ProblemList& problems);

  /// A problem at `place` when rows have no unit and time.
  void need_index(const Place& place, ProblemList& problems) const;
  /// Prepares lag(): the time must be whole numbers. Problems: no index, a time that is none.
  void prepare_lags(const Place& place, ProblemList& problems);
  /// The row of the same unit `length` before, or nothing.
  std::optional<std::size_t> lagged(std::size_t row, int length) const;

  /// " (ccode 395, year 2006)", or "" without an index.
  std::string who(std::size_t row) const;
  /// " (with all rows of its unit: --exclude ccode=395)", advice for a row that no fit can use; "" without an index.
  std::string exclusion_of(std::size_t row) const;
  /// Where the row begins, with no column.
  Place line(std::size_t row, const std::string& key) const;

 private:
  void exclude(const SampleOptions& options, SampleAccount& account, ProblemList& problems);
  void find_index(const SampleOptions& options, ProblemList& problems);
  void check_repeated(ProblemList& problems) const;

  const Panel& panel_;
  std::vector<std::size_t> used_;
  std::optional<PanelIndex> index_;
  std::optional<std::size_t> unit_column_;
  std::optional<std::size_t> time_column_;
  std::vector<std::size_t> indexed_;  // used rows with unit and time, by unit and time
  Grouping units_, times_;            // of those rows in the panel's order
  struct Instant {
    std::uint32_t unit;
    long long time;
    std::size_t row;
  };
  std::vector<Instant> instants_;       // for lags, ascending
  std::vector<std::uint32_t> unit_of_;  // by panel row
  std::vector<long long> time_of_;      // by panel row
  std::vector<bool> has_instant_;       // by panel row
  std::map<std::size_t, Numbers> numbers_;
};

}  // namespace entente
