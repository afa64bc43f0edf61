#include "results/audit/audit_document.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

std::string head(const PanelRecipe& recipe, std::size_t rows) {
  return recipe.name + ": " + recipe.title + "\n" + std::to_string(rows) + " state-years, " +
         std::to_string(recipe.first_year.number()) + "-" + std::to_string(recipe.last_year.number()) + "\n";
}

// What the reader must know before the numbers: a file that was cut off or changed need not fail to be read.
std::string other_versions(const SourcesRead& sources) {
  std::string text;
  for (const auto& [kind, source] : sources) {
    if (source.other_version) text += "  " + source.digest.name + ", SHA-256 " + source.digest.sha256 + "\n";
  }
  return text.empty() ? text : "\nother versions than Entente's registry knows (entente data list)\n" + text;
}

std::string switches_of(const PanelRecipe& recipe) {
  std::string text = "\nswitches\n";
  for (const PanelSwitch& panel_switch : panel_switches()) {
    text += "  " + panel_switch.name + ": " + recipe.switches.at(panel_switch.name) + "\n";
  }
  return text;
}

std::string counts_of(const PanelAudit& audit, bool with_rows) {
  std::string text = "\ncounts in the sources\n";
  for (const AuditCount& count : audit.counts) {
    text += "  " + std::to_string(count.count) + " " + count.name + ": " + count.meaning + "\n";
    if (with_rows && !count.rows.empty()) text += "    " + grouped_years(count.rows) + "\n";
  }
  return text;
}

std::string suspect_line(const SuspectValue& suspect) {
  std::string text = "  " + suspect.source + ":" + std::to_string(suspect.line) + ": " + suspect.row + " reads \"" +
                     suspect.written + "\": " + suspect.beside;
  if (!suspect.repaired) return text + "; kept\n";
  return text + (suspect.taken ? "; taken as " + number_text(*suspect.taken) : std::string("; left out")) + "\n";
}

}  // namespace

std::string audit_text(const PanelRecipe& recipe, const PanelAudit& audit, const SourcesRead& sources) {
  std::string text =
      head(recipe, audit.rows) + other_versions(sources) + switches_of(recipe) + counts_of(audit, true) + "\nmerges\n";
  for (const MergeAudit& merge : audit.merges) text += merge.report();
  text += "\nvalues that look mistyped\n";
  for (const SuspectValue& suspect : audit.suspects) text += suspect_line(suspect);
  return text;
}

std::string panel_summary(const PanelRecipe& recipe, const BuiltPanel& panel, const SourcesRead& sources) {
  std::string text = head(recipe, panel.audit.rows) + other_versions(sources) + counts_of(panel.audit, false) +
                     "\nmerges: state-years matched, without a match, only in the source, outside the coverage\n";
  for (const MergeAudit& merge : panel.audit.merges) {
    text += "  " + merge.merge() + ": " + std::to_string(merge.matched()) + ", " +
            std::to_string(merge.unmatched_left().size()) + ", " + std::to_string(merge.unmatched_right().size()) +
            ", " + std::to_string(merge.outside().size()) + "\n";
  }
  std::size_t repaired = 0;
  for (const SuspectValue& suspect : panel.audit.suspects) repaired += suspect.repaired ? 1 : 0;
  return text + "\n" + std::to_string(panel.audit.suspects.size()) + " values look mistyped, " +
         std::to_string(repaired) + " of them repaired or left out\n";
}

std::string switches_text() {
  std::string text;
  for (const PanelSwitch& panel_switch : panel_switches()) {
    text += panel_switch.name + ": " + panel_switch.meaning + "\n";
    for (const PanelSwitch::Choice& choice : panel_switch.choices) {
      text += "  " + choice.name + ": " + choice.meaning + "\n";
    }
  }
  return text;
}

}  // namespace entente
