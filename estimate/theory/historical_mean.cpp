#include "estimate/theory/theory.hpp"
#include "sim/random/distributions.hpp"

namespace entente::theory_files {
namespace {

// The predictive distribution of a Dirichlet process whose base is the training rows, with the weight of one year
// (Ferguson 1973; Blackwell and MacQueen 1973): one of n own years, or with probability 1 / (n + 1) a training row. Its
// mean is the historical mean, drawn a little towards that of all; unlike the mean alone it is a distribution, also
// after a single year.
double forecast(const KnownShares& known, random::Stream& stream) {
  const double choice = random::uniform(stream);
  const double which = random::uniform(stream);
  const auto years = static_cast<double>(known.own.size());
  return choice * (years + 1) < years ? drawn_from(known.own, which) : drawn_from(known.training, which);
}

}  // namespace

Theory historical_mean() {
  return {.name = "historical_mean",
          .claim = "A state sends what it sent in its own past years, whichever they were.",
          .source = "Ferguson (1973)",
          .terms = {},
          .floor = forecast};
}

}  // namespace entente::theory_files
