#pragma once

#include "estimate/sample/panel.hpp"
#include "estimate/similarity/drawn_potential.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Which columns of a panel `entente measure potential` reads, as the user named them.
struct PotentialColumns {
  std::optional<std::string> alignment, ideal_distance;  ///< one of the two
  std::string depth;
  std::optional<std::string> alliance;
  std::string potential;  ///< the column to be written
};

/// What the panel says, by its rows; rows that are excluded say nothing.
struct PotentialPanel {
  PotentialRows rows;
  std::vector<std::string> alliances;  ///< the panel's text; "" without one
  std::string depth, potential;        ///< names of the columns, as the panel has them
};

/// Throws Error (Fault::input) with the option's name or the place in the panel.
PotentialPanel read_potential_panel(const Panel& panel, const SampleOptions& sample, const PotentialColumns& columns);

}  // namespace entente
