#include "results/comparison/parts.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

void add_row(const Sides& sides, std::size_t r, ComparedStateYear& state_year) {
  const EnsembleSummary::RowSums& sums = sides.summary.row(r);
  const double n = static_cast<double>(sides.replications());
  state_year.compared = sides.rows()[r].compared;
  state_year.share = {sums.share.value() / n, sums.shares.mean(sides.replications()).error};
  state_year.troops = sums.troops.mean(sides.replications());
  state_year.casualties = sums.casualties.mean(sides.replications());
  state_year.conventional_share = sums.conventional_share.value() / n;
  state_year.over_contribution = {state_year.share.value - state_year.conventional_share, state_year.share.error};
  state_year.observed_over_contribution = state_year.observed_share - state_year.conventional_share;
  const auto quantile = [&](double p) { return sides.summary.share_quantile(r, p); };
  state_year.share_quantiles = {quantile(0.05), quantile(0.25), quantile(0.5), quantile(0.75), quantile(0.95)};
}

}  // namespace

std::vector<ComparedStateYear> summarise_cells(const Sides& sides) {
  const World& world = sides.world;
  std::vector<ComparedStateYear> state_years(world.cells());
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    ComparedStateYear& state_year = state_years[cell];
    state_year.state = world.states[cell % sides.states()];
    state_year.year = Year(static_cast<std::uint16_t>(world.first_year.number() + cell / sides.states()));
    state_year.invited = world.wars[0].invited[cell] != 0;
    if (std::isfinite(sides.observed().share[cell])) state_year.observed_share = sides.observed().share[cell];
    if (std::isfinite(sides.observed().troops[cell])) state_year.observed_troops = sides.observed().troops[cell];
    state_year.armed_forces = world.armed_forces[cell];
    if (state_year.invited) state_year.alignment = world.leaders[0].alignment[cell];
    state_year.treaty_depth = world.leaders[0].treaty_depth[cell];
    state_year.tie = sides.summary.tie(cell);
    state_year.standing = sides.summary.standing(cell);
    if (sides.summary.learning()) state_year.expectation = sides.summary.expectation(cell);
  }
  for (std::size_t r = 0; r < sides.rows().size(); ++r) add_row(sides, r, state_years[sides.rows()[r].cell]);
  return state_years;
}

}  // namespace entente::comparison
