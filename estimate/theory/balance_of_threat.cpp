#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory balance_of_threat() {
  return {.name = "balance_of_threat",
          .claim = "The nearer the threat, the more a state contributes against it.",
          .source = "Walt (1987)",
          .terms = {"intercept", "distance_km"}};
}

}  // namespace entente::theory_files
