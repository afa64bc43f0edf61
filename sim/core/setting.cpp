#include "sim/core/setting.hpp"

namespace entente {

const char* to_string(Provenance provenance) {
  switch (provenance) {
    case Provenance::fact: return "fact";
    case Provenance::estimated: return "estimated";
    case Provenance::calibrated: return "calibrated";
    case Provenance::assumed: return "assumed";
  }
  return "unknown";
}

const char* to_string(Origin origin) {
  switch (origin) {
    case Origin::scenario: return "scenario";
    case Origin::by_default: return "default";
    case Origin::command_line: return "command line";
  }
  return "unknown";
}

}  // namespace entente
