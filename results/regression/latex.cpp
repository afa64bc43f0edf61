#include "results/regression/render.hpp"

#include <cctype>
#include <string_view>

namespace entente {
namespace {

std::string escaped(char c) {
  switch (c) {
    case '\\': return "\\textbackslash{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '<': return "\\textless{}";
    case '>': return "\\textgreater{}";
    case '|': return "\\textbar{}";
    case '"': return "''";
    case '[': return "{[}";  // after \\ a bracket would be its option
    case ']': return "{]}";
    case '`': return "\\textasciigrave{}";
    case '_':
    case '%':
    case '&':
    case '#':
    case '$':
    case '{':
    case '}': return std::string("\\") + c;
    default: return std::string(1, c);
  }
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) result += escaped(c);
  return result;
}

// A number as its text has it: "-3.47e-07" as a product with a power of ten, in mathematics for a true minus.
std::string number(const std::string& text) {
  if (text.empty()) return text;
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text.front() == '-' ? "$" + text + "$" : text;
  std::string exponent = text.substr(e + 1);
  const bool negative = exponent.front() == '-';
  exponent.erase(0, exponent.find_first_not_of("+-0"));
  return "$" + text.substr(0, e) + "\\times10^{" + (negative ? "-" : "") + exponent + "}$";
}

// "Within R2" with its power.
std::string statistic_label(const std::string& label) {
  const std::string text = escaped(label);
  return text.ends_with("R2") ? text.substr(0, text.size() - 2) + "$R^2$" : text;
}

// "(0.0004)", "[-0.1, 0.2]"
std::string uncertainty(const std::string& text) {
  if (text.empty()) return text;
  const std::string inside = text.substr(1, text.size() - 2);
  const std::size_t comma = inside.find(", ");
  if (comma == std::string::npos) return "(" + number(inside) + ")";
  return "{[}" + number(inside.substr(0, comma)) + ", " + number(inside.substr(comma + 2)) + "{]}";
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.-+e") == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos;
}

std::string value(const std::string& text) {
  if (text == "-") return "--";
  if (text.size() > 1 && text.front() == '[') return uncertainty(text);
  return is_number(text) ? number(text) : escaped(text);
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line = "    ";
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? " & " : "") + cells[i];
  return line + " \\\\\n";
}

std::string begin(const std::string& caption, const std::string& label, std::size_t columns) {
  return "\\begin{table}[htbp]\n  \\centering\n  \\caption{" + caption + "}\n  \\label{" + label +
         "}\n  \\begin{tabular}{l*{" + std::to_string(columns - 1) + "}{r}}\n    \\toprule\n";
}

constexpr const char* end_of_tabular = "    \\bottomrule\n  \\end{tabular}\n";
constexpr const char* end_of_table = "\\end{table}\n";

std::string label_of(const std::string& label) {
  std::string result;
  for (const char c : label) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '-') result += c;
  }
  return result.empty() ? "tab:regression" : result;
}

std::string panel_text(const RegressionTable::Panel& panel, std::size_t columns) {
  std::string text;
  if (!panel.title.empty()) {
    text += "    \\multicolumn{" + std::to_string(columns) + "}{l}{\\textit{" + escaped(panel.title) + "}} \\\\\n";
  }
  for (const auto& row : panel.rows) {
    std::vector<std::string> upper = {escaped(row.label)};
    std::vector<std::string> lower = {""};
    bool has_lower = false;
    for (const auto& cell : row.cells) {
      // Stars take no room, so that digits stay aligned.
      upper.push_back(number(cell.estimate) + (cell.stars.empty() ? "" : "\\rlap{$^{" + cell.stars + "}$}"));
      lower.push_back(uncertainty(cell.uncertainty));
      has_lower = has_lower || !cell.uncertainty.empty();
    }
    text += line_of(upper);
    if (has_lower) text += line_of(lower);
  }
  return text;
}

std::string notes_text(const std::vector<std::string>& notes) {
  if (notes.empty()) return "";
  std::string text = "\n  \\medskip\n  \\begin{minipage}{\\linewidth}\n    \\footnotesize\\raggedright\n    Notes:\n";
  for (const std::string& note : notes) text += "    " + escaped(note) + "\\par\n";
  return text + "  \\end{minipage}\n";
}

std::string block_text(const RegressionTable::Block& block, const std::string& label) {
  std::vector<std::string> head;
  for (const std::string& cell : block.head) head.push_back(escaped(cell));
  std::string text = begin(escaped(block.title), label, block.head.size()) + line_of(head) + "    \\midrule\n";
  for (const auto& row : block.rows) {
    std::vector<std::string> cells = {escaped(row.front())};
    for (std::size_t i = 1; i < row.size(); ++i) cells.push_back(value(row[i]));
    text += line_of(cells);
  }
  return text + end_of_tabular + end_of_table;
}

}  // namespace

std::string regression_latex(const RegressionTable& table, const std::string& label) {
  const std::size_t columns = table.columns.size() + 1;
  const std::string name = label_of(label);
  std::string text = "% needs \\usepackage{booktabs}\n";
  text += begin(escaped(table.title.empty() ? "Regression models" : table.title), name, columns);
  std::vector<std::string> numbers = {""};
  std::vector<std::string> heads = {""};
  for (const auto& column : table.columns) {
    numbers.push_back(column.number);
    heads.push_back(escaped(column.head));
  }
  text += line_of(numbers) + line_of(heads);
  for (const auto& panel : table.panels) text += "    \\midrule\n" + panel_text(panel, columns);
  text += "    \\midrule\n";
  for (const auto& statistic : table.statistics) {
    std::vector<std::string> line = {statistic_label(statistic.label)};
    for (const std::string& shown : statistic.values) line.push_back(value(shown));
    text += line_of(line);
  }
  text += end_of_tabular + notes_text(table.notes) + end_of_table;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    text += "\n" + block_text(table.blocks[i], name + "-" + std::to_string(i + 1));
  }
  return text;
}

}  // namespace entente
