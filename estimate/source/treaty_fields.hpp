#pragma once

#include "estimate/source/date.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Fields that files of alliances have in common.
namespace entente {

/// Where year, month and day of a date stand.
struct DateColumns {
  std::size_t year, month, day;
};

/// A day of a treaty's life, from 1815 (the Congress of Vienna's alliances are in ATOP) to 2100. A month or a day that
/// is not known, an empty field, is the earliest that it may be.
/// Throws Error (Fault::input) with the field's place.
Date first_day_in(const Table& table, std::size_t row, const DateColumns& columns);
/// The same with the latest for what is not known.
Date last_day_in(const Table& table, std::size_t row, const DateColumns& columns);

/// A field that is 1 or 0. Throws Error (Fault::input) with its place.
bool flag_in(const Table& table, std::size_t row, std::size_t column);
/// "2214, 2218 and 3 more", for lists of lines in messages.
std::string listed_lines(const std::vector<int>& lines);

}  // namespace entente
