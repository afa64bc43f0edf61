#include "results/effects/effects_json.hpp"

#include "results/effects/effects_text.hpp"
#include "results/effects/effects_value.hpp"
#include "results/json/label_value.hpp"

namespace entente {
namespace {

OrderedJson effect_json(const Effect& effect) {
  return OrderedJson::object({{"baseline", json_number(effect.baseline)},
                              {"counterfactual", json_number(effect.counterfactual)},
                              {"effect", json_number(effect.effect)},
                              {"variance_ratio", json_number(effect.variance_ratio)}});
}

OrderedJson years_json(const std::vector<YearEffect>& years) {
  OrderedJson list = OrderedJson::array();
  for (const YearEffect& year : years) {
    list.push_back(OrderedJson::object({{"year", year.year.number()}, {"troops", effect_json(year.troops)}}));
  }
  return list;
}

OrderedJson state_json(const EffectOnState& state, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  put_label(json, state.state, caption);
  json["years"] = state.years;
  json["share"] = effect_json(state.share);
  json["troops"] = effect_json(state.troops);
  json["final_tie"] = effect_json(state.final_tie);
  json["final_standing"] = effect_json(state.final_standing);
  return json;
}

OrderedJson war_json(const WarEffects& war, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  json["id"] = war.id.number();
  json["name"] = war.name;
  put_label(json["leader"] = OrderedJson::object(), war.leader, caption);
  json["troop_years"] = effect_json(war.troop_years);
  json["share"] = effect_json(war.share);
  json["contributors"] = effect_json(war.contributors);
  json["years"] = years_json(war.years);
  json["states"] = OrderedJson::array();
  for (const EffectOnState& state : war.states) json["states"].push_back(state_json(state, caption));
  return json;
}

}  // namespace

OrderedJson effects_value(const std::vector<NamedEffects>& counterfactuals, const Caption& caption) {
  OrderedJson list = OrderedJson::array();
  for (const auto& [name, change, notes, effects] : counterfactuals) {
    OrderedJson json = OrderedJson::object();
    json["name"] = name;
    json["change"] = change;
    json["notes"] = notes;
    json["wars"] = OrderedJson::array();
    for (const WarEffects& war : effects.wars) json["wars"].push_back(war_json(war, caption));
    json["troop_years"] = effect_json(effects.troop_years);
    json["years"] = years_json(effects.years);
    list.push_back(std::move(json));
  }
  return list;
}

std::string effects_json(const std::vector<NamedEffects>& counterfactuals, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  json["entente_effects"] = 1;
  json["scenario"] = caption.scenario;
  json["record"] = caption.record;
  json["note"] = std::string(effects_note);
  json["seed"] = caption.seed.number();
  json["replications"] = counterfactuals.empty() ? 0 : counterfactuals.front().effects.replications;
  json["counterfactuals"] = effects_value(counterfactuals, caption);
  return json_text(json);
}

}  // namespace entente
