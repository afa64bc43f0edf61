#pragma once

#include "sim/core/place.hpp"

#include <string>

namespace entente {

/// How a parameter of the model came by its value; the tools refuse one without this mark.
enum class Provenance {
  fact,        ///< a datum or a choice of the user's, not a parameter of the model
  estimated,   ///< fitted to a panel
  calibrated,  ///< set so that a named statistic of the record is met
  assumed,     ///< neither; to be swept
};

/// Where a resolved value came from.
enum class Origin { scenario, by_default, command_line };

/// One key of a scenario with the value it has in this run. The list of all of them is the resolved scenario.
struct Setting {
  std::string key;    ///< path, "leader_rule.souring"
  std::string value;  ///< as text, numbers in shortest form that reads back to the same bits
  std::string unit;   ///< "" for names and switches
  Provenance provenance = Provenance::fact;
  Origin origin = Origin::scenario;
  Place place;  ///< of the value, when origin is the scenario
};

const char* to_string(Provenance provenance);
const char* to_string(Origin origin);

}  // namespace entente
