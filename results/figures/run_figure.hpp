#pragma once

#include "results/run_data/run_data.hpp"
#include "sim/core/identifiers.hpp"

#include <optional>
#include <string>
#include <vector>

/// The figures of a run, each by its name.
namespace entente {

struct RunFigureOptions {
  double width_mm = 84;  ///< of the figure as printed, 60 to 400; one column of most journals is 84, a page 174
  std::optional<WarId> war = {};     ///< of several; default: the first
  std::vector<CowCode> states = {};  ///< whom to show, where a figure shows some; default: the figure's own choice
  std::optional<Year> year = {};     ///< where a figure shows one; default: the last
  std::string counterfactual = {};   ///< where a run has several; default: the first
  bool headline = true;              ///< title and subtitle above; the alternative text has them all the same
  bool interactive = false;          ///< for a screen: values on hovering; what is printed stays as it is
};

struct RunFigure {
  std::string name;   ///< "ranks": how the command line calls it
  std::string title;  ///< "Ranks of contributions, absolute against relative"
  std::string shows;  ///< a sentence or two: what is drawn, how to read it, whose figure it follows
  /// Why this run has no such figure and how to get it, a sentence; empty when it can be drawn.
  std::string (*missing)(const RunData& run);
  /// The figure as a Vega-Lite specification with its alternative text as description. The same run gives the same
  /// bytes. Throws Error (Fault::input) where something is missing or options name a war, state or year that the run
  /// has not.
  std::string (*draw)(const RunData& run, const RunFigureOptions& options);
  /// Which of "war", "states", "year" and "counterfactual" it heeds; the command line refuses the others.
  std::vector<std::string> takes = {};
};

/// All of them, in the order in which a report shows them.
const std::vector<RunFigure>& run_figures();

/// The one of that name. Throws Error (Fault::input) with the nearest name.
const RunFigure& run_figure(const std::string& name);

}  // namespace entente
