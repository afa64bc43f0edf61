#include "scenarios/experiment/counterfactual.hpp"

#include "scenarios/experiment/changed_fact.hpp"
#include "scenarios/experiment/changed_tie.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <memory>
#include <string>

namespace entente {
namespace {

void drop_war(const Counterfactual& counterfactual, World& world) {
  const auto war = std::find_if(world.wars.begin(), world.wars.end(),
                                [&](const War& each) { return each.id == counterfactual.drop_war; });
  if (war == world.wars.end()) {
    throw input_error(counterfactual.place, "no war has the id " + std::to_string(counterfactual.drop_war.number()),
                      "a war of the scenario");
  }
  bool dropped = false;
  for (std::size_t cell = first_cell(world, counterfactual.from); cell < world.cells(); ++cell) {
    dropped = dropped || war->invited[cell];
    war->invited[cell] = 0;
  }
  const std::string from = std::to_string(counterfactual.from.number());
  if (!dropped) throw input_error(counterfactual.place, "nobody is invited to this war from " + from + " on anyway");
  const auto goes_on = [](const War& each) {
    return std::find(each.invited.begin(), each.invited.end(), 1) != each.invited.end();
  };
  if (std::any_of(world.wars.begin(), world.wars.end(), goes_on)) return;
  throw input_error(counterfactual.place, "without this war there would be none",
                    "one of several wars, or a later year");
}

void change_rule(const Counterfactual& counterfactual, CounterfactualRun& run) {
  if (counterfactual.rule.rule == Reward::budgeted && run.world.capability.empty()) {
    throw input_error(counterfactual.place, "a budget goes by capability, which this world was prepared without",
                      "a counterfactual that the scenario itself names");
  }
  run.experiment.rule_changes.push_back({counterfactual.from, counterfactual.rule});
}

void set_facts(const PreparedScenario& baseline, const Counterfactual& counterfactual, CounterfactualRun& run) {
  check_ranges(counterfactual);
  for (const auto& [fact, value] : counterfactual.facts) {
    if (is_tie(fact)) continue;
    change_fact(baseline, counterfactual, fact, value, run);
  }
  if (std::any_of(counterfactual.facts.begin(), counterfactual.facts.end(),
                  [](const auto& fact) { return is_tie(fact.first); })) {
    change_tie(baseline, counterfactual, run);
  }
}

}  // namespace

std::size_t first_cell(const World& world, Year from) {
  const std::size_t year = from < world.first_year ? 0u : from.number() - world.first_year.number();
  return std::min(year, world.years) * world.states.size();
}

CounterfactualRun apply(const PreparedScenario& baseline, const Counterfactual& counterfactual) {
  CounterfactualRun run{.world = baseline.world, .experiment = baseline.experiment, .notes = {}};
  run.experiment.mean_world = std::make_shared<const World>(baseline.world);
  switch (counterfactual.kind) {
    case Counterfactual::Kind::set: set_facts(baseline, counterfactual, run); break;
    case Counterfactual::Kind::rule: change_rule(counterfactual, run); break;
    case Counterfactual::Kind::drop_war: drop_war(counterfactual, run.world); break;
  }
  return run;
}

}  // namespace entente
