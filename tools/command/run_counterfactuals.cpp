#include "tools/command/run_counterfactuals.hpp"

#include "results/effects/effects_json.hpp"
#include "results/effects/effects_tables.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "tools/command/counterfactual_text.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr const char* every_one = "all";

void check_names(const Scenario& scenario, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const Counterfactual& counterfactual : scenario.counterfactuals) known.push_back(counterfactual.name);
  const Place place{.key = "--counterfactual"};
  if (known.empty() && !names.empty()) {
    throw input_error(place, "the scenario has no counterfactuals", "some under its key counterfactuals");
  }
  for (const std::string& name : names) {
    if (name == every_one || std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string list;
    for (const std::string& each : known)
      list += (list.empty() ? "\"" : ", \"") + each + '"';  // a name may hold commas
    const std::string nearest = nearest_name(name, known);
    throw input_error(place, "no counterfactual is called \"" + name + '"', "all or one of " + list,
                      nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
  }
}

bool is_chosen(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& each) { return each == every_one || each == name; });
}

}  // namespace

ChosenCounterfactuals::ChosenCounterfactuals(const PreparedScenario& prepared, const std::vector<std::string>& names) {
  check_names(prepared.scenario, names);
  for (const Counterfactual& counterfactual : prepared.scenario.counterfactuals) {
    if (!is_chosen(names, counterfactual.name)) continue;
    auto chosen = std::make_unique<Chosen>(Chosen{.name = counterfactual.name,
                                                  .change = counterfactual_text(prepared, counterfactual),
                                                  .run = apply(prepared, counterfactual),
                                                  .observer = nullptr});
    chosen->observer = std::make_unique<EffectObserver>(prepared.world, chosen->run.world);
    chosen_.push_back(std::move(chosen));
  }
}

std::vector<PairedVariant> ChosenCounterfactuals::variants() const {
  std::vector<PairedVariant> variants;
  for (const auto& chosen : chosen_) {
    variants.push_back({{chosen->run.world, chosen->run.experiment}, chosen->observer.get()});
  }
  return variants;
}

std::vector<NamedEffects> ChosenCounterfactuals::effects() const {
  std::vector<NamedEffects> effects;
  for (const auto& chosen : chosen_) {
    effects.push_back({chosen->name, chosen->change, chosen->run.notes, chosen->observer->effects()});
  }
  return effects;
}

void write_effects(RunFolder& folder, const std::vector<NamedEffects>& counterfactuals, const Caption& caption) {
  if (counterfactuals.empty()) return;
  folder.write("effects.csv", effects_csv(counterfactuals));
  folder.write("effects_states.csv", effects_states_csv(counterfactuals, caption.states));
  folder.write("effects.json", effects_json(counterfactuals, caption));
}

std::vector<ManifestCounterfactual> manifest_of(const std::vector<NamedEffects>& counterfactuals) {
  std::vector<ManifestCounterfactual> entries;
  for (const auto& [name, change, notes, effects] : counterfactuals) entries.push_back({name, change, notes});
  return entries;
}

}  // namespace entente
