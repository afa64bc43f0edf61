#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory collective_action() {
  return {.name = "collective_action",
          .claim = "The large and the rich carry more than their share of a public good, and the small ride free.",
          .source = "Olson and Zeckhauser (1966)",
          .terms = {"intercept", "cinc", "log(gdp)", "log(gdp_per_head)"}};
}

}  // namespace entente::theory_files
