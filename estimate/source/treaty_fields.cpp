#include "estimate/source/treaty_fields.hpp"

#include "estimate/source/fields.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr long long earliest_year = 1815;  // a year before the Correlates of War begin

Year treaty_year(const Table& table, std::size_t row, std::size_t column) {
  if (table.view(row, column) == std::to_string(earliest_year)) return Year{earliest_year};
  return year_in(table, row, column);
}

int part_in(const Table& table, std::size_t row, std::size_t column, int most, int unknown, const char* expected) {
  if (is_missing(table, row, column)) return unknown;
  const long long part = table.required_integer(row, column);
  if (part >= 1 && part <= most) return static_cast<int>(part);
  throw input_error(table.place(row, column), std::to_string(part), expected);
}

Date day_in(const Table& table, std::size_t row, const DateColumns& columns, bool first) {
  return {treaty_year(table, row, columns.year),
          part_in(table, row, columns.month, 12, first ? 1 : 12, "a month from 1 to 12"),
          part_in(table, row, columns.day, 31, first ? 1 : 31, "a day from 1 to 31")};
}

}  // namespace

Date first_day_in(const Table& table, std::size_t row, const DateColumns& columns) {
  return day_in(table, row, columns, true);
}

Date last_day_in(const Table& table, std::size_t row, const DateColumns& columns) {
  return day_in(table, row, columns, false);
}

bool flag_in(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.view(row, column);
  if (text == "1") return true;
  if (text == "0") return false;
  throw input_error(table.place(row, column), '"' + std::string(text.substr(0, 60)) + '"', "0 or 1");
}

std::string listed_lines(const std::vector<int>& lines) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
  if (lines.size() > most) text += " and " + std::to_string(lines.size() - most) + " more";
  return text;
}

}  // namespace entente
