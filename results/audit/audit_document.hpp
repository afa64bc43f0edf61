#pragma once

#include "estimate/panel/build_panel.hpp"
#include "results/run_folder/digest.hpp"

#include <map>
#include <string>

namespace entente {

/// A file that a panel was built from.
struct SourceRead {
  FileDigest digest;           ///< its name without folders, so that the same sources give the same audit anywhere
  bool other_version = false;  ///< of a file of the registry, whose checksum is another: newer, changed or cut off
};
/// By kind of source; kinds that are not there are told by their file's name alone.
using SourcesRead = std::map<std::string, SourceRead>;

/// The audit of a panel as one JSON object, ended by LF: recipe, rows, sources (file, SHA-256, bytes), switches (with
/// the meaning of each choice), counts, merges, suspects. The keys are documented in docs/panel.md and stay.
std::string audit_json(const PanelRecipe& recipe, const PanelAudit& audit, const SourcesRead& sources);
/// The same to be read: counts, then each merge with whom it lost, then the suspect values.
std::string audit_text(const PanelRecipe& recipe, const PanelAudit& audit, const SourcesRead& sources);

/// What was built in a few lines: rows, the choices, the counts, and what each merge lost.
std::string panel_summary(const PanelRecipe& recipe, const BuiltPanel& panel, const SourcesRead& sources);
std::string panel_summary_json(const PanelRecipe& recipe, const BuiltPanel& panel, const SourcesRead& sources);

/// All switches with their choices, to be read or as JSON.
std::string switches_text();
std::string switches_json();

}  // namespace entente
