#include "scenarios/reader/applies.hpp"

#include "scenarios/reader/words.hpp"

#include <map>

namespace entente {
namespace {

using Kind = Condition::Kind;

const std::string family = "contribution.family";
const std::string persistence = "contribution.persistence";
const std::string rule = "leader_rule.rule";
const std::string changed_rule = "counterfactuals[].rule.rule";
const std::string stake = "types.private_stake";

struct Rule {
  std::string text;
  std::vector<std::vector<Condition>> any_of;
};

Condition fit() { return {Kind::is_only_fit, "contribution.coefficients.fit"}; }
Condition hurdle() { return {Kind::is_word, family, {to_string(Family::hurdle)}}; }
Condition map(const std::string& path) { return {Kind::is_map, path}; }
Condition closure() { return {Kind::is_positive, "network.closure"}; }

std::vector<std::string> rewards_that_move() {
  std::vector<std::string> moving;
  for (const std::string& word : words(all_rewards)) {
    if (word != to_string(Reward::indifferent)) moving.push_back(word);
  }
  return moving;
}

Condition rewards(std::vector<std::string> words, bool changed = false) {
  if (changed) return {Kind::is_word, changed_rule, std::move(words), rule};
  return {Kind::is_word, rule, std::move(words)};
}

std::map<Applies, Rule> all_rules() {
  const std::vector<std::string> moving = rewards_that_move();
  const std::vector<std::string> budgeted = {to_string(Reward::budgeted)};
  const std::string other = " a rule of the leader other than indifferent";
  const std::string decisions = "only with" + other + ", or where states learn";
  const std::string standing = "only with" + other + ", or with `network.closure` above 0";
  const std::string budget = "only with the leader's rule `budgeted`";
  return {
      {Applies::always, {}},
      {Applies::with_fit, {"only with `contribution.coefficients.fit`", {{fit()}}}},
      {Applies::with_hurdle_fit,
       {"only with `contribution.coefficients.fit` and the family `hurdle`", {{fit(), hurdle()}}}},
      {Applies::with_persistence_numbers, {"only with a map for `contribution.persistence`", {{map(persistence)}}}},
      // A coefficients file says its family itself.
      {Applies::with_hurdle_persistence_numbers,
       {"only with a map for `contribution.persistence` and the family `hurdle`", {{map(persistence), hurdle()}}}},
      {Applies::with_decisions, {decisions, {{rewards(moving)}, {map("expectation")}}}},
      {Applies::with_rewards, {"only with" + other, {{rewards(moving)}}}},
      {Applies::with_standing, {standing, {{rewards(moving)}, {closure()}}}},
      {Applies::with_budget, {budget, {{rewards(budgeted)}}}},
      {Applies::with_types, {"only with `types` on", {{map("types")}}}},
      {Applies::with_stake_distance,
       {"only with `types` on and `private_stake: distance`", {{map("types"), {Kind::is_word, stake, {"distance"}}}}}},
      {Applies::with_learning, {"only with a map for `expectation`", {{map("expectation")}}}},
      {Applies::with_withdrawal_numbers, {"only with a map for `withdrawal`", {{map("withdrawal")}}}},
      {Applies::with_request, {"only with a map for the war's `request`", {{map("wars[].request")}}}},
      {Applies::with_set, {"only with `set`", {{map("counterfactuals[].set")}}}},
      {Applies::with_changed_decisions, {decisions, {{rewards(moving, true)}, {map("expectation")}}}},
      {Applies::with_changed_rewards, {"only with" + other, {{rewards(moving, true)}}}},
      {Applies::with_changed_standing, {standing, {{rewards(moving, true)}, {closure()}}}},
      {Applies::with_changed_budget, {budget, {{rewards(budgeted, true)}}}},
  };
}

const Rule& rule_of(Applies applies) {
  static const std::map<Applies, Rule> rules = all_rules();
  return rules.at(applies);
}

}  // namespace

const std::vector<std::vector<Condition>>& conditions_of(Applies applies) { return rule_of(applies).any_of; }

std::string applies_text(Applies applies) { return rule_of(applies).text; }

}  // namespace entente
