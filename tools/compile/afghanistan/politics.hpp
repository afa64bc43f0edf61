#pragma once

#include "tools/compile/afghanistan/panel.hpp"
#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Whether the state is a democracy: the published panel's mark where it has one (Polity's democracy score at least 6,
/// its special codes -66, -77 and -88 counting as no democracy), else polity2 at least 6.
Facts<bool> read_democracy(Sources& sources, const Facts<PublishedRow>& panel);

/// Preferences by votes in the United Nations' General Assembly.
struct Preferences {
  double un_agreement = 0;  ///< with the United States, in [0, 1]
  double alignment = 0;     ///< 1 - |scaled ideal point - that of the United States|, in [0, 1]
};

struct PreferenceTable {
  Facts<Preferences> facts;
  double lowest = 0;   ///< bounds of the scaling: the lowest and the highest ideal point of any state in the years
  double highest = 0;  ///< of the scenario
};

PreferenceTable read_preferences(Sources& sources);

}  // namespace entente::compile
