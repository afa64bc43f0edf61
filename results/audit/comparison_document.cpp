#include "results/audit/comparison_document.hpp"

#include "estimate/table/merge_audit.hpp"
#include "results/json/value.hpp"
#include "results/tables/csv_text.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_cells = 10;

std::string list_line(const std::string& title, const std::vector<std::string>& names, bool years) {
  if (names.empty()) return {};
  std::string text = "  " + title + " (" + std::to_string(names.size()) + "):";
  if (years) return text + " " + grouped_years(names) + "\n";
  for (const std::string& name : names) text += " " + name;
  return text + "\n";
}

std::string shown_cell(const std::string& text) { return text.empty() ? "missing" : text; }

}  // namespace

std::string panel_comparison_text(const PanelComparison& comparison, const std::string& other) {
  std::string text = "beside " + other + ": " + std::to_string(comparison.rows) + " state-years and " +
                     std::to_string(comparison.columns.size()) + " columns in both, " +
                     std::to_string(comparison.differences.size()) + " cells differ\n";
  text += list_line("rows of this panel only", comparison.only_ours, true);
  text += list_line("rows of the other only", comparison.only_other, true);
  text += list_line("columns of this panel only", comparison.columns_only_ours, false);
  text += list_line("columns of the other only", comparison.columns_only_other, false);
  std::size_t shown = 0;
  std::string column;
  for (const PanelDifference& cell : comparison.differences) {
    if (cell.column != column) {
      column = cell.column;
      shown = 0;
      text += "  " + column + " (" + std::to_string(comparison.by_column.at(column)) + "), this panel and the other\n";
    }
    if (shown++ < shown_cells) {
      text += "    " + cell.row + ": " + shown_cell(cell.ours) + ", " + shown_cell(cell.other) + "\n";
    } else if (shown == shown_cells + 1) {
      text += "    ...\n";
    }
  }
  return text;
}

std::string panel_comparison_json(const PanelComparison& comparison, const std::string& other) {
  OrderedJson cells = OrderedJson::array();
  for (const PanelDifference& cell : comparison.differences) {
    cells.push_back({{"column", cell.column},
                     {"row", cell.row},
                     {"ccode", cell.code},
                     {"year", cell.year},
                     {"panel", cell.ours},
                     {"other", cell.other}});
  }
  OrderedJson by_column = OrderedJson::object();
  for (const std::string& column : comparison.columns) {
    const auto found = comparison.by_column.find(column);
    by_column[column] = found == comparison.by_column.end() ? 0 : found->second;
  }
  return json_text({{"other", other},
                    {"rows", comparison.rows},
                    {"rows_only_panel", comparison.only_ours},
                    {"rows_only_other", comparison.only_other},
                    {"columns_only_panel", comparison.columns_only_ours},
                    {"columns_only_other", comparison.columns_only_other},
                    {"differing_cells", comparison.differences.size()},
                    {"by_column", by_column},
                    {"cells", cells}});
}

std::string panel_differences_csv(const PanelComparison& comparison) {
  CsvText csv({"column", "row", "ccode", "year", "panel", "other"});
  for (const PanelDifference& cell : comparison.differences) {
    csv.add(cell.column).add(cell.row).add(std::to_string(cell.code)).add(std::to_string(cell.year));
    csv.add(cell.ours).add(cell.other);
  }
  return csv.text();
}

}  // namespace entente
