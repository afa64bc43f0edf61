#pragma once

#include "estimate/panel/panel_content.hpp"

#include <vector>

namespace entente {

/// What the switches are about, counted in the sources: the same whatever the recipe's choices.
std::vector<AuditCount> audit_counts(const PanelRecipe& recipe, const PanelSources::Content& content);

}  // namespace entente
