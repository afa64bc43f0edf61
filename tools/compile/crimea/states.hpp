#pragma once

#include "estimate/source/capitals.hpp"
#include "estimate/source/state_year.hpp"
#include "tools/compile/afghanistan/source.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente::compile::crimea {

/// What the scenario says of a state in a year.
struct StateRow {
  std::optional<long long> armed_forces;  ///< people
  std::optional<double> cinc;
  std::optional<bool> democracy;    ///< polity2 at least 6
  std::optional<double> alignment;  ///< S of the year before with the leader, min-max scaled
  std::optional<GeoPoint> capital;
  double depth = 0;  ///< of the deepest scored alliance with the leader in the year
  bool ally = false;
};

/// Two states, the lower code first, tied by a scored alliance from `first` to `last`.
struct Spell {
  CowCode a, b;
  Year first, last;
  long long atop_id;
  double depth;  ///< oriented
};

/// The states of facts/crimea.csv, in the years in which they are members of the state system.
struct World {
  Facts<StateRow> states;
  std::vector<Spell> ties;                                ///< among these states, by states, first year and alliance
  double lowest_similarity = 1, highest_similarity = -1;  ///< S of the year before: the bounds of the scaling
  std::set<long long> unscored;                           ///< alliances in force without a score, left out
};

World read_world(const Sources& sources);

/// Why a state does not choose a contribution in a year; empty when it does.
std::string reason_not_to_contribute(StateYear key, const StateRow& row);

/// scenarios/crimea/states.csv and ties.csv
std::string states_table(const World& world);
std::string ties_table(const World& world);

}  // namespace entente::compile::crimea
