#include "scenarios/reader/keys/keys.hpp"
#include "sim/war/world.hpp"

namespace entente {
namespace {

constexpr const char* unchanged = "as in the tables";
// Beyond what any state has had, and still a number that is added up exactly.
constexpr Range people{1, 1e9};
constexpr Range money{0, 1e18, true, false};

Declaration fact(const std::string& name, const std::string& meaning, Declaration typed) {
  typed.path = "counterfactuals[].set." + name;
  typed.meaning = meaning;
  typed.when_absent = unchanged;
  typed.provenance = Provenance::assumed;
  typed.applies = Applies::with_set;
  typed.some_of = "counterfactuals[].set";
  return typed;
}

Applies changed(Applies applies) {
  switch (applies) {
    case Applies::with_decisions: return Applies::with_changed_decisions;
    case Applies::with_rewards: return Applies::with_changed_rewards;
    case Applies::with_standing: return Applies::with_changed_standing;
    case Applies::with_budget: return Applies::with_changed_budget;
    default: return applies;
  }
}

// What a counterfactual may change of the leader's rule is all of it.
void add_rule(std::vector<Declaration>& keys) {
  const std::string base = "leader_rule.";
  for (Declaration key : leader_keys()) {
    key.path = "counterfactuals[].rule." + key.path.substr(base.size());
    key.fallback.reset();
    key.when_absent = "as in `leader_rule`";
    key.some_of = "counterfactuals[].rule";
    key.applies = changed(key.applies);
    keys.push_back(std::move(key));
  }
}

}  // namespace

std::vector<Declaration> counterfactual_keys() {
  const auto number = [](Range range, std::string unit) {
    return Declaration{.type = KeyType::number, .unit = std::move(unit), .range = range};
  };
  const Declaration yes_or_no{.type = KeyType::boolean};
  std::vector<Declaration> keys = {
      {.path = "counterfactuals",
       .meaning = "What might have been otherwise: each is run on the same random numbers as the scenario itself.",
       .type = KeyType::maps,
       .range = {0, 100},
       .fallback = "[]"},
      {.path = "counterfactuals[].name", .meaning = "What it is called; `all` and `baseline` mean something else."},
      {.path = "counterfactuals[].from",
       .meaning = "The first year in which it is otherwise.",
       .type = KeyType::year,
       .range = any_year,
       .when_absent = "the first of `years`"},
      {.path = "counterfactuals[].set",
       .meaning = "A fact of a state or of a tie that is otherwise: at least one besides `state` and `with`.",
       .type = KeyType::word_or_map,
       .one_of = "counterfactuals[]"},
      {.path = "counterfactuals[].set.state",
       .meaning = "The state whose fact or tie it is.",
       .type = KeyType::state,
       .applies = Applies::with_set},
      {.path = "counterfactuals[].set.with",
       .meaning = "The state to which `depth`, `ally`, `alignment` and `un_agreement` refer; of a state that leads no "
                  "war only `depth`.",
       .type = KeyType::state,
       .fallback_key = "leader",
       .applies = Applies::with_set},
      fact("depth", "Treaty depth of the tie; to a leader together with `ally`.", number(unit_interval, "tie depth")),
      fact("ally", "Whether the two are allies; who is none has no treaty depth.", yes_or_no),
      fact("alignment", "Alignment of preferences with the leader.", number(unit_interval, "")),
      fact("un_agreement", "Share of votes in the General Assembly cast with the leader.",
           number(unit_interval, "share")),
      fact("armed_forces", "Armed forces.", {.type = KeyType::integer, .unit = "people", .range = people}),
      fact("cinc", "Share of the world's capability (CINC).", number(unit_interval, "share of the world")),
      fact("gdp", "Gross domestic product, in the dollars of the states table.", number(money, "dollars")),
      fact("gdp_per_head", "The same for each person.", number(money, "dollars a person")),
      fact("democracy", "Whether the state is a democracy.", yes_or_no),
      fact("distance_km", "Distance from the theatre of every war.", number({0, largest_distance_km}, "km")),
      {.path = "counterfactuals[].rule",
       .meaning = "Keys of `leader_rule` that are otherwise; the others stay as they are there.",
       .type = KeyType::word_or_map,
       .one_of = "counterfactuals[]"},
  };
  add_rule(keys);
  keys.push_back({.path = "counterfactuals[].drop_war",
                  .meaning = "The id of a war that is not fought, or not from that year on.",
                  .type = KeyType::integer,
                  .range = {1, 65535},
                  .one_of = "counterfactuals[]"});
  return keys;
}

}  // namespace entente
