#include "results/behaviour.hpp"

namespace entente {
namespace {

// Counts of state-years as fractions of all of them.
PredictiveCheck fraction(PredictiveCheck check, std::size_t of) {
  const double n = static_cast<double>(of);
  check.observed /= n;
  check.simulated = {check.simulated.value / n, check.simulated.error / n};
  check.q05 /= n;
  check.q95 /= n;
  return check;
}

}  // namespace

Behaviour behaviour(const EnsembleSummary& summary) {
  Behaviour result{.state_years = summary.compared_state_years(), .steps = summary.steps()};
  if (result.state_years == 0) return result;
  const auto check = [&](EnsembleSummary::Statistic statistic) { return summary.statistic(statistic).check(); };
  result.switches = check(EnsembleSummary::switches);
  result.entries = check(EnsembleSummary::entries);
  result.exits = check(EnsembleSummary::exits);
  result.autocorrelation = check(EnsembleSummary::autocorrelation);
  result.autocorrelation_of_contributors = check(EnsembleSummary::autocorrelation_of_contributors);
  result.largest_share = check(EnsembleSummary::largest_share);
  result.zeros = fraction(check(EnsembleSummary::zeros), result.state_years);
  result.contributors = check(EnsembleSummary::contributors);
  result.years_of_a_contributor = check(EnsembleSummary::years_of_a_contributor);
  return result;
}

std::array<NamedCheck, 9> checks_of(const Behaviour& behaviour) {
  return {{{"switches", behaviour.switches},
           {"entries", behaviour.entries},
           {"exits", behaviour.exits},
           {"autocorrelation", behaviour.autocorrelation},
           {"autocorrelation_of_contributors", behaviour.autocorrelation_of_contributors},
           {"largest_share", behaviour.largest_share},
           {"zeros", behaviour.zeros},
           {"contributors", behaviour.contributors},
           {"years_of_a_contributor", behaviour.years_of_a_contributor}}};
}

}  // namespace entente
