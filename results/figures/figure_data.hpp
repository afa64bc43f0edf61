#pragma once

#include "results/json/value.hpp"

#include <string>
#include <vector>

/// Which of a figure's data are its numbers, and which only lay it out. For source files of results only.
namespace entente {

/// A table in a specification that holds what is drawn: who asks for a figure's data wants these, not its lines, labels
/// and positions.
struct FigureTable {
  std::string name;                  ///< of the data in the specification, of letters, digits and "_"
  std::string caption;               ///< what a row is, and the units
  std::vector<std::string> columns;  ///< those that hold no layout, in the order of showing
};

/// A view's data with a name.
OrderedJson named_data(const std::string& name, const OrderedJson& values);

/// Names the figure's tables in `usermeta.entente.data`. Each must be in it, by named_data() or in its `datasets`.
void name_tables(OrderedJson& figure, const std::vector<FigureTable>& tables);

}  // namespace entente
