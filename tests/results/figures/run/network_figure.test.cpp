#include "results/figures/run/network_data.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("the network before and after is that of the GraphML files, and changes are told by their sign") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  CHECK(network_figure().missing(run).empty());
  const NetworkData data = network_data(run, {}, 10);
  CHECK(data.leader.cow == CowCode(2));
  CHECK(data.year == Year(2003));
  REQUIRE(data.states.size() == 3);
  CHECK(data.states[0].state.cow == CowCode(200));
  CHECK(data.states[0].before == 0.5);
  CHECK(data.states[0].after == 0.375);
  CHECK(data.states[0].change() == TieChange::fell);
  CHECK(data.states[1].change() == TieChange::unchanged);
  CHECK(data.states[1].state.name == "Denmark & <others>");
  CHECK(data.states[2].change() == TieChange::rose);
  REQUIRE(data.others_after.size() == 1);
  CHECK(data.others_after[0].depth == 0.75);
}

TEST_CASE("changes are counted over all ties, shown or not, and those of treaties by themselves stand beside") {
  const TemporaryFolder parent;
  const NetworkData data = network_data(figure_folder(parent, figure_tables()), {}, 1);
  REQUIRE(data.states.size() == 1);
  CHECK((data.changes.rose == 1 && data.changes.fell == 1 && data.changes.unchanged == 1));
  CHECK_THAT(network_description(data, "Title"), Contains("1 of 3 states") && Contains("Of all 3 ties"));
  CHECK(treaties_text({.treaties_rose = 9, .treaties_fell = 1}) ==
        "Treaties by themselves rose for 9 states and fell for 1");
  CHECK(treaties_text({.rose = 4}) == "No treaty changed by itself");
}

TEST_CASE("where room is short, focus comes first, then what rose, what fell, and the deepest") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  CHECK(network_data(run, {}, 1).states[0].state.iso3 == "NZL");  // in focus, though not the deepest
  CHECK(network_data(run, {}, 1).tied == 3);
  RunFigureOptions options;
  options.states = {CowCode(390)};
  CHECK(network_data(run, options, 1).states[0].state.iso3 == "DNK");
  options.states = {CowCode(999)};
  CHECK_THROWS_WITH(network_data(run, options, 1), Contains("no state 999"));
  options.states.clear();
  options.year = Year(2004);
  CHECK_THROWS_WITH(network_data(run, options, 1), Contains("2004 is no year of Afghanistan"));
}

TEST_CASE("a state keeps its direction, and stands the nearer the deeper its tie") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  const json figure = json::parse(network_figure().draw(run, {}));
  const json& panels = figure["vconcat"][1]["vconcat"];
  REQUIRE(panels.size() == 2);
  const double middle = panels[0]["width"].get<double>() / 2;
  const auto place = [&](std::size_t panel, std::size_t state) {
    const json& row = figure["datasets"][panels[panel]["data"]["name"].get<std::string>()][state];
    return std::pair(row["x"].get<double>() - middle, row["y"].get<double>() - middle);
  };
  for (std::size_t state = 0; state < 3; ++state) {
    const auto [x, y] = place(0, state);
    const auto [u, v] = place(1, state);
    CHECK(std::atan2(y, x) == Approx(std::atan2(v, u)).margin(0.001));
    const double before = figure["datasets"]["before"][state]["depth"],
                 after = figure["datasets"]["ties"][state]["depth"];
    if (before != after) CHECK((std::hypot(x, y) < std::hypot(u, v)) == (before > after));
  }
  CHECK(figure["datasets"]["others_after"] == json::parse(R"([{"cow": 200, "other_cow": 390, "depth": 0.75}])"));
  CHECK(figure == json::parse(network_figure().draw(run, {})));
  CHECK(panels[0]["title"]["text"] == json({"Before 2000"}));  // the run's first year, not the war's
  CHECK_THAT(figure["description"].get<std::string>(),
             Contains("Of all 3 ties, shown or not, 1 rose by more than 0.01, 1 fell and 1 are unchanged") &&
                 Contains("New Zealand (0.00 to 0.19)"));
}

TEST_CASE("without the networks of the years there is no such figure") {
  const TemporaryFolder parent;
  auto files = figure_tables();
  files.erase("network_2003.graphml");
  CHECK_THAT(network_figure().missing(figure_folder(parent, files)), Contains("network_2003.graphml"));
  files["network_2003.graphml"] = "<graphml><edge source=";
  const RunData broken = figure_folder(parent, files);
  CHECK_THROWS_WITH(network_figure().draw(broken, {}), Contains("network_2003.graphml"));
}
