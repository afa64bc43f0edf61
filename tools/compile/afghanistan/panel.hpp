#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <optional>

namespace entente::compile {

/// What the scenario takes over from the published panel as it is.
struct PublishedRow {
  std::optional<double> armed_forces;  ///< people
  std::optional<double> troops;        ///< deployed, people
  std::optional<double> share;         ///< nothing where it is missing or infinite
  bool infinite_share = false;         ///< troops of a state without armed forces
  std::optional<bool> democracy;       ///< Polity's democracy score (not polity2) at least 6
  std::optional<double> distance;      ///< statute miles, 0 for neighbours of the theatre in some years
};

/// The published panel by state-year. It files Vietnam under 817, the Republic of Vietnam that ended in 1975, and so
/// lacks all its facts but the troops; here it stands under 816.
Facts<PublishedRow> read_panel(Sources& sources);

}  // namespace entente::compile
