#pragma once

#include "estimate/formula/formula.hpp"
#include "estimate/sample/sample.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  bool lagged_outcome = false;        ///< adds lag(response) to the terms, undivided by between_within
  std::vector<std::string> complete;  ///< variables that must be present though they are no terms
};

/// "stateabb=AFG,USA,ICE": the rows in which the variable has one of the values. Throws Error (Fault::input) at
/// `place`.
Exclusion parse_exclusion(std::string_view text, const Place& place);

/// The texts that stand for a missing value in a panel, as R, pandas and Stata export them: nothing, "NA", "NaN" and
/// ".", in exactly these letters. ("NA" is never Namibia.)
bool is_missing_text(std::string_view text);

/// The panel's column of that name, or the one that the name is a synonym of, or nothing.
std::optional<std::size_t> find_column(const Panel& panel, std::string_view name);

/// For each of the field's names that a formula uses in place of the panel's: "share is the panel's
/// troops_afghan_final_ratio", in order of first use.
std::vector<std::string> synonyms_used(const Panel& panel, const Formula& formula);

/// The index that a country-year panel usually has: its first column of ccode, cow, state, stateabb, and year. Nothing
/// when there is none, or when some unit has several rows in a year, so that this is no country-year panel.
std::optional<PanelIndex> usual_index(const Panel& panel);

/// The complete rows of a formula over a panel (R's model frame), in the panel's order.
///
/// - lag() goes by the values of unit and time, never by the order of rows: the value at time - 1 of the same unit
/// among
///   the rows that are not excluded, missing where there is no such row.
/// - between() and within() take means over the rows of the sample.
/// - factor(x) becomes dummies, coded as R's treatment contrasts are: against the first level in ascending order, or
/// for
///   all levels where the formula has neither intercept nor absorbed effects or lacks the margin. Levels are those of
///   the sample. Texts are numbered from 1 in the order of levels.
/// - A row is incomplete when any variable of the formula, its effects, the clusters, the index or `complete` is
///   missing.
///
/// Throws Error (Fault::input) with all problems found, the first few of each variable: a variable that the panel lacks
/// (with the nearest name), text or "9,000" in a numeric column (with file, line, column), a value that is infinite and
/// the logarithm of a negative number (with row, unit and time), rows repeated for a unit and time, no rows left, a
/// response that never varies, a term that is constant.
Sample make_sample(const Panel& panel, const Formula& formula, const SampleOptions& options);

}  // namespace entente
