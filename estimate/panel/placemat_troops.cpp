#include "estimate/panel/placemat_troops.hpp"

#include "estimate/panel/choice.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

using NameYear = std::pair<std::string, Year>;

struct Cell {
  std::optional<double> number;
  const PlacematRepair* repair = nullptr;  // that was carried out
};

class CellReader {
 public:
  explicit CellReader(const PanelRecipe& recipe)
      : repaired_(chosen(recipe, "keying_errors", "repaired")),
        peaks_set_aside_(chosen(recipe, "placemat_peaks", "set_aside")) {}

  Cell read(const PlacematCell& cell) const {
    const PlacematRepair* repair = repair_of(cell);
    const bool carried_out = repair && (is_peak(*repair) ? peaks_set_aside_ : repaired_);
    if (carried_out) return {repair->meant, repair};
    return {parse_number(cell.written), nullptr};  // "3 i" is no number
  }

 private:
  bool repaired_, peaks_set_aside_;
};

void raise(std::optional<double>& most, std::optional<double> number) {
  if (number && (!most || *number > *most)) most = number;
}

Facts<PlacematTroops> by_state(const std::vector<PlacematCell>& cells, const CellReader& reader) {
  Facts<PlacematTroops> facts;
  Facts<double> largest_set_aside;
  for (const PlacematCell& cell : cells) {
    const auto state = state_meant(cell);
    if (!state) continue;
    const StateYear key{*state, cell.year};
    PlacematTroops& troops = facts[key];
    const Cell value = reader.read(cell);
    raise(troops.most, value.number);
    if (!value.repair) continue;
    troops.repairs += (troops.repairs.empty() ? "" : ", ") + ("placemat " + std::to_string(cell.ordinal)) + " reads " +
                      cell.written + ": " + (value.number ? number_text(*value.number) : "set aside");
    if (value.number) continue;
    double& largest = largest_set_aside[key];
    largest = std::max(largest, parse_number(cell.written).value_or(0));
  }
  for (const auto& [key, largest] : largest_set_aside) {
    PlacematTroops& troops = facts[key];
    troops.peak_set_aside = troops.most && largest > *troops.most;
  }
  return facts;
}

// The archive's loop: for country i in order of first appearance, for year j, row i*j takes the maximum. A row that is
// written again loses what it held, also to a country that is on no placemat of the year.
PlacematSurvivors survivors_of(const std::vector<PlacematCell>& cells, const CellReader& reader) {
  std::vector<std::string> names;
  std::vector<Year> years;
  std::map<NameYear, std::optional<double>> maxima;
  for (const PlacematCell& cell : cells) {
    if (std::find(names.begin(), names.end(), cell.state_name) == names.end()) names.push_back(cell.state_name);
    if (std::find(years.begin(), years.end(), cell.year) == years.end()) years.push_back(cell.year);
    raise(maxima[{cell.state_name, cell.year}], reader.read(cell).number);
  }
  std::map<std::size_t, NameYear> stored;
  for (std::size_t i = 1; i <= names.size(); ++i) {
    for (std::size_t j = 1; j <= years.size(); ++j) stored[i * j] = {names[i - 1], years[j - 1]};
  }
  PlacematSurvivors survivors;
  survivors.country_years = maxima.size();
  std::set<NameYear> kept;
  for (const auto& [index, key] : stored) {
    const auto found = maxima.find(key);
    if (found == maxima.end()) continue;
    kept.insert(key);
    if (found->second) survivors.maxima[key] = *found->second;
  }
  survivors.kept = kept.size();
  for (const auto& [key, most] : maxima) {
    if (!kept.count(key)) survivors.lost.push_back(key);
  }
  return survivors;
}

}  // namespace

const std::string& spelled(const PanelRow& row) { return row.forces ? row.forces->state_name : row.country; }

Placemats::Placemats(const PanelRecipe& recipe, const PanelSources::Content& content)
    : by_state_(chosen(recipe, "placemat_merge", "by_state_and_year")) {
  if (!content.placemats) return;
  const CellReader reader(recipe);
  if (by_state_) {
    troops_ = by_state(*content.placemats, reader);
  } else {
    survivors_ = survivors_of(*content.placemats, reader);
  }
}

std::vector<StateYear> Placemats::listed() const {
  std::vector<StateYear> keys;
  for (const auto& [key, troops] : troops_) keys.push_back(key);
  return keys;
}

std::optional<PlacematTroops> Placemats::of(const PanelRow& row) const {
  if (by_state_) return find(troops_, row.key());
  const auto found = survivors_.maxima.find({spelled(row), row.year});
  if (found == survivors_.maxima.end()) return std::nullopt;
  PlacematTroops troops;
  troops.most = found->second;
  return troops;
}

}  // namespace entente
