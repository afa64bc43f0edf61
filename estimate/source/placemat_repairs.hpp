#pragma once

#include "estimate/source/placemats.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// A cell of the placemat table that cannot be what the placemat said.
struct PlacematRepair {
  StateYear key;
  int ordinal;                  ///< of the cell, see PlacematCell
  std::string_view keyed;       ///< as the table has it
  std::optional<double> meant;  ///< nothing where it is not known: the cell is left out
  std::string_view reason;
};

/// All repairs. They were found by comparing every cell with its neighbours in time: below a quarter of both, or above
/// 1.4 times both; and each was then judged.
const std::vector<PlacematRepair>& placemat_repairs();

/// Whether the repair is a judgement, no error of typing: a peak of one placemat that no other source bears out.
bool is_peak(const PlacematRepair& repair);

/// The repair of a cell, or null. A cell that does not read as the repair says (a corrected file) has none.
const PlacematRepair* repair_of(const PlacematCell& cell);
/// The repairs that found no cell among these.
std::vector<PlacematRepair> without_a_cell(const std::vector<PlacematCell>& cells);

/// The state that a cell is about, which two names of the table do not say: Montenegro's soldiers are filed under the
/// state that it left in 2006 (The Military Balance has Montenegro in the same years with the same numbers, and no
/// Serbs), and all of Bosnia and Herzegovina under one of its halves. Nothing for what is no state.
std::optional<CowCode> state_meant(const PlacematCell& cell);

}  // namespace entente
