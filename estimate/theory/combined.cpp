#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory combined() {
  return {.name = "combined",
          .claim =
              "States contribute by capability, threat, dependence on the alliance and domestic politics together, and "
              "signal nothing.",
          .source = "Gannon and Kent (2020), the controls of Table 1",
          .terms = {"intercept", "cinc", "log(gdp)", "log(gdp_per_head)", "distance_km", "un_agreement", "ally",
                    "democracy"}};
}

}  // namespace entente::theory_files
