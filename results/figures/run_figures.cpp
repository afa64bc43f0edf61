#include "results/figures/run/run_figure_list.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

namespace entente {

const std::vector<RunFigure>& run_figures() {
  static const std::vector<RunFigure> figures = {
      ranks_figure(),       potential_figure(), potential_effect_figure(), coefficients_figure(), fan_figure(),
      calibration_figure(), ties_figure(),      network_figure(),          map_figure(),          tournament_figure(),
      effects_figure(),
  };
  return figures;
}

const RunFigure& run_figure(const std::string& name) {
  std::vector<std::string> names;
  for (const RunFigure& figure : run_figures()) {
    if (figure.name == name) return figure;
    names.push_back(figure.name);
  }
  std::string known;
  for (const std::string& each : names) known += (known.empty() ? "" : ", ") + each;
  const std::string nearest = nearest_name(name, names);
  throw input_error({.key = "--figure"}, "there is no figure '" + name + "'", known,
                    nearest.empty() ? "" : "did you mean '" + nearest + "'?");
}

}  // namespace entente
