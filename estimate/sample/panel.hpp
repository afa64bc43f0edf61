#pragma once

#include "estimate/formula/formula.hpp"
#include "estimate/sample/sample.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Rows whose `variable` reads as one of `values` (texts compare as texts, numbers as numbers) are left out.
struct Exclusion {
  std::string variable;
  std::vector<std::string> values;
  Place place;
};

/// The unit and the time of a panel's rows.
struct PanelIndex {
  std::string unit;
  std::string time;
  Place place;
};

/// A country-year panel as a table with names for its columns.
///
/// The field's names (share, potential, un_agreement, ...) stand for columns of a panel that calls them otherwise
/// (troops_afghan_final_ratio, pot_gain, pctagreeus): `synonyms` maps the field's name to the panel's. A column of that
/// very name always goes first.
struct Panel {
  Table table;
  std::map<std::string, std::string> synonyms;
};

/// What of a panel becomes a sample.
struct SampleOptions {
  std::vector<Exclusion> exclude;
  std::optional<PanelIndex> index;    ///< needed by lag(), within(), between(), and by effects of units
  std::vector<std::string> clusters;  ///< variables whose groupings covariances will ask for
  bool keep_singletons = false;       ///< of absorbed effects
  bool between_within =
      false;  ///< Mundlak (1978): each term but the intercept as the unit's mean and the deviation from it
  bool lagged_outcome = false;  ///< adds lag(response) to the terms
};

/// The complete rows of a formula over a panel (R's model frame), in the panel's order.
///
/// Throws Error (Fault::input) with all problems found: a variable that the panel lacks (with the nearest name), text
/// or "9,000" in a numeric column (with file, line, column), a value that is infinite and the logarithm of a negative
/// number (with row, unit and time), rows repeated for a unit and time, no rows left, a response that never varies, a
/// term that is constant.
Sample make_sample(const Panel& panel, const Formula& formula, const SampleOptions& options);

}  // namespace entente
