#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"

#include <vector>

namespace entente {

/// What states really sent, by cell; NaN where the record is silent.
struct ObservedRecord {
  std::vector<double> share;        ///< of the years that the scenario fits to and compares with
  std::vector<double> whole_share;  ///< of all years: whether a state has left for good shows in later ones
  std::vector<double> troops;
};

/// Reads what states really sent, in the measure and the years that the scenario chooses. Errors, all at once: as
/// read_keys; a state-year that the states table does not have; a share outside [0, 1]; of a state that can
/// contribute, more troops than armed forces, or one of share and troops without the other.
ObservedRecord read_observed(const Scenario& scenario, const StateFacts& facts);

}  // namespace entente
