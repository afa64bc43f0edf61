#pragma once

#include "estimate/table/csv.hpp"

#include <string>

namespace entente::compile {

/// scenarios/recipes/democracy_marks.csv: the state-years in which the published panel's mark of democracy is not what
/// polity2 of the same panel would make it.
///
/// The mark follows Polity's democracy score (democ >= 6), and its special codes, which are below 0, count as none. The
/// score is not among the public files of the recipes; with this table the mark follows from polity2, which is.
std::string democracy_marks(const Table& panel);

}  // namespace entente::compile
