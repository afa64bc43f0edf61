#include "sim/war/recording.hpp"

namespace entente {

const char* to_string(Quantity quantity) {
  switch (quantity) {
    case Quantity::share: return "share";
    case Quantity::standing: return "standing";
    case Quantity::expectation: return "expectation";
    case Quantity::casualties: return "casualties";
    case Quantity::posterior: return "posterior";
    case Quantity::committed: return "committed";
    case Quantity::withdrawn: return "withdrawn";
    case Quantity::potential_slope: return "potential_slope";
  }
  return "unknown";
}

}  // namespace entente
