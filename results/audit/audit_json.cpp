#include "results/audit/audit_document.hpp"
#include "results/json/value.hpp"

#include <filesystem>

namespace entente {
namespace {

OrderedJson switches_of(const PanelRecipe& recipe) {
  OrderedJson switches = OrderedJson::object();
  for (const PanelSwitch& panel_switch : panel_switches()) {
    const std::string& choice = recipe.switches.at(panel_switch.name);
    std::string meaning;
    for (const PanelSwitch::Choice& known : panel_switch.choices) {
      if (known.name == choice) meaning = known.meaning;
    }
    switches[panel_switch.name] = {{"choice", choice}, {"meaning", meaning}};
  }
  return switches;
}

OrderedJson counts_of(const PanelAudit& audit) {
  OrderedJson counts = OrderedJson::object();
  for (const AuditCount& count : audit.counts) {
    counts[count.name] = {{"count", count.count}, {"meaning", count.meaning}, {"rows", count.rows}};
  }
  return counts;
}

OrderedJson merge_of(const MergeAudit& merge) {
  OrderedJson asides = OrderedJson::array();
  for (const auto& aside : merge.set_asides()) {
    asides.push_back({{"why", aside.why}, {"count", aside.keys.size()}, {"rows", aside.keys}});
  }
  return {{"merge", merge.merge()},
          {"matched", merge.matched()},
          {"unmatched_panel", merge.unmatched_left()},
          {"unmatched_source", merge.unmatched_right()},
          {"outside_coverage", merge.outside()},
          {"duplicates", merge.duplicates()},
          {"set_aside", asides}};
}

OrderedJson suspect_of(const SuspectValue& suspect) {
  return {{"source", suspect.source},
          {"line", suspect.line},
          {"row", suspect.row},
          {"written", suspect.written},
          {"beside", suspect.beside},
          {"factor", suspect.factor > 0 ? json_number(suspect.factor) : OrderedJson(nullptr)},
          {"repaired", suspect.repaired},
          {"taken", suspect.taken ? json_number(*suspect.taken) : OrderedJson(nullptr)}};
}

// Without folders, so that the same sources give the same bytes wherever they lie.
OrderedJson files_of(const PanelRecipe& recipe, const SourcesRead& sources) {
  OrderedJson files = OrderedJson::object();
  for (const auto& [kind, file] : recipe.files) {
    files[kind] = {{"file", std::filesystem::path(file).filename().string()}};
    const auto read = sources.find(kind);
    if (read == sources.end()) continue;
    files[kind]["sha256"] = read->second.digest.sha256;
    files[kind]["bytes"] = read->second.digest.bytes;
    files[kind]["other_version"] = read->second.other_version;
  }
  return files;
}

OrderedJson head(const PanelRecipe& recipe, std::size_t rows, const SourcesRead& sources) {
  return {{"recipe", recipe.name},
          {"title", recipe.title},
          {"years", {recipe.first_year.number(), recipe.last_year.number()}},
          {"rows", rows},
          {"sources", files_of(recipe, sources)},
          {"switches", switches_of(recipe)}};
}

}  // namespace

std::string audit_json(const PanelRecipe& recipe, const PanelAudit& audit, const SourcesRead& sources) {
  OrderedJson document = head(recipe, audit.rows, sources);
  document["counts"] = counts_of(audit);
  document["merges"] = OrderedJson::array();
  for (const MergeAudit& merge : audit.merges) document["merges"].push_back(merge_of(merge));
  document["suspects"] = OrderedJson::array();
  for (const SuspectValue& suspect : audit.suspects) document["suspects"].push_back(suspect_of(suspect));
  return json_text(document);
}

std::string panel_summary_json(const PanelRecipe& recipe, const BuiltPanel& panel, const SourcesRead& sources) {
  OrderedJson document = head(recipe, panel.audit.rows, sources);
  document["columns"] = OrderedJson::array();
  for (const CodebookEntry& entry : panel.codebook) document["columns"].push_back(entry.column);
  for (const AuditCount& count : panel.audit.counts) document["counts"][count.name] = count.count;
  document["merges"] = OrderedJson::array();
  for (const MergeAudit& merge : panel.audit.merges) {
    document["merges"].push_back({{"merge", merge.merge()},
                                  {"matched", merge.matched()},
                                  {"unmatched_panel", merge.unmatched_left().size()},
                                  {"unmatched_source", merge.unmatched_right().size()},
                                  {"outside_coverage", merge.outside().size()},
                                  {"duplicates", merge.duplicates().size()}});
  }
  document["suspects"] = panel.audit.suspects.size();
  return json_text(document);
}

std::string switches_json() {
  OrderedJson document = OrderedJson::array();
  for (const PanelSwitch& panel_switch : panel_switches()) {
    OrderedJson choices = OrderedJson::array();
    for (const PanelSwitch::Choice& choice : panel_switch.choices) {
      choices.push_back({{"choice", choice.name}, {"meaning", choice.meaning}});
    }
    document.push_back({{"switch", panel_switch.name}, {"meaning", panel_switch.meaning}, {"choices", choices}});
  }
  return json_text(document);
}

}  // namespace entente
