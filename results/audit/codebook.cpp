#include "results/audit/codebook.hpp"

#include "results/tables/csv_text.hpp"

namespace entente {
namespace {

/// A cell of a Markdown table.
std::string cell(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|' || letter == '*' || letter == '<') escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

}  // namespace

std::string codebook_csv(const std::vector<CodebookEntry>& codebook) {
  CsvText csv({"column", "meaning", "unit", "source", "missing"});
  for (const CodebookEntry& entry : codebook) {
    csv.add(entry.column).add(entry.meaning).add(entry.unit).add(entry.source).add(entry.missing);
  }
  return csv.text();
}

std::string codebook_markdown(const PanelRecipe& recipe, const std::vector<CodebookEntry>& codebook) {
  std::string text = "# " + recipe.name + "\n\n" + recipe.title +
                     ". One row a state-year, by state code and year; an " +
                     "empty cell is missing.\n\n| switch | choice |\n|---|---|\n";
  for (const PanelSwitch& panel_switch : panel_switches()) {
    text += "| `" + panel_switch.name + "` | `" + recipe.switches.at(panel_switch.name) + "` |\n";
  }
  text += "\n| column | meaning | unit | source | missing |\n|---|---|---|---|---|\n";
  for (const CodebookEntry& entry : codebook) {
    text += "| `" + entry.column + "` | " + cell(entry.meaning) + " | " + cell(entry.unit) + " | " +
            cell(entry.source) + " | " + cell(entry.missing) + " |\n";
  }
  return text;
}

}  // namespace entente
