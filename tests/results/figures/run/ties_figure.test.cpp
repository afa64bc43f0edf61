#include "results/figures/run/panel.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

json drawn(const RunData& run, const RunFigureOptions& options = {}) {
  return json::parse(ties_figure().draw(run, options));
}

}  // namespace

TEST_CASE("tie paths are the table's, bit for bit, the states of focus first") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  CHECK(ties_figure().missing(run).empty());
  const json figure = drawn(run);
  const RunTable& table = run.table("state_years.csv");
  const std::vector<double> tie = table.numbers("tie"), treaty = table.numbers("treaty_depth");
  const json& values = figure["data"]["values"];
  REQUIRE(values.size() == table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CHECK(values[row]["tie"].get<double>() == tie[row]);
    CHECK(values[row]["treaty_depth"].get<double>() == treaty[row]);
  }
  CHECK(figure["vconcat"][1]["concat"][0]["title"]["text"] == json({"New Zealand"}));
  CHECK_THAT(figure["description"].get<std::string>(),
             Contains("New Zealand 0.06 in 2001 and 0.19 in 2003 (treaty 0.00 and 0.00)") &&
                 Contains("The replicates' spread is not shown") && Contains("known to 0.003"));
}

TEST_CASE("tie paths of the states asked for, and of no others") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  RunFigureOptions options;
  options.states = {CowCode(200)};
  CHECK(drawn(run, options)["data"]["values"].size() == 3);
  options.states = {CowCode(2)};
  CHECK_THROWS_WITH(drawn(run, options), Contains("no tie of state 2"));
  options.states.clear();
  options.war = WarId(9);
  CHECK_THROWS_WITH(drawn(run, options), Contains("no war 9"));
  options.war.reset();
  options.width_mm = 20;
  CHECK_THROWS_WITH(drawn(run, options), Contains("20 mm"));
}

TEST_CASE("tooltips are for the screen, and headlines can be left out") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, figure_tables());
  RunFigureOptions options;
  CHECK(drawn(run)["vconcat"][1].dump().find("tooltip") == std::string::npos);
  options.interactive = true;
  options.headline = false;
  CHECK(drawn(run, options)["vconcat"][1].dump().find("tooltip") != std::string::npos);
  CHECK_FALSE(drawn(run, options).contains("title"));
}

TEST_CASE("a run of an older version has no tie paths, and the figure says how to get them") {
  const TemporaryFolder parent;
  auto files = figure_tables();
  files["state_years.csv"] = "cow,iso3,state,year\n920,NZL,New Zealand,2001\n";
  const RunData run = figure_folder(parent, files);
  CHECK_THAT(ties_figure().missing(run), Contains("no column tie") && Contains("run the scenario again"));
  CHECK_THROWS_AS(drawn(run), Error);
}

TEST_CASE("the labels of years stand over a panel's ends by no more than there is room") {
  const double half_label = text_width("2000", label_points) / 2;
  for (const double width : {110.0, 140.0, 300.0}) {
    for (const int years : {1, 2, 3, 13, 60}) {
      CAPTURE(width, years);
      const NumberAxis axis = year_axis(1854, 1854 + years, width, 4);
      const double pixels = width / (axis.high - axis.low);
      REQUIRE(!axis.ticks.empty());
      CHECK((axis.ticks.front() - axis.low) * pixels >= half_label - 4 - 1e-9);
      CHECK((axis.high - axis.ticks.back()) * pixels >= half_label - 4 - 1e-9);
    }
  }
}

TEST_CASE("a panel's title is one line: a name without room gives way to its code, or is cut") {
  const StateLabel saints{CowCode(57), "VCT", "Saint Vincent and the Grenadines"};
  CHECK(name_within(saints, 400, panel_title_points) == saints.name);
  CHECK(name_within(saints, 110, panel_title_points) == "VCT");
  StateLabel nameless = saints;
  nameless.iso3.clear();
  const std::string cut = name_within(nameless, 110, panel_title_points);
  CHECK_THAT(cut, Catch::Matchers::StartsWith("Saint Vincent") && Catch::Matchers::EndsWith("…"));
  CHECK(text_width(cut, panel_title_points) <= 110);
}
