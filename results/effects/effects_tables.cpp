#include "results/effects/effects_tables.hpp"

#include "results/tables/csv_text.hpp"

#include <cmath>

namespace entente {
namespace {

void add(CsvText& csv, const Effect& effect) {
  csv.add(effect.baseline).add(effect.counterfactual).add(effect.effect).add(effect.variance_ratio);
}

std::vector<std::string> columns_after(std::vector<std::string> columns) {
  for (const char* column : {"quantity", "baseline", "baseline_error", "counterfactual_value", "counterfactual_error",
                             "effect", "effect_error", "variance_ratio"}) {
    columns.emplace_back(column);
  }
  return columns;
}

// What effects_csv says of one war or, without a war, of all.
class OverStates {
 public:
  OverStates(CsvText& csv, const std::string& counterfactual, std::string war)
      : csv_(csv), counterfactual_(counterfactual), war_(std::move(war)) {}

  void add_quantity(const char* quantity, const Effect& effect) const { add_row("", quantity, effect); }
  void add_years(const std::vector<YearEffect>& years) const {
    for (const YearEffect& year : years) add_row(std::to_string(year.year.number()), "troops", year.troops);
  }

 private:
  void add_row(const std::string& year, const char* quantity, const Effect& effect) const {
    csv_.add(counterfactual_).add(war_).add(year).add(quantity);
    add(csv_, effect);
  }

  CsvText& csv_;
  const std::string& counterfactual_;
  std::string war_;
};

}  // namespace

std::string effects_csv(const std::vector<NamedEffects>& counterfactuals) {
  CsvText csv(columns_after({"counterfactual", "war", "year"}));
  for (const auto& [name, change, notes, effects] : counterfactuals) {
    for (const WarEffects& war : effects.wars) {
      const OverStates rows(csv, name, std::to_string(war.id.number()));
      rows.add_quantity("troop_years", war.troop_years);
      rows.add_quantity("share", war.share);
      rows.add_quantity("contributors", war.contributors);
      rows.add_years(war.years);
    }
    const OverStates rows(csv, name, "");
    rows.add_quantity("troop_years", effects.troop_years);
    rows.add_years(effects.years);
  }
  return csv.text();
}

std::string effects_states_csv(const std::vector<NamedEffects>& counterfactuals,
                               const std::vector<StateLabel>& labels) {
  CsvText csv(columns_after({"counterfactual", "war", "cow", "iso3", "state", "years"}));
  for (const auto& [name, change, notes, effects] : counterfactuals) {
    for (const WarEffects& war : effects.wars) {
      for (const EffectOnState& state : war.states) {
        const StateLabel label = label_of(labels, state.state);
        const auto row = [&, &name = name](const char* quantity, const Effect& effect) {
          csv.add(name).add(std::size_t{war.id.number()}).add(std::size_t{state.state.number()});
          csv.add(label.iso3).add(label.name).add(state.years).add(quantity);
          add(csv, effect);
        };
        row("share", state.share);
        row("troops", state.troops);
        row("final_tie", state.final_tie);
        row("final_standing", state.final_standing);
      }
    }
  }
  return csv.text();
}

}  // namespace entente
