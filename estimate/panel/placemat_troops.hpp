#pragma once

#include "estimate/panel/panel_row.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What the placemats of a year say of a state.
struct PlacematTroops {
  std::optional<double> most;   ///< the largest number of the year; nothing without one
  bool peak_set_aside = false;  ///< a larger one was set aside
  std::string repairs;          ///< "placemat 8 reads 1.8: 1800"; empty when nothing was repaired
};

/// The name under which The Military Balance has the row, by which the published panel found it on the placemats.
const std::string& spelled(const PanelRow& row);

/// Country-years of the placemats by name, as the colliding index keeps them.
struct PlacematSurvivors {
  std::size_t country_years = 0;                          ///< on the placemats, by the spelling of the name
  std::map<std::pair<std::string, Year>, double> maxima;  ///< that survive, by that spelling; nothing without a number
  std::size_t kept = 0;                                   ///< that survive, with a number or without
  std::vector<std::pair<std::string, Year>> lost;         ///< that do not
};

/// What the recipe's switches make of the placemats.
class Placemats {
 public:
  Placemats(const PanelRecipe& recipe, const PanelSources::Content& content);

  /// Nothing when the state is on no placemat of the year, or was lost by the merge.
  std::optional<PlacematTroops> of(const PanelRow& row) const;
  const PlacematSurvivors& survivors() const { return survivors_; }  ///< of the colliding index only
  std::vector<StateYear> listed() const;                             ///< of a merge by state and year only

 private:
  bool by_state_;
  Facts<PlacematTroops> troops_;
  PlacematSurvivors survivors_;
};

}  // namespace entente
