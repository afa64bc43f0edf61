#include "scenarios/experiment/changed_tie.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/experiment/changed_fact.hpp"
#include "scenarios/world/leader_facts.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

// A tie as a counterfactual says it.
struct Tie {
  const Counterfactual& said;
  std::optional<double> depth;
  std::optional<bool> ally;
};

Tie tie_of(const Counterfactual& counterfactual) {
  Tie tie{.said = counterfactual, .depth = {}, .ally = {}};
  const auto depth = counterfactual.facts.find("depth");
  const auto ally = counterfactual.facts.find("ally");
  if (depth != counterfactual.facts.end()) tie.depth = depth->second;
  if (ally != counterfactual.facts.end()) tie.ally = ally->second == 1;
  return tie;
}

std::optional<std::size_t> leader_index(const World& world, CowCode state) {
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
    if (world.leaders[leader].leader == state) return leader;
  }
  return std::nullopt;
}

bool contributes(const World& world, CowCode state) {
  return std::binary_search(world.states.begin(), world.states.end(), state);
}

// One side of the tie, as the leader's relation has it; every cell must make sense.
void set_relation(const Tie& tie, std::size_t state, LeaderRelation& relation, const World& world) {
  for (std::size_t cell = first_cell(world, tie.said.from) + state; cell < world.cells(); cell += world.states.size()) {
    if (tie.depth) relation.treaty_depth[cell] = *tie.depth;
    if (tie.ally) relation.ally[cell] = *tie.ally ? 1 : 0;
    if (relation.treaty_depth[cell] > 0 && !relation.ally[cell]) {
      throw input_error(place_of(tie.said, tie.ally ? "ally" : "depth"),
                        "depth of a tie to the leader without an alliance", "ally: true, or depth: 0 and ally: false");
    }
  }
}

void set_leader_tie(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::size_t& leader,
                    World& world) {
  const Tie tie = tie_of(counterfactual);
  set_relation(tie, state_index(world, counterfactual, counterfactual.state), world.leaders[leader], world);
  const std::string column = depth_column(baseline.scenario.measures.depth);
  if (tie.depth) set_terms(baseline, counterfactual, column, *tie.depth, &leader, world);
  if (tie.ally) set_terms(baseline, counterfactual, "ally", *tie.ally ? 1 : 0, &leader, world);
}

// The tie in the years from then on; depth 0 is none. Ties stay in the order of their ends.
void set_third_parties(const PreparedScenario& baseline, const Counterfactual& counterfactual, World& world) {
  if (counterfactual.facts.contains("ally")) {
    throw input_error(place_of(counterfactual, "ally"), iso3(counterfactual.with) + " leads no war",
                      "only depth, of the tie to it");
  }
  const std::pair<std::size_t, std::size_t> ends = std::minmax(state_index(world, counterfactual, counterfactual.state),
                                                               state_index(world, counterfactual, counterfactual.with));
  if (baseline.scenario.closure == 0 && baseline.scenario.network_replicates == 0) {
    throw input_error(place_of(counterfactual, "depth"),
                      "ties between states that lead no war matter for third-party closure and the measured network "
                      "alone, and both are off",
                      "network.closure or network.replicates above 0");
  }
  const double depth = counterfactual.facts.at("depth");
  for (std::size_t year = first_cell(world, counterfactual.from) / world.states.size(); year < world.years; ++year) {
    std::vector<ThirdPartyTie>& ties = world.third_party_ties[year];
    const auto found =
        std::lower_bound(ties.begin(), ties.end(), ends,
                         [](const ThirdPartyTie& tie, const auto& wanted) { return std::pair(tie.a, tie.b) < wanted; });
    const bool there = found != ties.end() && std::pair(found->a, found->b) == ends;
    if (there && depth > 0) found->depth = depth;
    if (there && depth == 0) ties.erase(found);
    if (!there && depth > 0) ties.insert(found, {.a = ends.first, .b = ends.second, .depth = depth});
  }
}

}  // namespace

bool is_tie(const std::string& fact) { return fact == "depth" || fact == "ally"; }

void change_tie(const PreparedScenario& baseline, const Counterfactual& counterfactual, CounterfactualRun& run) {
  World& world = run.world;
  if (counterfactual.state == counterfactual.with) {
    throw input_error(counterfactual.place, iso3(counterfactual.state) + " would be tied to itself", "two states");
  }
  if (const std::optional<std::size_t> leader = leader_index(world, counterfactual.with)) {
    set_leader_tie(baseline, counterfactual, *leader, world);
    // A tie between two leaders is the same tie for both.
    const std::optional<std::size_t> other = leader_index(world, counterfactual.state);
    if (other && contributes(world, counterfactual.with)) {
      Counterfactual turned = counterfactual;
      std::swap(turned.state, turned.with);
      set_leader_tie(baseline, turned, *other, world);
    }
    return;
  }
  if (leader_index(world, counterfactual.state) && contributes(world, counterfactual.with)) {
    Counterfactual turned = counterfactual;
    std::swap(turned.state, turned.with);
    return change_tie(baseline, turned, run);
  }
  set_third_parties(baseline, counterfactual, world);
}

}  // namespace entente
