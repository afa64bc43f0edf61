#include "results/comparison/parts.hpp"
#include "results/scores/coverage.hpp"
#include "results/scores/quantile.hpp"

#include <algorithm>
#include <cmath>

namespace entente::comparison {

// One thread, cells in order: these sums must not depend on how work was shared out.
ReplicateSums sum_replicates(const Sides& sides) {
  const World& world = sides.world;
  const std::size_t replications = sides.replications();
  ReplicateSums sums{.share_by_state = std::vector<double>(sides.states() * replications, 0),
                     .troops_by_state = std::vector<double>(sides.states() * replications, 0),
                     .troops_by_year = std::vector<double>(world.years * replications, 0),
                     .zeros = std::vector<double>(replications, 0)};
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    if (!sides.compared(cell)) continue;
    const std::size_t state = cell % sides.states();
    const std::size_t year = cell / sides.states();
    const double* shares = sides.ensemble.shares(cell);
    for (std::size_t k = 0; k < replications; ++k) {
      sums.share_by_state[state * replications + k] += shares[k];
      if (shares[k] == 0) sums.zeros[k] += 1;
    }
    if (!sides.troops_compared(cell)) continue;
    for (std::size_t k = 0; k < replications; ++k) {
      const double sent = troops(shares[k], world.armed_forces[cell]);
      sums.troops_by_state[state * replications + k] += sent;
      sums.troops_by_year[year * replications + k] += sent;
    }
  }
  return sums;
}

std::vector<YearTotal> total_years(const Sides& sides, const ReplicateSums& sums) {
  const World& world = sides.world;
  const std::size_t replications = sides.replications();
  std::vector<YearTotal> totals(world.years);
  for (std::size_t year = 0; year < world.years; ++year) {
    YearTotal& total = totals[year];
    total.year = Year(static_cast<std::uint16_t>(world.first_year.number() + year));
    double observed = 0;
    for (std::size_t state = 0; state < sides.states(); ++state) {
      const std::size_t cell = world.cell(year, state);
      const double sent = sides.observed.troops[cell];
      if (sides.troops_compared(cell)) {
        ++total.states_compared;
        observed += sent;
      } else if (std::isfinite(sent)) {
        total.observed_elsewhere += sent;
      }
    }
    if (total.states_compared == 0) continue;
    total.observed = observed;
    const auto first = sums.troops_by_year.begin() + static_cast<std::ptrdiff_t>(year * replications);
    std::vector<double> simulated(first, first + static_cast<std::ptrdiff_t>(replications));
    total.simulated = mean_of(simulated);
    std::sort(simulated.begin(), simulated.end());
    total.q05 = quantile(simulated, 0.05);
    total.q95 = quantile(simulated, 0.95);
    total.inside = in_central_90(simulated, observed);
  }
  return totals;
}

}  // namespace entente::comparison

namespace entente {

YearsInside years_inside(const std::vector<YearTotal>& totals) {
  YearsInside result;
  for (const YearTotal& total : totals) {
    if (total.states_compared == 0) continue;
    ++result.years;
    if (total.inside) ++result.inside;
  }
  return result;
}

}  // namespace entente
