#pragma once

#include "results/scores/simulated.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A CSV file (RFC 4180, lines ended by LF as R and Python write them) built field by field.
class CsvText {
 public:
  explicit CsvText(const std::vector<std::string>& columns);

  CsvText& add(std::string_view text);
  CsvText& add(const char* text) { return add(std::string_view(text)); }
  /// Shortest text that reads back to the same double; what is not finite is an empty field, a missing value.
  CsvText& add(double number);
  CsvText& add(std::size_t number);
  CsvText& add(bool yes) { return add(std::size_t{yes}); }  ///< 1 or 0
  /// 1 or 0, empty when there is nothing to say it of.
  CsvText& add_flag(bool yes, bool known) { return known ? add(yes) : add(""); }
  /// Two fields: the value and its Monte Carlo error.
  CsvText& add(const Simulated& number) { return add(number.value).add(number.error); }
  /// A rank, empty when there is none.
  CsvText& add_rank(std::size_t rank) { return rank == 0 ? add("") : add(rank); }

  /// The file so far. Every row has as many fields as the header by construction: a row ends when it is full.
  const std::string& text() const { return text_; }

 private:
  void separate();

  std::string text_;
  std::size_t columns_;
  std::size_t fields_ = 0;
};

}  // namespace entente
