#include "scenarios/reader/scenario.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace entente;
using namespace entente::testing;

namespace {

std::string with(const std::string& items) {
  return replaced(file_text(small_scenario), "focus: ", "counterfactuals: [" + items + "]\nfocus: ");
}

Counterfactual read(const std::string& item) {
  return parse_scenario(with(item), small_scenario).counterfactuals.at(0);
}

// "key: what ..." of the only problem.
std::string problem(const std::string& items) {
  const std::vector<std::string> found = faults([&] { parse_scenario(with(items), small_scenario); });
  CAPTURE(items, found);
  CHECK(found.size() == 1);
  return found.empty() ? "" : found.front().substr(found.front().find(' ') + 1);
}

}  // namespace

TEST_CASE("A counterfactual sets facts, changes the rule or drops a war") {
  const Counterfactual ally = read("{name: A, set: {state: NZL, depth: 0.66, ally: true}, from: 2002}");
  CHECK(ally.kind == Counterfactual::Kind::set);
  CHECK(ally.name == "A");
  CHECK(ally.state == CowCode(920));
  CHECK(ally.with == CowCode(2));
  CHECK(ally.facts == std::map<std::string, double>{{"ally", 1}, {"depth", 0.66}});
  CHECK(ally.fact_places.at("depth").key == "counterfactuals[1].set.depth");
  CHECK(ally.from == Year(2002));
  const Counterfactual tie = read("{name: A, set: {state: NZL, with: AUS, depth: 0}}");
  CHECK(tie.with == CowCode(900));
  CHECK(tie.from == Year(2001));
  const Counterfactual facts = read("{name: A, set: {state: 920, armed_forces: 20000, gdp: 1e12, democracy: false}}");
  CHECK(facts.facts == std::map<std::string, double>{{"armed_forces", 20000}, {"democracy", 0}, {"gdp", 1e12}});

  const Counterfactual rule = read("{name: A, rule: {generosity: 0.9}}");
  CHECK(rule.kind == Counterfactual::Kind::rule);
  CHECK(rule.rule.generosity == 0.9);
  CHECK(rule.rule.rule == Reward::bayesian);
  CHECK(rule.rule.souring == 0.1);  // as in leader_rule
  CHECK(read("{name: A, rule: {rule: indifferent}}").rule.rule == Reward::indifferent);
  CHECK(read("{name: A, rule: {rule: budgeted, budget: 2}}").rule.budget == 2);

  const Counterfactual drop = read("{name: A, drop_war: 1, from: 2003}");
  CHECK(drop.kind == Counterfactual::Kind::drop_war);
  CHECK(drop.drop_war == WarId(1));
  CHECK(parse_scenario(file_text(small_scenario), small_scenario).counterfactuals.empty());
}

TEST_CASE("A counterfactual says exactly one thing, under a name of its own") {
  CHECK(problem("{name: A}") ==
        "counterfactuals[1]: none of set, rule or drop_war is given; expected exactly one of them");
  CHECK(problem("{name: A, rule: {memory: 1}, drop_war: 1, from: 2002}") ==
        "counterfactuals[1].drop_war: given besides rule; expected exactly one of set, rule or drop_war");
  CHECK(problem("{rule: {memory: 1}}") == "counterfactuals[1].name: the key is missing; expected one line of text");
  CHECK(problem("{name: all, rule: {memory: 1}}").starts_with("counterfactuals[1].name: \"all\" stands for"));
  CHECK(problem("{name: A, rule: {memory: 1}}, {name: A, rule: {memory: 0}}")
            .starts_with("counterfactuals[2].name: another counterfactual is called \"A\""));
  CHECK(problem("{name: A, set: NZL}")
            .starts_with("counterfactuals[1].set: \"NZL\" does not belong here; expected a map "
                         "with the keys state, with, depth"));
  CHECK(problem("{name: A, sett: {}, drop_war: 1, from: 2002}").ends_with("did you mean set?"));
}

TEST_CASE("What a counterfactual sets must be possible") {
  const auto set = [](const std::string& facts) { return problem("{name: A, set: {" + facts + "}}"); };
  const std::string at = "counterfactuals[1].set";
  CHECK(set("depth: 0.5, ally: true") == at + ".state: the key is missing; expected an ISO-3 code or a COW number");
  CHECK(set("state: NZL").starts_with(at + ": none of depth, ally, "));
  CHECK(set("state: NZL, depth: 0.5") ==
        at + ".depth: depth of a tie to a leader without a word on the alliance; expected ally: true or ally: false "
             "beside it");
  CHECK(
      set("state: NZL, depth: 0.5, ally: false").starts_with(at + ".ally: no alliance, and the depth is not set to 0"));
  CHECK(set("state: NZL, depth: 0.5, ally: yes") == at + ".ally: \"yes\" is neither true nor false; expected true or "
                                                         "false");
  CHECK(set("state: NZL, with: AUS, ally: true") ==
        at + ".ally: AUS leads no war; expected only depth, of the tie to it");
  CHECK(set("state: NZL, with: AUS, gdp: 1").starts_with(at + ".gdp: a fact of the state itself, beside `with`"));
  CHECK(set("state: NZL, with: NZL, depth: 0.5").starts_with(at + ".state: NZL would be tied to itself"));
  CHECK(set("state: NZL, alignment: 1.5").starts_with(at + ".alignment: 1.5 is out of range"));
  CHECK(set("state: NZL, armed_forces: 0").starts_with(at + ".armed_forces: 0 is out of range"));
  CHECK(set("state: NZL, gdb: 3").ends_with("did you mean gdp?"));
}

TEST_CASE("A changed rule has the keys of the rule that is then in force") {
  const auto rule = [](const std::string& keys) { return problem("{name: A, rule: {" + keys + "}}"); };
  const std::string at = "counterfactuals[1].rule";
  CHECK(rule("rule: budgeted").starts_with(at + ".rule: a budgeted leader without a budget"));
  CHECK(rule("budget: 1").starts_with(at + ".budget: the key applies only with"));
  CHECK(rule("rule: indifferent, generosity: 1").starts_with(at + ".generosity: the key applies only with"));
  CHECK(rule("").starts_with(at + ": none of rule, decide, "));
  CHECK(rule("drift: 2").starts_with(at + ".drift: 2 is out of range"));
}

TEST_CASE("Years and wars of a counterfactual are those of the scenario") {
  CHECK(problem("{name: A, rule: {memory: 1}, from: 2009}") ==
        "counterfactuals[1].from: 2009 is outside the years of the run; expected a year from 2001 to 2004");
  CHECK(problem("{name: A, drop_war: 7}") == "counterfactuals[1].drop_war: no war has the id 7; expected one of 1");
  CHECK(problem("{name: A, drop_war: 1}").starts_with("counterfactuals[1].drop_war: without this war there would be"));
}
