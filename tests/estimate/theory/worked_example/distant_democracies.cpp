#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory distant_democracies() {
  return {.name = "distant_democracies",
          .claim = "Democracies contribute, the less the farther the theatre lies from home.",
          .source = "an example",
          .terms = {"intercept", "democracy", "distance_km"}};
}

}  // namespace entente::theory_files
