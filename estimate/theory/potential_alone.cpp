#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory potential_alone() {
  return {.name = "potential_alone",
          .claim = "Unrealized alliance potential alone moves contributions.",
          .source = "Gannon and Kent (2020), without controls",
          .terms = {"intercept", "potential"}};
}

}  // namespace entente::theory_files
