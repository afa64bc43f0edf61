#include "results/tables/graphml.hpp"

#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>

#include <cmath>
#include <functional>
#include <locale>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

namespace entente {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, StateLabel, TieRow>;
using Node = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

// A property that puts its own text into the file. Boost's own go through lexical_cast, which writes the decimal comma
// of a German locale and 17 digits where fewer say the same. `Value` is the type that GraphML declares.
template <class Key, class Value>
class TextProperty : public boost::dynamic_property_map {
 public:
  explicit TextProperty(std::function<std::string(const Key&)> text) : text_(std::move(text)) {}
  boost::any get(const boost::any& key) override { return get_string(key); }
  std::string get_string(const boost::any& key) override { return text_(boost::any_cast<const Key&>(key)); }
  void put(const boost::any&, const boost::any&) override { throw work_error("a written network is not changed"); }
  const std::type_info& key() const override { return typeid(Key); }
  const std::type_info& value() const override { return typeid(Value); }

 private:
  std::function<std::string(const Key&)> text_;
};

template <class Key, class Value>
void declare(boost::dynamic_properties& properties, const char* name, std::function<std::string(const Key&)> text) {
  properties.insert(name, boost::make_shared<TextProperty<Key, Value>>(std::move(text)));
}

// XML Schema writes NaN so.
std::string depth_text(double depth) { return std::isnan(depth) ? "NaN" : number_text(depth); }

Graph build(const std::vector<StateLabel>& nodes, const std::vector<TieRow>& ties) {
  Graph graph(nodes.size());
  std::map<CowCode, Node> node_of;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    graph[i] = nodes[i];
    node_of[nodes[i].cow] = i;
  }
  for (const TieRow& tie : ties) {
    const auto a = node_of.find(tie.a), b = node_of.find(tie.b);
    if (a == node_of.end() || b == node_of.end()) {
      throw work_error("a tie between COW " + std::to_string(tie.a.number()) + " and " +
                       std::to_string(tie.b.number()) + " has an end that is not in the network");
    }
    boost::add_edge(a->second, b->second, tie, graph);
  }
  return graph;
}

bool several_leaders(const std::vector<TieRow>& ties) {
  std::set<CowCode> leaders;
  for (const TieRow& tie : ties) {
    if (tie.leader_tie) leaders.insert(tie.leader);
  }
  return leaders.size() > 1;
}

}  // namespace

std::string ties_graphml(const std::vector<StateLabel>& nodes, const std::vector<TieRow>& ties) {
  const Graph graph = build(nodes, ties);
  boost::dynamic_properties properties;
  declare<Node, int>(properties, "cow", [&](const Node& v) { return std::to_string(graph[v].cow.number()); });
  declare<Node, std::string>(properties, "iso3", [&](const Node& v) { return clean_line(graph[v].iso3); });
  declare<Node, std::string>(properties, "name", [&](const Node& v) { return clean_line(graph[v].name); });
  declare<Edge, double>(properties, "depth_before", [&](const Edge& e) { return depth_text(graph[e].depth_before); });
  declare<Edge, double>(properties, "depth_after", [&](const Edge& e) { return depth_text(graph[e].depth_after); });
  declare<Edge, double>(properties, "standing", [&](const Edge& e) { return depth_text(graph[e].standing); });
  // 1 and 0 are booleans of XML Schema too, and Boost reads no others.
  declare<Edge, bool>(properties, "is_leader_tie", [&](const Edge& e) { return graph[e].leader_tie ? "1" : "0"; });
  if (several_leaders(ties)) {
    declare<Edge, int>(properties, "leader", [&](const Edge& e) { return std::to_string(graph[e].leader.number()); });
  }
  std::ostringstream text;
  text.imbue(std::locale::classic());
  boost::write_graphml(text, graph, properties, true);
  return text.str();
}

}  // namespace entente
