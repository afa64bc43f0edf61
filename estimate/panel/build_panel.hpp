#pragma once

#include "estimate/panel/panel_audit.hpp"
#include "estimate/panel/recipe.hpp"

#include <memory>
#include <string>
#include <vector>

namespace entente {

/// The files of a recipe, read once; panels of other switches are then built in milliseconds.
class PanelSources {
 public:
  /// Reads every file that the recipe names, from `folder`. Throws Error (Fault::input) with all that is wrong with
  /// them: missing files, then file, line and column.
  PanelSources(const PanelRecipe& recipe, const std::string& folder);
  ~PanelSources();
  PanelSources(PanelSources&&) noexcept;
  PanelSources& operator=(PanelSources&&) noexcept;

  struct Content;
  const Content& content() const { return *content_; }

 private:
  std::unique_ptr<Content> content_;
};

/// What a column of the panel is and where it comes from.
struct CodebookEntry {
  std::string column;
  std::string meaning;  ///< with its definition where it is computed
  std::string unit;
  std::string source;   ///< file and citation
  std::string missing;  ///< when it is missing
};

struct BuiltPanel {
  std::string csv;  ///< tidy: one row a state-year, by state code and year; missing values are empty
  std::vector<CodebookEntry> codebook;  ///< one a column, in their order
  PanelAudit audit;
};

/// Builds the panel of a recipe. Same input, same bytes. Throws Error (Fault::input).
BuiltPanel build_panel(const PanelRecipe& recipe, const PanelSources& sources);

}  // namespace entente
