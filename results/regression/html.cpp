#include "results/text/html.hpp"

#include "results/regression/render.hpp"

namespace entente {
namespace {

constexpr const char* style =
    "<style>\n"
    "body { font-family: serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }\n"
    "table { border-collapse: collapse; border-bottom: 2px solid; border-top: 2px solid; margin: 1.5em 0; }\n"
    "caption { font-weight: bold; padding: 0.5em 0; text-align: left; }\n"
    "th, td { padding: 0.15em 0.8em; text-align: right; vertical-align: top; }\n"
    "th:first-child { padding-left: 0; text-align: left; }\n"
    "tbody th, tfoot th { font-weight: normal; }\n"
    "tbody th[scope=rowgroup] { font-style: italic; }\n"
    "thead, tbody { border-bottom: 1px solid; }\n"
    ".notes { font-size: 0.9em; padding-left: 1.2em; }\n"
    "</style>\n";

std::string cell_text(const RegressionTable::Cell& cell) {
  if (cell.estimate.empty()) return "<td></td>";
  std::string text = "<td>" + html_escaped(cell.estimate) + cell.stars;
  if (!cell.uncertainty.empty()) text += "<br>" + html_escaped(cell.uncertainty);
  return text + "</td>";
}

std::string row_head(const std::string& label) { return "<th scope=\"row\">" + html_escaped(label) + "</th>"; }

// "Within R2" with its power.
std::string statistic_head(const std::string& label) {
  if (!label.ends_with("R2")) return row_head(label);
  return "<th scope=\"row\">" + html_escaped(label.substr(0, label.size() - 1)) + "<sup>2</sup></th>";
}

std::string panel_text(const RegressionTable::Panel& panel, std::size_t columns) {
  std::string text = "<tbody>\n";
  if (!panel.title.empty()) {
    text += "<tr><th scope=\"rowgroup\" colspan=\"" + std::to_string(columns) + "\">" + html_escaped(panel.title) +
            "</th></tr>\n";
  }
  for (const auto& row : panel.rows) {
    text += "<tr>" + row_head(row.label);
    for (const auto& cell : row.cells) text += cell_text(cell);
    text += "</tr>\n";
  }
  return text + "</tbody>\n";
}

std::string block_text(const RegressionTable::Block& block) {
  std::string text = "<table>\n<caption>" + html_escaped(block.title) + "</caption>\n<thead>\n<tr>";
  for (const std::string& cell : block.head) text += "<th scope=\"col\">" + html_escaped(cell) + "</th>";
  text += "</tr>\n</thead>\n<tbody>\n";
  for (const auto& row : block.rows) {
    text += "<tr>" + row_head(row.front());
    for (std::size_t i = 1; i < row.size(); ++i) text += "<td>" + html_escaped(row[i]) + "</td>";
    text += "</tr>\n";
  }
  return text + "</tbody>\n</table>\n";
}

}  // namespace

std::string regression_html(const RegressionTable& table) {
  const std::string title = html_escaped(table.title.empty() ? "Regression models" : table.title);
  std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
                     "</title>\n" + style + "</head>\n<body>\n<table>\n<caption>" + title +
                     "</caption>\n<thead>\n<tr><td></td>";
  for (const auto& column : table.columns) {
    text += "<th scope=\"col\">" + html_escaped(column.number) + "<br>" + html_escaped(column.head) + "</th>";
  }
  text += "</tr>\n</thead>\n";
  for (const auto& panel : table.panels) text += panel_text(panel, table.columns.size() + 1);
  text += "<tfoot>\n";
  for (const auto& statistic : table.statistics) {
    text += "<tr>" + statistic_head(statistic.label);
    for (const std::string& value : statistic.values) text += "<td>" + html_escaped(value) + "</td>";
    text += "</tr>\n";
  }
  text += "</tfoot>\n</table>\n";
  for (const auto& block : table.blocks) text += block_text(block);
  text += "<ul class=\"notes\">\n";
  for (const std::string& note : table.notes) text += "<li>" + html_escaped(note) + "</li>\n";
  return text + "</ul>\n</body>\n</html>\n";
}

}  // namespace entente
