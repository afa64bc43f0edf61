#pragma once

#include "results/figures/figure_file.hpp"
#include "results/report/report_page.hpp"

#include <filesystem>
#include <string>

namespace entente {

/// Where this program finds its renderer: the folder that ENTENTE_FIGURES names (the launcher sets it); of an installed
/// program share/entente/figures; else what tools/setup has laid in the sources' build folder.
FigureTools figure_tools();

/// Writes a figure from its Vega-Lite specification, as the path's extension asks (.svg, .pdf, .vl.json).
/// Throws Error as `write_figure` with tools does.
void write_figure(const std::string& vega_lite, const std::filesystem::path& path);

/// What every report is made of, from the same place. Throws Error (Fault::work) saying how to get it.
ReportParts report_parts();

}  // namespace entente
