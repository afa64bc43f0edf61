#pragma once

#include "sim/core/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A field of a CSV file: where it begins (at its opening quote when it has one) and what it says.
struct ScannedField {
  std::size_t begin = 0;  ///< byte of the text
  int line = 1;
  int column = 1;
  std::string_view written;         ///< without the quotes around it; a part of the text
  bool has_doubled_quotes = false;  ///< `written` is then not what the field says
  std::string text() const;         ///< with doubled quotes made one
};

/// Takes a CSV text (RFC 4180) apart, row by row. It knows nothing of headers.
class CsvScanner {
 public:
  /// `text` must outlive the scanner. A byte-order mark is passed over.
  CsvScanner(std::string_view text, std::string_view name, int first_line = 1);

  /// Reads the next row into `row`; false at the end. Throws Error (Fault::input) with its place on a quote that is
  /// never closed or stands inside a plain field, text after a closing quote, a lone carriage return, invalid UTF-8.
  bool next(std::vector<ScannedField>& row);

 private:
  bool at_end() const { return position_ >= text_.size(); }
  bool at_line_end() const;
  bool at_field_end() const { return at_end() || text_[position_] == ',' || at_line_end(); }
  void pass_line_end();
  void pass_character();
  void take_quoted(ScannedField& field);
  void take_plain(ScannedField& field);
  Place here() const;

  std::string_view text_;
  std::string name_;
  std::size_t position_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace entente
