#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <string>
#include <vector>

namespace entente::compile {

/// What NATO's placemats of a year say of a state.
struct Placemats {
  std::vector<double> counts;     ///< one a placemat in order of date, keying errors repaired
  std::vector<double> set_aside;  ///< cells that cannot be right and for which there is no better number
  std::string correction;         ///< what was repaired; empty when nothing was

  double most() const;  ///< the largest of the year, which is the published panel's rule
  bool peak_set_aside() const;
};

/// ISAF troops by NATO's placemats, 2007-2014, several a year.
Facts<Placemats> read_placemats(Sources& sources);

}  // namespace entente::compile
