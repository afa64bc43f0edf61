#include "results/summary/layout.hpp"

#include "results/compared.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

void check_shapes(const World& world, const ObservedShares& observed) {
  const std::size_t cells = world.cells();
  if (world.years == 0 || world.armed_forces.size() != cells || world.leaders[0].treaty_depth.size() != cells ||
      world.leaders[0].alignment.size() != cells || world.wars[0].invited.size() != cells ||
      observed.share.size() != cells || observed.troops.size() != cells) {
    throw work_error("cannot compare: world and record do not cover the same states and years");
  }
  for (const ObservedMeasure& measure : observed.measures) {
    if (measure.values.size() != cells) {
      throw work_error("cannot compare: world and record do not cover the same states and years");
    }
  }
}

bool is_measured(const ObservedShares& observed, std::size_t cell) {
  return std::any_of(observed.measures.begin(), observed.measures.end(),
                     [&](const ObservedMeasure& measure) { return std::isfinite(measure.values[cell]); });
}

}  // namespace

SummaryLayout::SummaryLayout(const World& world, const ObservedShares& observed_)
    : years(world.years),
      states(world.states.size()),
      cells(world.cells()),
      treaty_depth(world.leaders[0].treaty_depth),
      observed(observed_) {
  check_shapes(world, observed);
  for (std::size_t state = 0; state < states; ++state) {
    first_row.push_back(rows.size());
    bool compared_before = false;
    for (std::size_t year = 0; year < years; ++year) {
      const std::size_t cell = world.cell(year, state);
      const bool compared = is_compared(world, observed, cell);
      if (world.wars[0].invited[cell] != 0) {
        rows.push_back({.cell = cell,
                        .year = year,
                        .armed_forces = world.armed_forces[cell],
                        .observed = compared ? observed.share[cell] : std::numeric_limits<double>::quiet_NaN(),
                        .compared = compared,
                        .troops_compared = compared && std::isfinite(observed.troops[cell]),
                        .step = compared && compared_before,
                        .scores_at = compared_rows,
                        .measured = is_measured(observed, cell),
                        .troops_at = measured_rows});
        compared_rows += compared ? 1 : 0;
        measured_rows += rows.back().measured ? 1 : 0;
      }
      compared_before = compared;
    }
  }
  first_row.push_back(rows.size());
}

bool SummaryLayout::is_of(const World& world) const {
  return world.cells() == cells && SummaryLayout(world, observed) == *this;
}

bool operator==(const SummaryLayout& a, const SummaryLayout& b) {
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  const auto same_row = [](const SummaryLayout::Row& x, const SummaryLayout::Row& y) {
    return x.cell == y.cell && x.armed_forces == y.armed_forces;
  };
  const auto same_measure = [&](const ObservedMeasure& x, const ObservedMeasure& y) {
    return x.name == y.name && std::equal(x.values.begin(), x.values.end(), y.values.begin(), same);
  };
  return a.years == b.years && a.states == b.states && a.treaty_depth == b.treaty_depth &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), same_row) &&
         std::equal(a.observed.share.begin(), a.observed.share.end(), b.observed.share.begin(), same) &&
         std::equal(a.observed.troops.begin(), a.observed.troops.end(), b.observed.troops.begin(), same) &&
         std::equal(a.observed.measures.begin(), a.observed.measures.end(), b.observed.measures.begin(),
                    b.observed.measures.end(), same_measure);
}

}  // namespace entente
