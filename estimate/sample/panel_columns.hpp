#pragma once

#include "estimate/sample/panel.hpp"

#include <string>
#include <vector>

namespace entente {

/// A column for a panel: one text a row, empty where it is missing.
struct NamedColumn {
  std::string name;
  std::vector<std::string> texts;
};

/// The panel with these columns in the place of those of the same name, or behind the others where it has none.
/// `name` is what errors call its table; places in it are those of the panel as it would be written.
/// Throws Error (Fault::input) for a column of another length.
Panel with_columns(const Panel& panel, const std::vector<NamedColumn>& columns, const std::string& name);

}  // namespace entente
