#include "results/comparison/parts.hpp"

#include <cmath>

namespace entente::comparison {

std::vector<YearTotal> total_years(const Sides& sides) {
  const World& world = sides.world;
  std::vector<YearTotal> totals(world.years);
  std::vector<std::uint8_t> compared(world.cells());
  for (const SummaryLayout::Row& row : sides.rows()) compared[row.cell] = row.troops_compared ? 1 : 0;
  for (std::size_t year = 0; year < world.years; ++year) {
    YearTotal& total = totals[year];
    total.year = Year(static_cast<std::uint16_t>(world.first_year.number() + year));
    for (std::size_t state = 0; state < sides.states(); ++state) {
      const std::size_t cell = world.cell(year, state);
      const double sent = sides.observed().troops[cell];
      if (compared[cell]) {
        ++total.states_compared;
      } else if (std::isfinite(sent)) {
        total.observed_elsewhere += sent;
      }
    }
    if (total.states_compared == 0) continue;
    set_troops(total, sides.summary.year_troops(year).check());
  }
  return totals;
}

}  // namespace entente::comparison

namespace entente {

void set_troops(YearTotal& total, const PredictiveCheck& check) {
  total.observed = check.observed;
  total.simulated = check.simulated;
  total.q05 = check.q05;
  total.q95 = check.q95;
  total.inside = check.inside;
}

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
