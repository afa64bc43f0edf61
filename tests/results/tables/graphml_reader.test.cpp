#include "results/tables/graphml_reader.hpp"

#include "results/tables/graphml_text.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace entente;
using Catch::Matchers::Contains;

TEST_CASE("a network is read as it was written, whatever its names hold") {
  const std::vector<StateLabel> nodes = {{CowCode(2), "USA", "A & B </node> \"quoted\" 'too' &lt; größe"},
                                         {CowCode(920), "", "New Zealand"}};
  using Type = GraphmlText::Type;
  GraphmlText text(nodes, {{"depth", Type::number}, {"is_leader_tie", Type::flag}, {"leader", Type::whole}});
  text.tie(CowCode(2), CowCode(920)).add(0.1).add(true).add(CowCode(2));
  text.tie(CowCode(920), CowCode(2)).add(std::numeric_limits<double>::quiet_NaN()).add(false).add(CowCode());
  const ReadNetwork network = read_graphml(text.take(), "n.graphml");
  REQUIRE(network.nodes.size() == 2);
  CHECK(network.nodes[0].name == nodes[0].name);
  CHECK(network.nodes[1].iso3.empty());
  CHECK(network.nodes[1].cow == CowCode(920));
  REQUIRE(network.ties.size() == 2);
  CHECK(network.ties[0].a == CowCode(2));
  CHECK(network.ties[0].b == CowCode(920));
  CHECK(network.ties[0].value("depth") == 0.1);
  CHECK(network.ties[0].value("is_leader_tie") == 1);
  CHECK(network.ties[0].value("leader") == 2);
  CHECK(std::isnan(network.ties[1].value("depth")));
  CHECK(std::isnan(network.ties[1].value("width")));
}

TEST_CASE("what is no network is an error that names the file, wherever it breaks off") {
  GraphmlText text({{CowCode(2), "USA", "A"}, {CowCode(3), "BBB", "B"}}, {{"depth", GraphmlText::Type::number}});
  text.tie(CowCode(2), CowCode(3)).add(0.5);
  const std::string whole = text.take();
  const std::size_t last = whole.find("</edge>");
  for (const std::size_t length : {std::size_t{0}, std::size_t{50}, whole.find("attr.name") + 4, whole.find("n0") + 5,
                                   whole.find("target"), whole.find("target") + 3, last, last + 3}) {
    CAPTURE(length);
    CHECK_THROWS_WITH(read_graphml(whole.substr(0, length), "n.graphml"), Contains("n.graphml"));
  }
  std::string wrong = whole;
  wrong.replace(wrong.find("target=\"n1\""), 11, "target=\"n9\"");
  CHECK_THROWS_WITH(read_graphml(wrong, "n.graphml"), Contains("n.graphml"));
}
