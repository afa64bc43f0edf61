#include "estimate/theory/theory.hpp"
#include "sim/random/distributions.hpp"

namespace entente::theory_files {
namespace {

double forecast(const KnownShares& known, random::Stream& stream) {
  random::uniform(stream);  // historical_mean's choice: the second uniform is the same for all floors
  return drawn_from(known.training, random::uniform(stream));
}

}  // namespace

Theory random() {
  return {.name = "random",
          .claim = "Any state sends what any state sent in any year.",
          .source = "the climatological forecast of Gneiting and Raftery (2007)",
          .terms = {},
          .floor = forecast};
}

}  // namespace entente::theory_files
