#pragma once

#include "estimate/source/state_year.hpp"
#include "estimate/table/csv.hpp"

namespace entente {

/// The state-years in which the published panel's mark of democracy, which follows Polity's democracy score, is not
/// what polity2 would make it. The score itself is not among the public files: compile-democracy-marks makes this table
/// from the published panel.
///
/// Reads the columns cow, first_year, last_year, democracy (1 or 0). Throws Error (Fault::input) with file, line and
/// column.
Facts<bool> read_democracy_marks(const Table& table);

}  // namespace entente
