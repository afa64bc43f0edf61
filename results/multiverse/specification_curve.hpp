#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"
#include "estimate/multiverse/summary.hpp"

#include <string>

namespace entente {

struct SpecificationCurveOptions {
  double width_mm = 174;  ///< of the figure as printed, 84 to 400
};

/// The specification curve (Simonsohn, Simmons and Nelson 2020) as a Vega-Lite specification: above, the effects of all
/// distinct universes in ascending order with their intervals; below, which choices each of them made. Up to
/// `most_single_universes` a tick stands for a choice of a universe; beyond, the shade of a cell says in which share of
/// its universes the choice was made, since paper has fewer dots. Intervals of the outermost hundredth are cut at the
/// edge, and the headline says how many. The same input gives the same bytes.
///
/// Throws Error (Fault::input) for a width out of range or a run without estimates.
std::string specification_curve(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary,
                                const SpecificationCurveOptions& options = {});

inline constexpr std::size_t most_single_universes = 240;
inline constexpr std::size_t curve_cells = 160;

}  // namespace entente
