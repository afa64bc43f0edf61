#pragma once

#include "results/figures/run_figure.hpp"

/// The figures that run_figures() lists, each from its own file. For source files of results only.
namespace entente {

RunFigure ranks_figure();
RunFigure potential_figure();
RunFigure potential_effect_figure();
RunFigure coefficients_figure();
RunFigure fan_figure();
RunFigure calibration_figure();
RunFigure ties_figure();
RunFigure network_figure();
RunFigure map_figure();
RunFigure tournament_figure();
RunFigure effects_figure();

}  // namespace entente
