#include "estimate/theory/theory.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>

namespace entente::theory_files {
namespace {

// Last year's share and a change that the record holds: from none, what those without troops sent the year after; from
// some, the ratio by which others' shares rose or fell (to 0 when they left), since small contributions change by small
// amounts, and up to the largest share on record. A kind of step that the record lacks is no change.
double forecast(const KnownShares& known, random::Stream& stream) {
  random::uniform(stream);  // historical_mean's choice: the second uniform is the same for all floors
  const double which = random::uniform(stream);
  if (!known.last) return drawn_from(known.training, which);
  const std::span<const ShareStep> steps = *known.last > 0 ? known.from_some : known.from_none;
  if (steps.empty()) return *known.last;
  const ShareStep& step = drawn_from(steps, which);
  if (!(*known.last > 0)) return step.after;
  return std::min(known.largest, *known.last * (step.after / step.before));
}

}  // namespace

Theory persistence() {
  return {.name = "persistence",
          .claim = "A state sends what it sent last year, but for the changes from year to year that the record shows.",
          .source = "the random walk of Meese and Rogoff (1983)",
          .terms = {},
          .floor = forecast};
}

}  // namespace entente::theory_files
