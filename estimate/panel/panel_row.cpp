#include "estimate/panel/panel_row.hpp"

#include "estimate/panel/choice.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace entente {
namespace {

constexpr CowCode bosnia{346}, vietnam{816}, republic_of_vietnam{817};

/// The code that the published panel gives an entry that is no state; nothing for one that it leaves out.
std::optional<CowCode> code_of_entity(const std::string& name) {
  if (name == "Turkish Republic of Northern Cyprus") return std::nullopt;  // filed as a second Cyprus and dropped
  if (name == "Federation of Bosnia and Herzegovina") return bosnia;
  const bool palestine = name.find("Palestinian") != std::string::npos;
  return palestine ? CowCode{665} : CowCode{0};
}

class RowBuilder {
 public:
  RowBuilder(const PanelRecipe& recipe, const PanelSources::Content& content, MergeAudit& audit)
      : recipe_(recipe),
        content_(content),
        audit_(audit),
        entities_(chosen(recipe, "entities", "as_states")),
        republic_of_vietnam_(chosen(recipe, "vietnam_code", "republic_of_vietnam")) {
    for (const Membership& spell : content.states.memberships()) {
      if (spell.last.year >= recipe.first_year) abbreviations_[spell.state] = spell.abbreviation;
    }
  }

  std::vector<PanelRow> build() {
    const bool by_list = chosen(recipe_, "rows", "military_balance");
    for (const ArmedForcesRow& forces : content_.armed_forces) {
      if (forces.year() >= recipe_.first_year && forces.year() <= recipe_.last_year) take_forces(forces, by_list);
    }
    if (!by_list) take_members();
    if (rows_.empty()) throw input_error({.key = "years"}, "the sources have no row in these years");
    const auto order = [](const PanelRow& a, const PanelRow& b) {
      return std::pair(a.merge_key(), a.country) < std::pair(b.merge_key(), b.country);
    };
    std::sort(rows_.begin(), rows_.end(), order);
    return std::move(rows_);
  }

 private:
  void take_forces(const ArmedForcesRow& forces, bool as_row) {
    const std::string name = forces.state_name + ' ' + std::to_string(forces.year().number());
    std::optional<CowCode> code = forces.state;
    if (!code && entities_) code = code_of_entity(forces.state_name);
    if (!code) {
      audit_.set_aside("no states", name);
      return;
    }
    // Two entries of one state-year: the one with a number stands for both.
    const auto [known, first] = forces_.emplace(StateYear{*code, forces.year()}, &forces);
    if (!first && code->number() != 0) {
      audit_.set_aside("a second entry of a state-year", name);
      if (known->second->active || !forces.active) return;
      known->second = &forces;
      for (PanelRow& row : rows_) {
        if (row.merge_key() == known->first) row.forces = &forces;
      }
      return;
    }
    if (as_row) rows_.push_back(row_of(*code, forces.year(), forces.state_name, &forces));
  }

  // Whether a state is a member after the list's last year is not known.
  void check_coverage() const {
    const Coverage coverage = content_.states.coverage();
    if (coverage.contains(recipe_.first_year) && coverage.contains(recipe_.last_year)) return;
    const auto place = recipe_.places.find("years");
    throw input_error(place == recipe_.places.end() ? Place{.key = "years"} : place->second,
                      "the state system covers " + std::to_string(coverage.first.number()) + "-" +
                          std::to_string(coverage.last.number()),
                      "years within");
  }

  void take_members() {
    check_coverage();
    for (const StateYear key : content_.states.member_years(recipe_.first_year, recipe_.last_year)) {
      const auto forces = forces_.find(key);
      rows_.push_back(
          row_of(key.state, key.year, state_name(key.state), forces == forces_.end() ? nullptr : forces->second));
    }
  }

  PanelRow row_of(CowCode code, Year year, const std::string& country, const ArmedForcesRow* forces) const {
    PanelRow row;
    row.state = is_state(code) ? code : CowCode{};
    row.year = year;
    row.code = code == vietnam && republic_of_vietnam_ ? republic_of_vietnam : code;
    row.country = country;
    const auto abbreviation = abbreviations_.find(row.code);
    if (abbreviation != abbreviations_.end()) row.abbreviation = abbreviation->second;
    row.label = row.state == CowCode{} ? country + ' ' + std::to_string(year.number()) : entente::label(row.key());
    row.forces = forces;
    return row;
  }

  const PanelRecipe& recipe_;
  const PanelSources::Content& content_;
  MergeAudit& audit_;
  bool entities_;
  bool republic_of_vietnam_;
  std::map<CowCode, std::string> abbreviations_;
  std::map<StateYear, const ArmedForcesRow*> forces_;
  std::vector<PanelRow> rows_;
};

}  // namespace

std::vector<PanelRow> panel_rows(const PanelRecipe& recipe, const PanelSources::Content& content, MergeAudit& audit) {
  return RowBuilder(recipe, content, audit).build();
}

}  // namespace entente
