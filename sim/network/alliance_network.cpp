#include "sim/network/alliance_network.hpp"

#include "sim/core/error.hpp"

#include <string>

namespace entente {

AllianceNetwork::AllianceNetwork(const std::vector<CowCode>& states, const std::vector<TieSpell>& spells, Year year) {
  for (const CowCode state : states) vertices_[state] = boost::add_vertex(StateVertex{state}, graph_);
  for (const TieSpell& spell : spells) {
    if (year < spell.first_year || spell.last_year < year) continue;
    if (spell.depth > depth(spell.a, spell.b).value_or(-1)) set_depth(spell.a, spell.b, spell.depth);
  }
}

AllianceNetwork::Graph::vertex_descriptor AllianceNetwork::vertex(CowCode state) const {
  const auto found = vertices_.find(state);
  if (found == vertices_.end()) {
    throw work_error("alliance network: state " + std::to_string(state.number()) + " is not one of its states");
  }
  return found->second;
}

std::optional<double> AllianceNetwork::depth(CowCode a, CowCode b) const {
  const auto [edge, found] = boost::edge(vertex(a), vertex(b), graph_);
  if (!found) return std::nullopt;
  return graph_[edge].depth;
}

void AllianceNetwork::set_depth(CowCode a, CowCode b, double depth) {
  if (a == b) throw work_error("alliance network: state " + std::to_string(a.number()) + " tied to itself");
  const auto from = vertex(a);
  const auto to = vertex(b);
  const auto [edge, found] = boost::edge(from, to, graph_);
  if (found) {
    graph_[edge].depth = depth;
  } else {
    boost::add_edge(from, to, TieEdge{depth}, graph_);
  }
}

double AllianceNetwork::strength(CowCode state) const {
  double sum = 0;
  for (auto [edge, end] = boost::out_edges(vertex(state), graph_); edge != end; ++edge) sum += graph_[*edge].depth;
  return sum;
}

}  // namespace entente
