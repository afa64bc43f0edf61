#pragma once

#include "estimate/panel/outcome.hpp"
#include "estimate/panel/panel_row.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A column of the panel, one cell a row; empty cells are missing.
struct PanelColumn {
  CodebookEntry entry;
  std::vector<std::string> cells;

  void add(const std::string& text) { cells.push_back(text); }
  void add(std::optional<double> number);
};

/// What every group of columns is made from.
struct PanelFrame {
  const PanelRecipe& recipe;
  const PanelSources::Content& content;
  const std::vector<PanelRow>& rows;
  PanelAudit& audit;
  std::vector<PanelColumn>& columns;

  bool is(const std::string& panel_switch, std::string_view choice) const;
  /// The file of a kind of source with its citation, for the codebook; "no source named" without one.
  std::string source(const std::string& kind) const;
  /// Throws Error (Fault::input) unless the recipe names a source of this kind: `why` is the switch that asks for it.
  void require_source(const std::string& kind, const std::string& why) const;
  /// Adds a column, which the caller fills. The reference holds until the next one is added.
  PanelColumn& column(CodebookEntry entry) const;
};

/// The meaning of the recipe's choice for a switch, for codebooks.
std::string choice_meaning(const PanelRecipe& recipe, const std::string& panel_switch);

/// Each adds its columns, and what its merges did.
void add_identity_columns(const PanelFrame& frame);
/// Armed forces and The Military Balance's deployments; the outcomes are the rows'.
void add_outcome_columns(const PanelFrame& frame, const std::vector<Outcome>& outcomes);
void add_capability_columns(const PanelFrame& frame);
void add_vote_columns(const PanelFrame& frame);
void add_democracy_columns(const PanelFrame& frame);
void add_alliance_columns(const PanelFrame& frame);
void add_distance_column(const PanelFrame& frame);
void add_wealth_columns(const PanelFrame& frame);
void add_estimate_columns(const PanelFrame& frame);
void add_casualty_column(const PanelFrame& frame);
/// Placemats and the outcome. `best` is what the sources call for, of which the certainty is told, `published` the
/// outcome as published, beside which the notes set the panel's.
void add_record_columns(const PanelFrame& frame, const std::vector<Outcome>& outcomes, const std::vector<Outcome>& best,
                        const std::vector<Outcome>& published);

}  // namespace entente
