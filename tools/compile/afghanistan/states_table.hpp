#pragma once

#include "estimate/source/capitals.hpp"
#include "tools/compile/afghanistan/alliances.hpp"
#include "tools/compile/afghanistan/armed_forces.hpp"
#include "tools/compile/afghanistan/panel.hpp"
#include "tools/compile/afghanistan/politics.hpp"
#include "tools/compile/afghanistan/source.hpp"
#include "tools/compile/afghanistan/wealth.hpp"

#include <string>

namespace entente::compile {

/// Everything that the scenario says of states, by state-year.
struct StateFacts {
  Facts<PublishedRow> published;
  Facts<ArmedForces> armed_forces;
  Facts<double> cinc;
  Facts<Wealth> wealth;
  Facts<double> current_gdp;
  Facts<bool> democracy;
  PreferenceTable preferences;
  Facts<double> distance;
  Facts<GeoPoint> capital;
  Facts<LeaderTie> leader_ties;
  Facts<long long> casualties;
};

StateFacts read_state_facts(Sources& sources);

/// Why a state cannot contribute in a year; empty when it can. A state that can has every fact of the table but perhaps
/// those in current dollars.
std::string reason_not_to_contribute(const StateFacts& facts, StateYear key);

/// scenarios/afghanistan/states.csv
std::string states_table(const Sources& sources, const StateFacts& facts);

}  // namespace entente::compile
