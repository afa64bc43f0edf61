#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/core/place.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A fact by cell, NaN where it is missing.
struct Fact {
  std::vector<double> values;
  std::string column;          ///< where it stands in the states table
  std::optional<Place> place;  ///< where it stands otherwise
};

/// A fact that every contributing state-year must have.
struct NeededFact {
  const Fact* fact;
  std::string absence = "this fact is missing";  ///< what is wrong where it is
};

/// Who can act in a war: in the war's years those who can contribute and are invited, never its theatre or its leader,
/// whatever the table says of them. Error: a state on the war's list that can act in none of its years.
std::vector<std::uint8_t> can_act(const WarPlan& war, const StateFacts& facts);

/// The cells that act in a war: those that can and have every needed fact.
///
/// A cell that lacks a fact is an error at its place, or is left out with a note, as `states.incomplete` says.
std::vector<std::size_t> acting_cells(const Scenario& scenario, const StateFacts& facts,
                                      const std::vector<std::uint8_t>& can_act, const std::vector<NeededFact>& needed,
                                      std::vector<std::string>& notes);

}  // namespace entente
