#pragma once

#include "results/figures/run_figure.hpp"
#include "results/run_data/run_data.hpp"

#include <string>
#include <vector>

namespace entente {

/// What every report is made of: a page with marks like {{summary}}, its style, and the script that draws figures and
/// tables. tools/setup bundles them.
struct ReportParts {
  std::string page;
  std::string style;
  std::string script;
  std::string shapes;  ///< of countries, TopoJSON: what maps name as their geometry
};

/// What a report shows.
struct ReportContents {
  const RunData* run = nullptr;         ///< must be a run's folder, not a tournament's
  const RunData* compared = nullptr;    ///< a second run beside it
  const RunData* tournament = nullptr;  ///< a tournament's folder, for its figure and tables
  std::vector<RunFigure> figures = {};  ///< in their order: run_figures()
};

/// A report as one HTML file that reads nothing from elsewhere: a content security policy in it forbids any request,
/// and any script but its own. The same runs and parts give the same bytes; neither date, machine nor folder is in it.
/// Every name of the runs is text, in whatever place.
/// Throws Error (Fault::input): a folder of another kind, a second run without a war of the first, a table that is not
/// as runs write it, a page without its marks.
std::string report_page(const ReportContents& contents, const ReportParts& parts);

}  // namespace entente
