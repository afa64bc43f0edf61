#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory signalling() {
  return {.name = "signalling",
          .claim =
              "States whose interests are close to the leader's, but whose tie to it is weaker than that, "
              "over-contribute in order to show that they merit a stronger one.",
          .source = "Gannon and Kent (2020)",
          .terms = {"intercept", "cinc", "log(gdp)", "log(gdp_per_head)", "distance_km", "un_agreement", "ally",
                    "democracy", "potential"}};
}

}  // namespace entente::theory_files
