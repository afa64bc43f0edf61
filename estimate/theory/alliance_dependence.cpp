#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory alliance_dependence() {
  return {.name = "alliance_dependence",
          .claim = "States that depend on the leader, and agree with it, contribute for fear of being left alone.",
          .source = "Snyder (1984); Bennett, Lepgold and Unger (1994)",
          .terms = {"intercept", "un_agreement", "ally"}};
}

}  // namespace entente::theory_files
