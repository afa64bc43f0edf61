#include "tools/command/counterfactual_text.hpp"

#include "results/label.hpp"
#include "sim/core/number_text.hpp"
#include "sim/war/rules.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace entente {
namespace {

std::string name_of(const PreparedScenario& prepared, CowCode cow) {
  std::vector<StateLabel> labels = prepared.states;
  labels.insert(labels.end(), prepared.leaders.begin(), prepared.leaders.end());
  return label_of(labels, cow).name;
}

// Facts that hold between two states.
bool is_dyadic(const std::string& fact) {
  return fact == "alignment" || fact == "un_agreement" || fact == "depth" || fact == "ally";
}

std::string facts_text(const PreparedScenario& prepared, const Counterfactual& counterfactual) {
  std::string text = name_of(prepared, counterfactual.state);
  const bool dyadic = std::any_of(counterfactual.facts.begin(), counterfactual.facts.end(),
                                  [](const auto& fact) { return is_dyadic(fact.first); });
  text += dyadic ? " with " + name_of(prepared, counterfactual.with) + ":" : ":";
  const char* before = " ";
  for (const auto& [fact, value] : counterfactual.facts) {
    text += std::exchange(before, ", ") + fact + ' ' + number_text(value);
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> parts_of(const LeaderRule& rule) {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"rule", to_string(rule.rule)},       {"decide", to_string(rule.decide)},
      {"room", to_string(rule.room)},       {"generosity", number_text(rule.generosity)},
      {"memory", number_text(rule.memory)}, {"souring", number_text(rule.souring)},
      {"drift", number_text(rule.drift)},   {"standing_limit", number_text(rule.standing_limit)}};
  if (rule.rule == Reward::budgeted) parts.emplace_back("budget", number_text(rule.budget));
  return parts;
}

// What differs from the scenario's rule, with the scenario's value.
std::string rule_text(const LeaderRule& baseline, const LeaderRule& rule) {
  const auto before = parts_of(baseline);
  std::string text;
  for (const auto& [key, value] : parts_of(rule)) {
    const auto same =
        std::find_if(before.begin(), before.end(), [&key = key](const auto& part) { return part.first == key; });
    if (same != before.end() && same->second == value) continue;
    text += text.empty() ? "leader rule: " : ", ";
    text += key + ' ' + value;
    if (same != before.end()) text += " instead of " + same->second;
  }
  return text.empty() ? "leader rule: as in the baseline" : text;
}

std::string war_text(const PreparedScenario& prepared, WarId id) {
  for (const War& war : prepared.world.wars) {
    if (war.id == id) return "nobody is invited to " + war.name;
  }
  return "nobody is invited to war " + std::to_string(id.number());
}

}  // namespace

std::string counterfactual_text(const PreparedScenario& prepared, const Counterfactual& counterfactual) {
  const std::string from = ", from " + std::to_string(counterfactual.from.number()) + " on";
  switch (counterfactual.kind) {
    case Counterfactual::Kind::set: return facts_text(prepared, counterfactual) + from;
    case Counterfactual::Kind::rule: return rule_text(prepared.experiment.leader_rule, counterfactual.rule) + from;
    case Counterfactual::Kind::drop_war: break;
  }
  return war_text(prepared, counterfactual.drop_war) + from;
}

}  // namespace entente
