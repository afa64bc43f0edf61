#pragma once

#include "estimate/panel/compare_panels.hpp"

#include <string>

namespace entente {

/// Two panels beside each other, to be read: rows and columns of one alone, then the cells that differ, by column. Of
/// each column the first ten.
std::string panel_comparison_text(const PanelComparison& comparison, const std::string& other);
/// As one JSON object, ended by LF, with every cell that differs.
std::string panel_comparison_json(const PanelComparison& comparison, const std::string& other);
/// Every cell that differs as CSV: column, row, ccode, year, panel, other.
std::string panel_differences_csv(const PanelComparison& comparison);

}  // namespace entente
