#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A fact that every contributing state-year must have.
struct NeededFact {
  std::string column;
  const std::vector<double>* values;             ///< by cell, NaN where missing
  std::string absence = "this fact is missing";  ///< what is wrong where it is
};

/// The cells that can act: years of the war, can_contribute, and every needed fact there.
///
/// A cell that lacks a fact is an error at its place, or is left out with a note, as `states.incomplete` says.
std::vector<std::size_t> acting_cells(const Scenario& scenario, const StateFacts& facts,
                                      const std::vector<NeededFact>& needed, std::vector<std::string>& notes);

}  // namespace entente
