#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// What theories are fitted to and scored on: the state-years of one or several wars that could contribute and whose
/// share is on record. Vectors by row, in any order; a state has a year of a war once.
struct ContributionRows {
  std::vector<std::string> terms;            ///< every term that some theory has
  std::vector<std::vector<double>> columns;  ///< [term][row]; of "potential" empty, since its measure is the fit's
  std::vector<WarId> wars;
  std::vector<CowCode> states;
  std::vector<Year> years;
  std::vector<double> share;      ///< in [0, 1]
  std::vector<double> alignment;  ///< s with the war's leader
  std::vector<double> depth;      ///< A, treaty depth as observed

  std::size_t size() const { return share.size(); }
  /// Where a term stands; Error (Fault::work) when the rows do not have it.
  std::size_t index_of(const std::string& term) const;
};

/// Adds the rows of `more`, which has the same terms. Returns the numbers of the rows added.
std::vector<std::size_t> append(ContributionRows& rows, const ContributionRows& more);

/// All that a state did in one war, in the order of the years.
struct StateInWar {
  WarId war;
  CowCode state;
  std::vector<std::size_t> rows;
};

/// By war, then by state.
std::vector<StateInWar> states_in_wars(const ContributionRows& rows, const std::vector<std::size_t>& chosen);

/// The numbers of all rows.
std::vector<std::size_t> all_rows(const ContributionRows& rows);

}  // namespace entente
