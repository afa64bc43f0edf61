#include "estimate/panel/build_panel.hpp"

#include "estimate/panel/outcome.hpp"
#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

std::vector<Outcome> each(const Outcomes& of, const std::vector<PanelRow>& rows) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(rows.size());
  for (const PanelRow& row : rows) outcomes.push_back(of.of(row));
  return outcomes;
}

void audit_armed_forces(const PanelFrame& frame, const std::vector<Outcome>& outcomes, MergeAudit audit) {
  for (std::size_t i = 0; i < frame.rows.size(); ++i) {
    audit.left_row(frame.rows[i].label);
    if (outcomes[i].armed_forces) audit.right_row(frame.rows[i].label);
  }
  frame.audit.merges.push_back(std::move(audit));
}

// Deployments are matched by state whatever code the panel files it under.
void audit_deployments(const PanelFrame& frame, const Deployments& deployments) {
  std::map<StateYear, StateYear> filed;
  for (const PanelRow& row : frame.rows) filed[row.key()] = row.merge_key();
  PanelMerge merge(frame, "deployments", coverage_of(frame.content.deployments));
  merge.only_listed();
  for (const StateYear key : deployments.listed()) {
    const auto row = filed.find(key);
    merge.right(row == filed.end() ? key : row->second);
  }
  for (const Deployment* row : deployments.elsewhere()) {
    const std::string place = row->location.empty() ? "no place" : row->location;
    merge.set_aside("in a place that does not count, " + place, label({*row->state, row->year()}));
  }
  merge.finish();
}

void audit_placemats(const PanelFrame& frame, const Placemats& placemats) {
  if (!frame.content.placemats) return;
  PanelMerge merge(frame, "placemats", coverage_of(*frame.content.placemats));
  merge.only_listed();
  if (frame.is("placemat_merge", "by_state_and_year")) {
    for (const StateYear key : placemats.listed()) merge.right(key);
  } else {
    const auto named = [](const std::pair<std::string, Year>& key) {
      return key.first + ' ' + std::to_string(key.second.number());
    };
    for (const auto& key : placemats.survivors().lost) merge.set_aside("lost by the colliding index", named(key));
    std::set<std::pair<std::string, Year>> found;
    for (const PanelRow& row : frame.rows) {
      if (!placemats.of(row)) continue;
      merge.right(row.merge_key());
      found.insert({spelled(row), row.year});
    }
    for (const auto& [key, most] : placemats.survivors().maxima) {
      if (!found.count(key)) merge.set_aside("of a spelling that no row has", named(key));
    }
  }
  merge.finish();
}

bool needs_quotes(const std::string& cell) {
  return std::any_of(cell.begin(), cell.end(), [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
}

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
  csv.reserve(columns.size() * rows * 10);
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
  const Outcomes of(recipe, content);
  const std::vector<Outcome> outcomes = each(of, rows);
  std::vector<PanelColumn> columns;
  columns.reserve(64);
  const PanelFrame frame{recipe, content, rows, built.audit, columns};
  add_identity_columns(frame);
  add_outcome_columns(frame, outcomes);
  audit_armed_forces(frame, outcomes, std::move(armed_forces));
  audit_deployments(frame, of.deployments());
  audit_placemats(frame, of.placemats());
  add_capability_columns(frame);
  add_vote_columns(frame);
  add_democracy_columns(frame);
  add_alliance_columns(frame);
  add_distance_column(frame);
  add_wealth_columns(frame);
  add_estimate_columns(frame);
  add_casualty_column(frame);
  // How well the sources know the outcome does not hang on what a panel makes of them.
  add_record_columns(frame, outcomes, each(*content.corrected_outcomes, rows), each(*content.published_outcomes, rows));

  built.csv = csv_of(columns, rows.size());
  for (PanelColumn& column : columns) built.codebook.push_back(std::move(column.entry));
  built.audit.counts = content.counts;
  built.audit.suspects = suspect_values(recipe, content.suspects);
  built.audit.rows = rows.size();
  return built;
}

}  // namespace entente
