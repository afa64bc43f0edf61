#include "results/tables/year_network.hpp"

#include "sim/core/error.hpp"
#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace entente;

namespace {

// Two years, three states, treaties of leader and others; the first state earns standing in the second year, the last
// without a treaty.
testing::SmallWar war_of_test() {
  testing::SmallWar war(2, 3, 4);
  war.world.leaders[0].treaty_depth = {0.9, 0, 0, 0.9, 0.25, 0};
  war.world.third_party_ties = {{{0, 1, 0.5}}, {{0, 1, 0.5}, {1, 2, 0.75}}};
  for (std::size_t k = 0; k < 4; ++k) {
    war.standing(3, k) = 0.125 * static_cast<double>(k);  // 0 to 0.375: all but 0 end at 1
    war.standing(5, k) = k == 0 ? 0.5 : -0.25;            // a tie in one replicate of four, and a mean below 0
  }
  return war;
}

std::vector<std::string> edges(const std::string& graphml) {
  std::vector<std::string> result;
  std::istringstream stream(graphml);
  for (std::string line; std::getline(stream, line);) {
    if (line.find("<edge") != std::string::npos) result.push_back(line);
  }
  return result;
}

std::string edge(int from, int to, const std::vector<std::string>& values) {
  std::string line = "    <edge source=\"n" + std::to_string(from) + "\" target=\"n" + std::to_string(to) + "\">";
  for (std::size_t i = 0; i < values.size(); ++i) {
    line += "<data key=\"t" + std::to_string(i) + "\">" + values[i] + "</data>";
  }
  return line + "</edge>";
}

}  // namespace

TEST_CASE("a year's network has that year's treaties and the means of standing and tie") {
  const testing::SmallWar war = war_of_test();
  const RunComparison run = testing::run_of(testing::compare(war));
  const std::vector<StateLabel> nodes = testing::small_caption().states;
  const std::string first = year_network_graphml(war.world, run, nodes, 0);
  CHECK(edges(first) == std::vector{edge(0, 1, {"0.9", "0.9000000059604645", "0", "1"}),  // 0.9 in steps of 2^-25
                                    edge(1, 2, {"0.5", "0.5", "0", "0"})});
  const std::string second = year_network_graphml(war.world, run, nodes, 1);
  CHECK(edges(second) == std::vector{edge(0, 1, {"0.9", "0.9750000014901161", "0.1875", "1"}),
                                     edge(0, 2, {"0.25", "0.25", "0", "1"}), edge(0, 3, {"0", "0.125", "-0.0625", "1"}),
                                     edge(1, 2, {"0.5", "0.5", "0", "0"}), edge(2, 3, {"0.75", "0.75", "0", "0"})});
  for (const char* name : {"treaty_depth", "tie", "standing", "is_leader_tie"}) {
    CHECK(second.find("attr.name=\"" + std::string(name) + '"') != std::string::npos);
  }
  CHECK(second.find("\"leader\"") == std::string::npos);
  CHECK_THROWS_AS(year_network_graphml(war.world, run, {nodes[0], nodes[1]}, 1), Error);
}

TEST_CASE("where several lead each has its own tie, and two leaders have one each") {
  const testing::SmallWar war = war_of_test();
  RunComparison run = testing::run_of(testing::compare(war));
  run.wars.push_back(run.wars[0]);  // another war of the first leader adds nothing
  run.wars.push_back(run.wars[0]);
  run.wars.back().leader = CowCode(20);
  const std::vector<StateLabel> nodes = testing::small_caption().states;
  // The second leader's tie to itself is none, though its comparison has a row for it.
  CHECK(edges(year_network_graphml(war.world, run, nodes, 1)) ==
        std::vector{edge(0, 1, {"0.9", "0.9750000014901161", "0.1875", "1", "2"}),
                    edge(0, 2, {"0.25", "0.25", "0", "1", "2"}), edge(0, 3, {"0", "0.125", "-0.0625", "1", "2"}),
                    edge(1, 2, {"0.5", "0.5", "0", "0", "0"}), edge(1, 2, {"0.25", "0.25", "0", "1", "20"}),
                    edge(1, 3, {"0", "0.125", "-0.0625", "1", "20"}), edge(2, 3, {"0.75", "0.75", "0", "0", "0"})});
}
