#include "results/tables/graphml.hpp"

#include "sim/core/error.hpp"
#include "tests/results/support/small_comparison.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <catch2/catch.hpp>

#include <locale>
#include <sstream>

using namespace entente;

namespace {

struct NodeBack {
  int cow = 0;
  std::string iso3, name;
};
struct EdgeBack {
  double before = 0, after = 0, standing = 0;
  bool leader = false;
};

}  // namespace

TEST_CASE("GraphML reads back with Boost's reader: names, numbers to the bit, flags") {
  const std::vector<StateLabel> nodes = testing::small_caption().states;
  const std::vector<TieRow> ties{{.a = CowCode(2),
                                  .b = CowCode(20),
                                  .depth_before = 0.1,
                                  .depth_after = 1.0 / 3,
                                  .standing = -0.25,
                                  .leader_tie = true},
                                 {.a = CowCode(40), .b = CowCode(50), .depth_before = 1e-9, .depth_after = 1}};
  const std::string text = ties_graphml(nodes, ties);
  CHECK(text.find("<script>") == std::string::npos);
  CHECK(text.find("&lt;script&gt;") != std::string::npos);
  CHECK(text.find(">0.1<") != std::string::npos);

  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, NodeBack, EdgeBack>;
  Graph graph;
  boost::dynamic_properties properties;
  properties.property("cow", boost::get(&NodeBack::cow, graph));
  properties.property("iso3", boost::get(&NodeBack::iso3, graph));
  properties.property("name", boost::get(&NodeBack::name, graph));
  properties.property("depth_before", boost::get(&EdgeBack::before, graph));
  properties.property("depth_after", boost::get(&EdgeBack::after, graph));
  properties.property("standing", boost::get(&EdgeBack::standing, graph));
  properties.property("is_leader_tie", boost::get(&EdgeBack::leader, graph));
  std::istringstream stream(text);
  boost::read_graphml(stream, graph, properties);
  REQUIRE(boost::num_vertices(graph) == 5);
  REQUIRE(boost::num_edges(graph) == 2);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    CHECK(graph[i].cow == nodes[i].cow.number());
    CHECK(graph[i].iso3 == nodes[i].iso3);
    CHECK(graph[i].name == nodes[i].name);
  }
  const auto edge = boost::edge(0, 1, graph);
  REQUIRE(edge.second);
  CHECK(graph[edge.first].before == 0.1);
  CHECK(graph[edge.first].after == 1.0 / 3);
  CHECK(graph[edge.first].standing == -0.25);
  CHECK(graph[edge.first].leader);
  CHECK_FALSE(graph[boost::edge(3, 4, graph).first].leader);
}

namespace {

struct German : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("a locale with decimal commas and thousands separators changes nothing") {
  std::vector<StateLabel> nodes;
  std::vector<TieRow> ties;
  for (std::uint16_t i = 1; i <= 1200; ++i) nodes.push_back({CowCode(i), "", "x"});
  ties.push_back({.a = CowCode(1), .b = CowCode(1200), .depth_before = 0.5, .depth_after = 1234.5});
  const std::string plain = ties_graphml(nodes, ties);
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new German));
  const std::string german = ties_graphml(nodes, ties);
  std::locale::global(before);
  CHECK(german == plain);
}

TEST_CASE("a tie with an unknown end is an error, not a new state") {
  CHECK_THROWS_AS(ties_graphml({{CowCode(2), "USA", "United States"}}, {{.a = CowCode(2), .b = CowCode(20)}}), Error);
}
