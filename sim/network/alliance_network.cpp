#include "sim/network/alliance_network.hpp"

#include "sim/core/error.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <map>
#include <string>

namespace entente {
namespace {

struct StateVertex {
  CowCode state;
};
struct TieEdge {
  double depth = 0;
};
using Ties = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, StateVertex, TieEdge>;

}  // namespace

struct AllianceNetwork::Graph {
  Ties ties;
  std::map<CowCode, Ties::vertex_descriptor> vertices;

  Ties::vertex_descriptor vertex(CowCode state) const {
    const auto found = vertices.find(state);
    if (found == vertices.end()) {
      throw work_error("alliance network: state " + std::to_string(state.number()) + " is not one of its states");
    }
    return found->second;
  }
};

AllianceNetwork::AllianceNetwork(const std::vector<CowCode>& states, const std::vector<TieSpell>& spells, Year year)
    : graph_(std::make_unique<Graph>()) {
  for (const CowCode state : states) graph_->vertices[state] = boost::add_vertex(StateVertex{state}, graph_->ties);
  for (const TieSpell& spell : spells) {
    if (year < spell.first_year || spell.last_year < year) continue;
    if (spell.depth > depth(spell.a, spell.b).value_or(-1)) set_depth(spell.a, spell.b, spell.depth);
  }
}

AllianceNetwork::AllianceNetwork(const AllianceNetwork& other) : graph_(std::make_unique<Graph>(*other.graph_)) {}
AllianceNetwork::AllianceNetwork(AllianceNetwork&& other) noexcept = default;
AllianceNetwork& AllianceNetwork::operator=(const AllianceNetwork& other) {
  graph_ = std::make_unique<Graph>(*other.graph_);
  return *this;
}
AllianceNetwork& AllianceNetwork::operator=(AllianceNetwork&& other) noexcept = default;
AllianceNetwork::~AllianceNetwork() = default;

std::size_t AllianceNetwork::states() const { return boost::num_vertices(graph_->ties); }
std::size_t AllianceNetwork::ties() const { return boost::num_edges(graph_->ties); }

std::vector<CowCode> AllianceNetwork::all_states() const {
  const Ties& ties = graph_->ties;
  std::vector<CowCode> states;
  for (auto [vertex, end] = boost::vertices(ties); vertex != end; ++vertex) states.push_back(ties[*vertex].state);
  return states;
}

std::vector<NetworkTie> AllianceNetwork::all_ties() const {
  const Ties& ties = graph_->ties;
  std::vector<NetworkTie> all;
  for (auto [edge, end] = boost::edges(ties); edge != end; ++edge) {
    all.push_back({ties[boost::source(*edge, ties)].state, ties[boost::target(*edge, ties)].state, ties[*edge].depth});
  }
  return all;
}

std::optional<double> AllianceNetwork::depth(CowCode a, CowCode b) const {
  const auto [edge, found] = boost::edge(graph_->vertex(a), graph_->vertex(b), graph_->ties);
  if (!found) return std::nullopt;
  return graph_->ties[edge].depth;
}

void AllianceNetwork::set_depth(CowCode a, CowCode b, double depth) {
  if (a == b) throw work_error("alliance network: state " + std::to_string(a.number()) + " tied to itself");
  const auto from = graph_->vertex(a);
  const auto to = graph_->vertex(b);
  const auto [edge, found] = boost::edge(from, to, graph_->ties);
  if (found) {
    graph_->ties[edge].depth = depth;
  } else {
    boost::add_edge(from, to, TieEdge{depth}, graph_->ties);
  }
}

double AllianceNetwork::strength(CowCode state) const {
  const Ties& ties = graph_->ties;
  double sum = 0;
  for (auto [edge, end] = boost::out_edges(graph_->vertex(state), ties); edge != end; ++edge) sum += ties[*edge].depth;
  return sum;
}

}  // namespace entente
