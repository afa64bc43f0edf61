#pragma once

#include "estimate/panel/build_panel.hpp"

#include <string>

namespace entente {

/// The audit of a panel as one JSON object, ended by LF: recipe, rows, switches (with the meaning of each choice),
/// counts, merges, suspects. The keys are documented in docs/panel.md and stay.
std::string audit_json(const PanelRecipe& recipe, const PanelAudit& audit);
/// The same to be read: counts, then each merge with whom it lost, then the suspect values.
std::string audit_text(const PanelRecipe& recipe, const PanelAudit& audit);

/// What was built in a few lines: rows, the choices, the counts, and what each merge lost.
std::string panel_summary(const PanelRecipe& recipe, const BuiltPanel& panel);
std::string panel_summary_json(const PanelRecipe& recipe, const BuiltPanel& panel);

/// All switches with their choices, to be read or as JSON.
std::string switches_text();
std::string switches_json();

}  // namespace entente
