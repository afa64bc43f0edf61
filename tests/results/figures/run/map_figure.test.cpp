#include "estimate/table/crosswalk.hpp"
#include "results/figures/run/country_shapes.hpp"
#include "results/figures/run/map_data.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("every state of the crosswalk with an ISO code has a shape of its own, but for Tuvalu") {
  std::set<std::string> shapes;
  for (const std::string& code : iso3_codes()) {
    CAPTURE(code);
    CHECK(shape_of(code).empty() == (code == "TUV"));
    shapes.insert(shape_of(code));
  }
  CHECK(shapes.size() == iso3_codes().size());
  CHECK(shape_of("NZL") == "554");  // ISO 3166-1
  CHECK(shape_of("DEU") == "276");
  CHECK(shape_of("XKX") == "Kosovo");
  CHECK(shape_of("ZLA").empty());  // letters of two neighbours
  CHECK(shape_of("255").empty());
}

TEST_CASE("the map's numbers are the table's, and states without a shape are named") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  CHECK(map_figure().missing(run).empty());
  const json figure = json::parse(map_figure().draw(run, {}));
  CHECK(figure["usermeta"]["entente"]["geometry"] == "countries");
  const json& rows = figure["datasets"]["states"];
  REQUIRE(rows.size() == 4);
  CHECK(rows[0]["shape"] == "554");
  CHECK(rows[0]["share"].get<double>() == 0.004);
  CHECK(rows[1]["over"].get<double>() == -0.003);
  const std::string description = figure["description"];
  CHECK_THAT(description, Contains("Sardinia as Italy") && Contains("Without a shape today: Bavaria") &&
                              Contains("largest: United Kingdom 2.00, New Zealand 0.40 and Sardinia 0.10") &&
                              Contains("least: United Kingdom −0.30"));
}

TEST_CASE("classes hold what they say, and signs are told apart by more than shade") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  const MapData data = map_data(run, {});
  REQUIRE(data.over.bounds.size() == 4);
  CHECK(data.over.bounds[0] == -data.over.bounds[3]);
  CHECK(data.over.class_of(0) == 2);
  CHECK(data.over.class_of(-1) == 0);
  CHECK(data.over.class_of(1) == 4);
  CHECK(data.share.class_of(0) == 0);
  CHECK(data.share.names.front() == "none");
  for (std::size_t i = 1; i < data.share.bounds.size(); ++i) CHECK(data.share.bounds[i] > data.share.bounds[i - 1]);
  CHECK(data.share.names.size() == data.share.bounds.size() + 1);
  const std::string figure = map_figure().draw(run, {});
  CHECK_THAT(figure, Contains("triangle-down"));
}

TEST_CASE("a year's map, and one with nothing on it") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  RunFigureOptions options;
  options.year = Year(2002);
  const json figure = json::parse(map_figure().draw(run, options));
  CHECK(figure["datasets"]["states"][0]["share"].get<double>() == 0.005);
  CHECK_THAT(figure["title"]["text"][0].get<std::string>(), Contains("Afghanistan, 2002"));
  // A shade means the same in every year: the two maps have one key.
  const MapData then = map_data(run, options);
  options.year = Year(2001);
  const MapData before = map_data(run, options);
  CHECK(before.share.names == then.share.names);
  CHECK(before.over.bounds == then.over.bounds);
  CHECK(before.over.bounds.back() >= 0.002);  // of all six state-years, -0.004 among them
  options.year = Year(1999);
  CHECK_THROWS_WITH(map_figure().draw(run, options), Contains("1999 is no year"));

  auto files = figure_tables();
  files["states.csv"] =
      "cow,iso3,state,observed_share,simulated_over_contribution,simulated_over_contribution_error\n920,NZL,New "
      "Zealand,0,0,0\n";
  const MapData nothing = map_data(figure_folder(parent, files), {});
  CHECK(nothing.share.names == std::vector<std::string>{"none"});
  CHECK(nothing.share.class_of(0) == 0);
}
