#pragma once

#include "results/figures/run_figure.hpp"
#include "results/report/value_pool.hpp"
#include "results/run_data/run_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// For source files of results/report only.
namespace entente {

/// A figure as a report holds it, or why the run has none.
struct ReportFigure {
  std::string name, title, shows;
  std::string missing = {};      ///< a sentence; empty when there is a figure
  std::string description = {};  ///< alternative text of the first view
  std::size_t left_out = 0;      ///< views for which there was no room
  /// {"variants": [{"war", "year", "state", "counterfactual": as far as it is one's, "from", "wide", "narrow"}]}: the
  /// first has whole specifications without their data, the others what differs from those of the variant "from"
  /// (value_pool.hpp). Those of a state are narrow alone.
  OrderedJson views = {};
};

/// A run whose figures are shown.
struct ShownRun {
  const RunData* run = nullptr;
  const RunData* tournament = nullptr;  ///< gives the figures that the run itself lacks
};

/// For each of the runs the figures in their order, each in every view that it can be drawn in: wars, years, states,
/// counterfactuals, as far as `room` (bytes, of all figures together) reaches; what is left out is said. Room goes to
/// the runs in turn. Each view is drawn at two widths, for a page and for a telephone.
std::vector<std::vector<ReportFigure>> report_figures(const std::vector<ShownRun>& runs,
                                                      const std::vector<RunFigure>& figures, std::size_t room,
                                                      ValuePool& pool);

}  // namespace entente
