#pragma once

#include "scenarios/world/prepare.hpp"
#include "tests/scenarios/faults.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace entente::testing {

inline const std::string small_wars_folder = std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small_wars";
inline const std::string small_wars_scenario = small_wars_folder + "/scenario.yaml";

/// The scenario of two invented wars with some edits, its tables where they are.
inline PreparedScenario small_wars(std::initializer_list<std::pair<std::string, std::string>> edits = {}) {
  std::string text = file_text(small_wars_scenario);
  for (const auto& [old, now] : edits) text = replaced(text, old, now);
  return prepare(parse_scenario(text, small_wars_scenario));
}

inline bool has_note(const PreparedScenario& prepared, const std::string& text) {
  return std::any_of(prepared.notes.begin(), prepared.notes.end(),
                     [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

/// The cell of a state that is in the world, in a calendar year.
inline std::size_t cell_of(const World& world, std::uint16_t state, int year) {
  const auto found = std::lower_bound(world.states.begin(), world.states.end(), CowCode(state));
  return world.cell(static_cast<std::size_t>(year - world.first_year.number()),
                    static_cast<std::size_t>(found - world.states.begin()));
}

}  // namespace entente::testing
