#include "results/figures/run/run_figure_list.hpp"
#include "results/figures/run/tournament_data.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("theories stand best first, and clearly worse is who lies behind by more than two errors") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, tournament_tables(), true);
  CHECK(tournament_figure().missing(run).empty());
  const TournamentData data = tournament_data(run);
  REQUIRE(data.panels.size() == 2);
  const std::vector<PlottedTheory>& theories = data.panels[0].theories;
  REQUIRE(theories.size() == 3);
  CHECK(theories[0].name == "signalling");
  CHECK(theories[0].value == 0.002);
  CHECK_FALSE(theories[0].clearly_worse);
  CHECK(theories[1].name == "combined*");
  CHECK(theories[1].behind == 0.0005);
  CHECK(theories[1].behind_error == Approx(0.0005));  // of 3 and 4
  CHECK_FALSE(theories[1].clearly_worse);
  CHECK(theories[2].floor);
  CHECK(theories[2].behind == 0.002);
  CHECK(theories[2].clearly_worse);
  // Behind by less than two errors: .002 of .0012.
  CHECK(data.panels[1].title == "Transfer to Iraq");
  CHECK(data.panels[1].theories[0].name == "random");
  CHECK_FALSE(data.panels[1].theories[1].clearly_worse);
}

TEST_CASE("a tournament's figure says what a reader would quote") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, tournament_tables(), true);
  const json figure = json::parse(tournament_figure().draw(run, {}));
  const json& values = figure["data"]["values"];
  CHECK(values[2]["value"].get<double>() == 0.004);
  CHECK(values[2]["kind"] == "floor, clearly worse");
  CHECK(values[3]["panel"] == "Transfer to Iraq");
  CHECK(figure["vconcat"][1]["concat"][1]["transform"][0]["filter"]["equal"] == "Transfer to Iraq");
  CHECK_THAT(figure["description"].get<std::string>(), Contains("Not clearly worse than signalling: combined*") &&
                                                           Contains("Größe <wars>") &&
                                                           Contains("without UN agreement and ally"));
}

TEST_CASE("all panels of a tournament have one unit") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, tournament_tables(), true);
  for (const double width : {84.0, 174.0}) {
    RunFigureOptions options;
    options.width_mm = width;
    const json figure = json::parse(tournament_figure().draw(run, options));
    for (const json& panel : figure["vconcat"][1]["concat"]) {
      const json& axis = panel["layer"][0]["encoding"]["x"]["axis"];
      CHECK(axis["title"] == "Mean CRPS × 1,000");
      CHECK_THAT(axis["labelExpr"].get<std::string>(), Contains("datum.value / 0.001"));
    }
  }
}

TEST_CASE("runs have no tournament, and tournaments no ties") {
  const TemporaryFolder parent;
  CHECK_THAT(tournament_figure().missing(figure_folder(parent, figure_tables())), Contains("entente tournament"));
  const RunData tournament = figure_folder(parent, tournament_tables(), true);
  for (const auto& figure : {ties_figure(), network_figure(), map_figure(), effects_figure()}) {
    CAPTURE(figure.name);
    CHECK_THAT(figure.missing(tournament), Contains("tournament"));
    CHECK_THROWS_AS(figure.draw(tournament, {}), Error);
  }
}

TEST_CASE("each figure declares the options that it heeds") {
  using Names = std::vector<std::string>;
  CHECK(ties_figure().takes == Names{"war", "states"});
  CHECK(network_figure().takes == Names{"war", "states", "year"});
  CHECK(map_figure().takes == Names{"war", "year"});
  CHECK(effects_figure().takes == Names{"war", "states", "counterfactual"});
  CHECK(tournament_figure().takes.empty());
}
