#pragma once

#include "estimate/table/csv.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/core/state_label.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The states and years of a scenario and the order in which cells hold them (as in World).
struct StateYears {
  std::vector<CowCode> states;  ///< ascending; every state of the table but a scenario's sole leader
  Year first_year;
  std::size_t years = 0;

  std::size_t cells() const { return years * states.size(); }
  std::size_t cell(std::size_t year, std::size_t state) const { return year * states.size() + state; }
  /// Index of a state, or states.size() when it is not there.
  std::size_t find(CowCode state) const;
  bool has(CowCode state) const { return find(state) != states.size(); }
  Year year_of(std::size_t cell) const {
    return Year(static_cast<std::uint16_t>(first_year.number() + cell / states.size()));
  }
  CowCode state_of(std::size_t cell) const { return states[cell % states.size()]; }
};

/// The states table of a scenario, laid out by cell.
struct StateFacts {
  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);

  Table table;
  StateYears layout;
  std::vector<StateLabel> labels;            ///< by state
  std::optional<StateLabel> sole_leader;     ///< who leads all wars and therefore is no state of the layout
  std::vector<std::size_t> row;              ///< by cell: row of the table, or no_row
  std::vector<std::uint8_t> can_contribute;  ///< by cell
  std::vector<double> armed_forces;          ///< by cell; 0 where unknown

  /// A column by cell, NaN where missing; every value within [low, high], else an error with its place.
  std::vector<double> column(const std::string& name, double low, double high) const;
  /// Where the fact of a cell stands (or would stand: the row's place).
  Place place(std::size_t cell, const std::string& column) const;
  /// "NZL 2005".
  std::string who(std::size_t cell) const;
  /// The states of the layout, and the sole leader among them: ascending.
  std::vector<CowCode> everyone() const;
  /// What people call a state of the layout or the sole leader; a state of neither by the crosswalk.
  StateLabel label(CowCode state) const;
};

/// Reads the states table. Errors (all of them at once where rows are concerned): missing column, a year outside the
/// scenario, a duplicate state-year, a code that does not fit its ISO-3 code, values out of range, a state that is to
/// contribute without armed forces.
StateFacts read_state_facts(const Scenario& scenario);

}  // namespace entente
