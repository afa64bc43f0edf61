#pragma once

#include "estimate/table/csv.hpp"
#include "sim/core/identifiers.hpp"

#include <compare>
#include <cstddef>

namespace entente {

/// A day of the Gregorian calendar.
struct Date {
  Year year;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  friend constexpr auto operator<=>(Date, Date) = default;
};

/// A day that there is ("1990-02-30" is none). Throws Error (Fault::input) at `place`.
Date checked_date(long long year, long long month, long long day, const Place& place);

/// The date of a field written as "1990-10-03". Throws Error (Fault::input) with the field's place.
Date date_in(const Table& table, std::size_t row, std::size_t column);
/// The date whose year, month and day stand in three columns.
Date date_in(const Table& table, std::size_t row, std::size_t year, std::size_t month, std::size_t day);

}  // namespace entente
