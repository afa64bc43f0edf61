#include "estimate/panel/build_panel.hpp"

#include "estimate/panel/audit_counts.hpp"
#include "estimate/panel/outcome.hpp"
#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"

#include <algorithm>

namespace entente {
namespace {

std::vector<Outcome> outcomes_of(const PanelRecipe& recipe, const PanelSources::Content& content,
                                 const std::vector<PanelRow>& rows) {
  const Outcomes of(recipe, content);
  std::vector<Outcome> outcomes;
  outcomes.reserve(rows.size());
  for (const PanelRow& row : rows) outcomes.push_back(of.of(row));
  return outcomes;
}

/// How well the sources know the outcome does not hang on what a panel makes of them.
std::vector<Outcome> best_outcomes(PanelRecipe recipe, const PanelSources::Content& content,
                                   const std::vector<PanelRow>& rows) {
  recipe.switches = corrected();
  return outcomes_of(recipe, content, rows);
}

void audit_record(const PanelFrame& frame, const std::vector<Outcome>& outcomes, MergeAudit armed_forces) {
  PanelMerge deployments(frame, "deployments", coverage_of(frame.content.deployments));
  deployments.only_listed();
  PanelMerge placemats(frame, "placemats", coverage_of(frame.content.placemats.value_or(std::vector<PlacematCell>())));
  placemats.only_listed();
  for (std::size_t i = 0; i < frame.rows.size(); ++i) {
    const PanelRow& row = frame.rows[i];
    armed_forces.left_row(row.label);
    if (outcomes[i].armed_forces) armed_forces.right_row(row.label);
    if (outcomes[i].deployed.listed) deployments.right(row.merge_key());
    if (outcomes[i].placemat) placemats.right(row.merge_key());
  }
  frame.audit.merges.push_back(std::move(armed_forces));
  deployments.finish();
  if (frame.content.placemats) placemats.finish();
}

bool needs_quotes(const std::string& cell) { return cell.find_first_of(",\"\n\r") != std::string::npos; }

void append(std::string& csv, const std::string& cell) {
  if (!needs_quotes(cell)) {
    csv += cell;
    return;
  }
  csv += '"';
  for (const char letter : cell) csv += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  csv += '"';
}

std::string csv_of(const std::vector<PanelColumn>& columns, std::size_t rows) {
  std::string csv;
  for (const PanelColumn& column : columns) csv += (csv.empty() ? "" : ",") + column.entry.column;
  csv += '\n';
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) csv += ',';
      append(csv, columns[i].cells[row]);
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace

BuiltPanel build_panel(const PanelRecipe& recipe, const PanelSources& sources) {
  const PanelSources::Content& content = sources.content();
  BuiltPanel built;
  MergeAudit armed_forces("armed_forces (" + file_name(recipe, "armed_forces") + ")");
  const std::vector<PanelRow> rows = panel_rows(recipe, content, armed_forces);
  const std::vector<Outcome> outcomes = outcomes_of(recipe, content, rows);
  std::vector<PanelColumn> columns;
  columns.reserve(64);
  const PanelFrame frame{recipe, content, rows, built.audit, columns};
  add_identity_columns(frame);
  add_outcome_columns(frame, outcomes);
  audit_record(frame, outcomes, std::move(armed_forces));
  add_capability_columns(frame);
  add_vote_columns(frame);
  add_democracy_columns(frame);
  add_alliance_columns(frame);
  add_distance_column(frame);
  add_wealth_columns(frame);
  add_estimate_columns(frame);
  add_casualty_column(frame);
  add_record_columns(frame, outcomes, best_outcomes(recipe, content, rows));

  built.csv = csv_of(columns, rows.size());
  for (PanelColumn& column : columns) built.codebook.push_back(std::move(column.entry));
  built.audit.counts = content.counts;
  built.audit.suspects = suspect_values(recipe, content);
  built.audit.rows = rows.size();
  return built;
}

}  // namespace entente
