#include "estimate/source/date.hpp"

#include "estimate/source/fields.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {
namespace {

int days_in(long long year, long long month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

// "08" is no integer to parse_integer, which knows no leading zeros.
std::optional<long long> two_digits(std::string_view text) {
  if (text.size() != 2) return std::nullopt;
  return parse_integer(text[0] == '0' ? text.substr(1) : text);
}

}  // namespace

Date checked_date(long long year, long long month, long long day, const Place& place) {
  const Year in_year = checked_year(year, place);
  if (month < 1 || month > 12 || day < 1 || day > days_in(year, month)) {
    throw input_error(place,
                      "no such day: " + std::to_string(year) + '-' + std::to_string(month) + '-' + std::to_string(day),
                      "a day of the calendar");
  }
  return {in_year, static_cast<int>(month), static_cast<int>(day)};
}

Date date_in(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.view(row, column);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto year = parse_integer(text.substr(0, 4));
    const auto month = two_digits(text.substr(5, 2)), day = two_digits(text.substr(8, 2));
    if (year && month && day) return checked_date(*year, *month, *day, table.place(row, column));
  }
  throw input_error(table.place(row, column), '"' + std::string(text) + '"', "a date such as 1990-10-03");
}

Date date_in(const Table& table, std::size_t row, std::size_t year, std::size_t month, std::size_t day) {
  const long long in_year = year_in(table, row, year).number();
  return checked_date(in_year, table.required_integer(row, month), table.required_integer(row, day),
                      table.place(row, year));
}

}  // namespace entente
