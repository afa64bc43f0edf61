#include "scenarios/experiment/counterfactual.hpp"

#include "sim/math/functions.hpp"
#include "tests/scenarios/small_wars.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

using testing::cell_of;
using testing::faults;
using testing::small_wars;

constexpr std::uint16_t usa = 2, can = 20, mex = 70, fra = 220, nor = 385, afg = 700, nzl = 920;

const PreparedScenario& baseline() {
  static const PreparedScenario prepared =
      small_wars({{"theory: potential_alone", "theory: signalling"}, {"  war_intercepts: true\n", ""}});
  return prepared;
}

Counterfactual fact(std::uint16_t state, const std::string& name, double value, int from = 2001) {
  Counterfactual other;
  other.name = "otherwise";
  other.kind = Counterfactual::Kind::set;
  other.from = Year(static_cast<std::uint16_t>(from));
  other.place = {.file = "scenario.yaml", .line = 50, .column = 3, .key = "counterfactuals[1]"};
  other.state = CowCode(state);
  other.with = CowCode(usa);
  other.facts[name] = value;
  other.fact_places[name] = {.file = "scenario.yaml", .line = 51, .column = 5, .key = "counterfactuals[1].set." + name};
  return other;
}

Counterfactual tie(std::uint16_t state, std::uint16_t with, double depth, int from = 2001) {
  Counterfactual other = fact(state, "depth", depth, from);
  other.with = CowCode(with);
  return other;
}

Counterfactual alliance(std::uint16_t state, std::uint16_t with, double depth, bool ally, int from = 2001) {
  Counterfactual other = tie(state, with, depth, from);
  other.facts["ally"] = ally ? 1 : 0;
  return other;
}

std::string refused(const Counterfactual& counterfactual, const PreparedScenario& prepared = baseline()) {
  const std::vector<std::string> found = faults([&] { apply(prepared, counterfactual); });
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " faults";
}

std::size_t column(const std::string& term) {
  std::vector<std::string> terms = all_terms(baseline().experiment.coefficients);
  std::erase(terms, potential_term);
  return static_cast<std::size_t>(std::find(terms.begin(), terms.end(), term) - terms.begin());
}

// The cells in which two arrays differ.
template <class Number>
std::vector<std::size_t> changes(const std::vector<Number>& before, const std::vector<Number>& after) {
  REQUIRE(before.size() == after.size());
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < before.size(); ++cell) {
    if (before[cell] != after[cell]) cells.push_back(cell);
  }
  return cells;
}

// Everything that differs between two worlds of the same shape: "war 2: distance_km" and the like.
std::vector<std::string> differing(const World& a, const World& b) {
  std::vector<std::string> names;
  const auto compare = [&](const std::string& name, const auto& before, const auto& after) {
    if (before != after) names.push_back(name);
  };
  compare("armed_forces", a.armed_forces, b.armed_forces);
  compare("capability", a.capability, b.capability);
  compare("democracy", a.democracy, b.democracy);
  for (std::size_t leader = 0; leader < a.leaders.size(); ++leader) {
    const std::string of = "leader " + std::to_string(leader + 1) + ": ";
    compare(of + "alignment", a.leaders[leader].alignment, b.leaders[leader].alignment);
    compare(of + "depth", a.leaders[leader].treaty_depth, b.leaders[leader].treaty_depth);
    compare(of + "ally", a.leaders[leader].ally, b.leaders[leader].ally);
  }
  for (std::size_t war = 0; war < a.wars.size(); ++war) {
    const std::string of = "war " + std::to_string(war + 1) + ": ";
    compare(of + "distance_km", a.wars[war].distance_km, b.wars[war].distance_km);
    compare(of + "private_stake", a.wars[war].private_stake, b.wars[war].private_stake);
    compare(of + "invited", a.wars[war].invited, b.wars[war].invited);
    compare(of + "covariates", a.wars[war].covariates, b.wars[war].covariates);
    compare(of + "deaths", a.wars[war].deaths_per_1000, b.wars[war].deaths_per_1000);
  }
  const auto ties = [](const World& world) {
    std::vector<std::vector<double>> rows;
    for (const auto& year : world.third_party_ties) {
      for (const ThirdPartyTie& each : year) {
        rows.push_back({static_cast<double>(each.a), static_cast<double>(each.b), each.depth});
      }
      rows.emplace_back();
    }
    return rows;
  };
  compare("third parties", ties(a), ties(b));
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a fact is set from a year on, wherever it is read, and nothing else", "[experiment]") {
  const World& before = baseline().world;
  SECTION("GDP, of which the equation reads the logarithm") {
    const CounterfactualRun run = apply(baseline(), fact(can, "gdp", 5e11, 2003));
    CHECK(differing(before, run.world) == Names{"war 1: covariates", "war 2: covariates"});
    const std::size_t gdp = column("log(gdp)");
    CHECK(changes(before.wars[0].covariates[gdp], run.world.wars[0].covariates[gdp]) ==
          std::vector<std::size_t>{cell_of(before, can, 2003), cell_of(before, can, 2004)});
    CHECK(run.world.wars[1].covariates[gdp][cell_of(before, can, 2006)] == math::log(5e11));
    REQUIRE(run.notes.size() == 1);
    CHECK(run.notes.front() == "otherwise: gdp of CAN is set, and gdp_per_head and cinc stay as in the tables.");
  }
  SECTION("capability, in the equation and in who is asked and rewarded") {
    const CounterfactualRun run = apply(baseline(), fact(can, "cinc", 0.5, 2003));
    CHECK(differing(before, run.world) == Names{"capability", "war 1: covariates", "war 2: covariates"});
    CHECK(run.world.capability[cell_of(before, can, 2003)] == 0.5);
    CHECK(run.world.capability[cell_of(before, can, 2002)] == 0.012);
    CHECK(run.world.wars[0].covariates[column("cinc")][cell_of(before, can, 2003)] == 0.5);
  }
  SECTION("a kin that is set too is not said to stay") {
    Counterfactual both = fact(can, "gdp", 5e11);
    both.facts["gdp_per_head"] = 2e4;
    both.facts["cinc"] = 0.01;
    CHECK(apply(baseline(), both).notes ==
          Names{"otherwise: cinc of CAN is set, and armed_forces stays as in the tables."});
  }
  SECTION("armed forces") {
    const CounterfactualRun run = apply(baseline(), fact(can, "armed_forces", 1000));
    CHECK(differing(before, run.world) == Names{"armed_forces"});
  }
  SECTION("democracy, which with withdrawal off the equation alone reads") {
    const CounterfactualRun run = apply(baseline(), fact(can, "democracy", 0));
    CHECK(differing(before, run.world) == Names{"war 1: covariates", "war 2: covariates"});
  }
  SECTION("distance from every theatre") {
    const CounterfactualRun run = apply(baseline(), fact(nor, "distance_km", 100));
    CHECK(differing(before, run.world) ==
          Names{"war 1: distance_km", "war 1: covariates", "war 2: distance_km", "war 2: covariates"});
  }
  SECTION("what is toward a leader is so in that leader's wars") {
    Counterfactual votes = fact(nor, "un_agreement", 0.9);
    CHECK(differing(before, apply(baseline(), votes).world) == Names{"war 1: covariates"});
    votes.with = CowCode(fra);
    CHECK(differing(before, apply(baseline(), votes).world) == Names{"war 2: covariates"});
    Counterfactual alignment = fact(nor, "alignment", 0.1);
    CHECK(differing(before, apply(baseline(), alignment).world) == Names{"leader 1: alignment"});
    alignment.with = CowCode(fra);
    CHECK(differing(before, apply(baseline(), alignment).world) == Names{"leader 2: alignment"});
  }
}

TEST_CASE("a tie to a leader is set in relation and equation", "[experiment]") {
  const World& before = baseline().world;
  const CounterfactualRun run = apply(baseline(), alliance(nzl, usa, 0.45, true, 2002));
  CHECK(differing(before, run.world) == Names{"leader 1: depth", "leader 1: ally", "war 1: covariates"});
  CHECK(run.world.leaders[0].treaty_depth[cell_of(before, nzl, 2001)] == 0);
  CHECK(run.world.leaders[0].treaty_depth[cell_of(before, nzl, 2006)] == 0.45);
  CHECK(run.world.wars[0].covariates[column("ally")][cell_of(before, nzl, 2003)] == 1);
  CHECK(run.world.wars[1].covariates[column("ally")][cell_of(before, nzl, 2003)] == 0);

  SECTION("and cut") {
    const CounterfactualRun cut = apply(baseline(), alliance(nor, fra, 0, false));
    CHECK(cut.world.leaders[1].ally[cell_of(before, nor, 2004)] == 0);
  }
  SECTION("between two leaders it is the tie of both") {
    const CounterfactualRun leaders = apply(baseline(), alliance(fra, usa, 0.1, true));
    CHECK(leaders.world.leaders[0].treaty_depth[cell_of(before, fra, 2003)] == 0.1);
    CHECK(leaders.world.leaders[1].treaty_depth[cell_of(before, usa, 2003)] == 0.1);
    const CounterfactualRun none = apply(baseline(), alliance(fra, usa, 0, false));
    CHECK(none.world.wars[0].covariates[column("ally")][cell_of(before, fra, 2003)] == 0);
    CHECK(none.world.wars[1].covariates[column("ally")][cell_of(before, usa, 2003)] == 0);
  }
}

TEST_CASE("a tie between third parties is set, and stays in order", "[experiment]") {
  const World& before = baseline().world;
  const CounterfactualRun run = apply(baseline(), tie(nor, can, 0.5, 2003));
  CHECK(differing(before, run.world) == Names{"third parties"});
  CHECK(run.world.third_party_ties[1].size() == before.third_party_ties[1].size());
  REQUIRE(run.world.third_party_ties[2].size() == before.third_party_ties[2].size() + 1);
  const auto& ties = run.world.third_party_ties[2];
  CHECK(std::is_sorted(ties.begin(), ties.end(), [](const ThirdPartyTie& a, const ThirdPartyTie& b) {
    return std::pair(a.a, a.b) < std::pair(b.a, b.b);
  }));
  const CounterfactualRun cut = apply(baseline(), tie(nzl, 900, 0));
  CHECK(cut.world.third_party_ties[0].size() == before.third_party_ties[0].size() - 1);
}

TEST_CASE("a rule holds from its year on", "[experiment]") {
  Counterfactual stingy;
  stingy.kind = Counterfactual::Kind::rule;
  stingy.from = Year(2004);
  stingy.rule.rule = Reward::indifferent;
  const CounterfactualRun run = apply(baseline(), stingy);
  CHECK(differing(baseline().world, run.world).empty());
  REQUIRE(run.experiment.rule_changes.size() == 1);
  CHECK(run.experiment.rule_changes[0].from == Year(2004));
  CHECK(run.experiment.rule_changes[0].rule.rule == Reward::indifferent);
  CHECK(run.experiment.leader_rule.rule == Reward::budgeted);
  CHECK(run.experiment.coefficients.estimate == baseline().experiment.coefficients.estimate);
}

TEST_CASE("to a war that is dropped nobody is invited, and it keeps its place", "[experiment]") {
  const World& before = baseline().world;
  Counterfactual drop;
  drop.kind = Counterfactual::Kind::drop_war;
  drop.drop_war = WarId(2);
  drop.from = Year(2004);
  const CounterfactualRun run = apply(baseline(), drop);
  CHECK(differing(before, run.world) == Names{"war 2: invited"});
  REQUIRE(run.world.wars.size() == 2);
  CHECK(run.world.wars[1].id == WarId(2));
  CHECK(run.world.wars[1].invited[cell_of(before, can, 2003)] == 1);
  for (const int year : {2004, 2005, 2006}) CHECK(run.world.wars[1].invited[cell_of(before, can, year)] == 0);

  drop.drop_war = WarId(7);
  CHECK(refused(drop).find("no war has the id 7") != std::string::npos);
  drop.drop_war = WarId(1);
  drop.from = Year(2005);
  CHECK(refused(drop).find("nobody is invited to this war from 2005 on anyway") != std::string::npos);
}

TEST_CASE("counterfactuals that make no sense are refused at their place", "[experiment]") {
  const auto says = [](const Counterfactual& counterfactual, const std::string& text) {
    const std::string fault = refused(counterfactual);
    INFO(fault);
    CHECK(fault.find(text) != std::string::npos);
  };
  says(fact(325, "gdp", 1e12), "50:3 counterfactuals[1]: ITA is not among the states that may contribute");
  says(fact(can, "gdp", -1), "51:5 counterfactuals[1].set.gdp: -1 is out of range");
  says(fact(can, "democracy", 0.5), "0.5 is out of range");
  says(fact(can, "cinc", 1.5), "1.5 is out of range");
  says(fact(can, "weather", 1), "there is no fact \"weather\"");
  says(fact(mex, "gdp", 1e12, 2005), "MEX is invited to no war from 2005 on: nothing would change");
  says(fact(afg, "armed_forces", 1000), "AFG is invited to no war from 2001 on");
  says(tie(can, can, 0.5), "CAN would be tied to itself");
  says(tie(can, 325, 0.5), "ITA is not among the states");
  says(tie(nzl, usa, 0.5), "depth of a tie to the leader without an alliance");
  says(alliance(nor, usa, 0.5, false), "depth of a tie to the leader without an alliance");
  says(alliance(can, nor, 0.5, true), "NOR leads no war");
  Counterfactual votes = fact(can, "un_agreement", 0.5);
  votes.with = CowCode(nor);
  says(votes, "NOR leads no war");
}

TEST_CASE("what neither equation nor rule reads cannot be otherwise", "[experiment]") {
  const PreparedScenario alone = small_wars({{"network: {closure: 0.1, replicates: 2}\n", ""},
                                             {"set: {state: CAN, with: NOR, depth: 0.5}", "rule: {drift: 0}"}});
  CHECK(refused(fact(can, "gdp", 1e12), alone).find("neither the contribution equation nor a rule reads gdp") !=
        std::string::npos);
  CHECK(refused(fact(nor, "distance_km", 10), alone).find("neither") != std::string::npos);  // stakes from the table
  CHECK(refused(tie(can, nor, 0.5), alone).find("network.closure or network.replicates above 0") != std::string::npos);
  CHECK_NOTHROW(apply(alone, fact(can, "cinc", 0.5)));  // the budget reads it
}

TEST_CASE("what is otherwise leaves all other draws as they were", "[experiment]") {
  // With types off and a leader that never answers, wars meet in nothing: the first goes on as if the second were
  // there.
  PreparedScenario prepared =
      small_wars({{"rule: budgeted, budget: 0.3, decide: each_year, room: standing, generosity: 0.2, "
                   "memory: 0.9, souring: 0.1, drift: 0.02",
                   "rule: indifferent"},
                  {"types: {committed: 0.5, private_stake: table}", "types: off"},
                  {"expectation: {rule: learning, prior_rewards: 2, prior_failures: 2, others: 0.1}\n", ""},
                  {"closure: 0.1", "closure: 0"},
                  {"rule: {rule: budgeted, budget: 0.05}", "rule: {memory: 0.5}"}});
  prepared.experiment.replications = 10;
  const Counterfactual& drop = prepared.scenario.counterfactuals.back();
  REQUIRE(drop.kind == Counterfactual::Kind::drop_war);
  const CounterfactualRun run = apply(prepared, drop);
  const Ensemble with = run_ensemble(prepared.world, prepared.experiment);
  const Ensemble without = run_ensemble(run.world, run.experiment);
  const auto first_war = [&](const std::vector<double>& shares) {
    const auto end = static_cast<std::ptrdiff_t>(prepared.world.cells() * 10);
    return std::vector<double>(shares.begin(), shares.begin() + end);
  };
  CHECK(first_war(with.share) == first_war(without.share));
  CHECK(with.share != without.share);
}

TEST_CASE("the scenario's own counterfactuals can all be applied", "[experiment]") {
  const PreparedScenario prepared = small_wars();
  REQUIRE(prepared.scenario.counterfactuals.size() == 4);
  for (const Counterfactual& each : prepared.scenario.counterfactuals) {
    const CounterfactualRun run = apply(prepared, each);
    const bool changed = !differing(prepared.world, run.world).empty() || !run.experiment.rule_changes.empty();
    CHECK(changed);
  }
}

}  // namespace entente
