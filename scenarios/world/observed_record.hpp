#pragma once

#include "estimate/table/csv.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// Something else that a record counts besides troops: "aircraft", "sorties".
struct FurtherMeasure {
  std::string name;
  std::vector<double> values;  ///< by cell, of all years; NaN where the record is silent
};

/// What states really sent to one war, by cell; NaN where the record is silent.
struct ObservedRecord {
  std::vector<double> share;        ///< of the years that the scenario fits to and compares with
  std::vector<double> whole_share;  ///< of all years: whether a state has left for good shows in later ones
  std::vector<double> troops;
  std::vector<char> certainty;         ///< A to D, 0 where there is no mark; empty where the table has no marks
  std::vector<std::uint8_t> left_out;  ///< 1: on record, but not to be compared with (`observed.certainty`)
  std::vector<FurtherMeasure>
      further;  ///< in the order of the table's columns; what the war has no number of is not there

  /// The measure of that name, or nullptr.
  const FurtherMeasure* find(const std::string& name) const;
};

/// Whether a scenario's observed table tells wars apart by a column `war`.
bool observed_by_war(const Scenario& scenario);

/// Reads what states really sent to each of the scenario's wars, in the measure and the years that it chooses. A
/// further column all of whose fields are numbers is a further measure. Errors, all at once: as read_keys; a state-year
/// that the states table does not have; a share outside [0, 1]; of a state that can contribute, more troops than armed
/// forces, or one of share and troops without the other; text among the numbers of a measure that is known by its name;
/// a mark of certainty that is none, or marks asked for of a table without the column.
std::vector<ObservedRecord> read_observed(const Scenario& scenario, const StateFacts& facts);

}  // namespace entente
