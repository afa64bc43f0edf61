#include "results/tables/year_network.hpp"

#include "results/tables/graphml_text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

struct Tie {
  double treaty_depth = 0;
  double tie = 0;
  double standing = 0;
};

// The two ends, the smaller code first, and the leader whose tie it is (none: 0).
using Ties = std::map<std::tuple<CowCode, CowCode, CowCode>, Tie>;

Tie& between(Ties& ties, CowCode x, CowCode y, CowCode leader) {
  return ties[{std::min(x, y), std::max(x, y), leader}];
}

Ties ties_of(const World& world, const std::vector<const ComparedWar*>& leaders, std::size_t year) {
  Ties ties;
  for (const ThirdPartyTie& third : world.third_party_ties.at(year)) {
    between(ties, world.states[third.a], world.states[third.b], {}) = {third.depth, third.depth, 0};
  }
  for (const ComparedWar* of_leader : leaders) {
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      const ComparedStateYear& row = of_leader->comparison.state_years[world.cell(year, state)];
      if (row.state == of_leader->leader || (row.treaty_depth == 0 && row.standing.value == 0)) continue;
      between(ties, of_leader->leader, row.state, of_leader->leader) = {row.treaty_depth, row.tie.value,
                                                                        row.standing.value};
    }
  }
  return ties;
}

}  // namespace

std::string year_network_graphml(const World& world, const RunComparison& run, const std::vector<StateLabel>& nodes,
                                 std::size_t year) {
  using Type = GraphmlText::Type;
  const std::vector<const ComparedWar*> leaders = first_wars_of_leaders(run);
  std::vector<GraphmlText::Attribute> attributes{
      {"treaty_depth", Type::number}, {"tie", Type::number}, {"standing", Type::number}, {"is_leader_tie", Type::flag}};
  if (leaders.size() > 1) attributes.push_back({"leader", Type::whole});
  GraphmlText text(nodes, attributes);
  for (const auto& [ends, tie] : ties_of(world, leaders, year)) {
    const auto [a, b, leader] = ends;
    text.tie(a, b).add(tie.treaty_depth).add(tie.tie).add(tie.standing).add(leader != CowCode());
    if (leaders.size() > 1) text.add(leader);
  }
  return text.take();
}

}  // namespace entente
