#include "estimate/theory/theory.hpp"

namespace entente::theory_files {

Theory domestic_politics() {
  return {.name = "domestic_politics",
          .claim = "Domestic institutions decide: democracies contribute otherwise than other states do.",
          .source = "Auerswald and Saideman (2014)",
          .terms = {"intercept", "democracy"}};
}

}  // namespace entente::theory_files
