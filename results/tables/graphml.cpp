#include "results/tables/graphml.hpp"

#include "results/tables/graphml_text.hpp"

#include <set>

namespace entente {
namespace {

bool several_leaders(const std::vector<TieRow>& ties) {
  std::set<CowCode> leaders;
  for (const TieRow& tie : ties) {
    if (tie.leader_tie) leaders.insert(tie.leader);
  }
  return leaders.size() > 1;
}

}  // namespace

std::string ties_graphml(const std::vector<StateLabel>& nodes, const std::vector<TieRow>& ties) {
  using Type = GraphmlText::Type;
  std::vector<GraphmlText::Attribute> attributes{{"depth_before", Type::number},
                                                 {"depth_after", Type::number},
                                                 {"standing", Type::number},
                                                 {"is_leader_tie", Type::flag}};
  const bool several = several_leaders(ties);
  if (several) attributes.push_back({"leader", Type::whole});
  GraphmlText text(nodes, attributes);
  for (const TieRow& tie : ties) {
    text.tie(tie.a, tie.b).add(tie.depth_before).add(tie.depth_after).add(tie.standing).add(tie.leader_tie);
    if (several) text.add(tie.leader);
  }
  return text.take();
}

}  // namespace entente
