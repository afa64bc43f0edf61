#pragma once

#include "estimate/panel/build_panel.hpp"

#include <string>
#include <vector>

namespace entente {

/// A codebook as CSV: column, meaning, unit, source, missing.
std::string codebook_csv(const std::vector<CodebookEntry>& codebook);
/// The same as a Markdown document: the recipe's name and choices, then a table of the columns.
std::string codebook_markdown(const PanelRecipe& recipe, const std::vector<CodebookEntry>& codebook);

}  // namespace entente
