#include "sim/contribution/coefficients.hpp"

namespace entente {

const char* to_string(Family family) {
  switch (family) {
    case Family::gaussian: return "gaussian";
    case Family::tobit: return "tobit";
  }
  return "unknown";
}

}  // namespace entente
