#pragma once

#include "sim/core/place.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// A CSV file (RFC 4180) held as text, with the place of every cell for error messages.
///
/// UTF-8, an optional byte-order mark, LF or CRLF, quoted fields with doubled quotes and line breaks inside. Empty
/// fields are missing values. Every row has as many fields as the header, whose names are not empty and not repeated.
class Table {
 public:
  /// `name` is what errors call the file. Throws Error (Fault::input) with the place of what is wrong.
  /// `first_line` is the number of the text's first line in that file.
  static Table parse(std::string text, std::string name, int first_line = 1);
  /// Reads a file of at most 1 GiB. Throws Error (Fault::input) when it cannot be read or is empty.
  static Table read(const std::string& path, std::string name);

  const std::string& name() const { return name_; }
  std::size_t rows() const { return lines_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  /// Index of a column, or nothing.
  std::optional<std::size_t> find(std::string_view column) const;
  /// Index of a column that must be there. Error: the header's place, the name wanted, the nearest that is there.
  std::size_t column(std::string_view column) const;

  /// The field's text, "" when missing.
  std::string text(std::size_t row, std::size_t column) const { return std::string(view(row, column)); }
  /// The same without a copy; the table must outlive it.
  std::string_view view(std::size_t row, std::size_t column) const;
  bool missing(std::size_t row, std::size_t column) const { return view(row, column).empty(); }
  /// The field as a number, or nothing when it is missing. Anything else is an error with its place; a number with a
  /// thousands separator ("9,000") gets an error that says so.
  std::optional<double> number(std::size_t row, std::size_t column) const;
  /// The field as a number that must be there.
  double required_number(std::size_t row, std::size_t column) const;
  std::optional<long long> integer(std::size_t row, std::size_t column) const;
  long long required_integer(std::size_t row, std::size_t column) const;

  /// Where a field stands: line and column of its first character, key = the column's name.
  Place place(std::size_t row, std::size_t column) const;
  Place header_place() const;
  /// Where the name of a column stands.
  Place header_place(std::size_t column) const { return header_.at(column); }

 private:
  std::size_t field(std::size_t row, std::size_t column) const;
  std::string_view written(std::size_t field) const;

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<Place> header_;          // of every column's name
  std::string content_;                // the file as it is: a text a field would take many times its room
  std::vector<std::uint32_t> starts_;  // of every field in `content_`, row-major
  std::vector<std::uint32_t> lines_;   // of every row, from 1
  std::unordered_map<std::size_t, std::string> unquoted_;  // what the fields with doubled quotes say
};

}  // namespace entente
