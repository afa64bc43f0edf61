#include "results/figures/run/effects_data.hpp"
#include "results/figures/run/run_figure_list.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;

TEST_CASE("effects are the tables', the largest first, with 95 % intervals") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, effect_tables());
  CHECK(effects_figure().missing(run).empty());
  const json figure = json::parse(effects_figure().draw(run, {}));
  const json& states = figure["vconcat"][0]["data"]["values"];
  REQUIRE(states.size() == 2);  // Denmark is not reached, the United States are not invited
  CHECK(states[0]["state"] == "New Zealand");
  CHECK(states[0]["effect"].get<double>() == 0.01);
  CHECK(states[0]["high"].get<double>() == Approx(0.01 + 1.959964 * 0.0005));
  CHECK(states[1]["effect"].get<double>() == -0.005);
  const json& years = figure["vconcat"][1]["data"]["values"];
  REQUIRE(years.size() == 2);  // those of all wars are not the war's
  CHECK(years[1]["effect"].get<double>() == -5.5);
  CHECK_THAT(figure["description"].get<std::string>(),
             Contains("Shares change in 2 states") && Contains("New Zealand +10.00 (+9.02 to +10.98)") &&
                 Contains("change most in 2002: −6 (−7 to −4)") && Contains("not what the fit leaves open"));
}

TEST_CASE("a counterfactual by its name, with what it changes in few digits") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, effect_tables());
  RunFigureOptions options;
  options.counterfactual = "no war, <no> troops";
  const EffectsData data = effects_data(run, run.wars().front(), options);
  CHECK(data.change == "depth 0.4522, from 2001 on");
  CHECK(data.states.size() == 1);
  options.counterfactual = "clam";
  CHECK_THROWS_WITH(effects_figure().draw(run, options), Contains("no counterfactual 'clam'") && Contains("'calm'"));
  options.counterfactual.clear();
  options.states = {CowCode(390)};
  CHECK(effects_data(run, run.wars().front(), options).states[0].effect == 0);  // asked for, and so shown
  options.states = {CowCode(2)};
  CHECK_THROWS_WITH(effects_figure().draw(run, options), Contains("state 2"));
}

TEST_CASE("large effects have their thousands set off, and every line of the headline begins with a capital") {
  const TemporaryFolder parent;
  std::map<std::string, std::string> files = effect_tables();
  std::string& effects = files["effects.csv"];
  const std::string small = "troop_years,100,1,0,0,-100,1,1";
  effects.replace(effects.find(small), small.size(), "troop_years,43683,1,1000,0,-42683,1,1");
  RunFigureOptions options;
  options.counterfactual = "no war, <no> troops";
  const json figure = json::parse(effects_figure().draw(figure_folder(parent, files), options));
  CHECK_THAT(figure["description"].get<std::string>(), Contains("Troop-years −42,683 (−42,685 to −42,681)"));
  CHECK_THAT(figure["title"]["subtitle"][0].get<std::string>(), StartsWith("Depth 0.4522"));
}

TEST_CASE("a second panel whose title takes more lines stands further below the axis above") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, effect_tables());
  double spacing[2];
  for (const bool narrow : {true, false}) {
    RunFigureOptions options;
    options.width_mm = narrow ? 60 : 100;
    const json figure = json::parse(effects_figure().draw(run, options));
    CHECK(figure["vconcat"][1]["title"]["text"].size() == (narrow ? 2 : 1));
    spacing[narrow ? 1 : 0] = figure["spacing"].get<double>();
  }
  CHECK(spacing[1] - spacing[0] > 8);  // more than the letters of a line are high
}

TEST_CASE("a run without counterfactuals says how to get them") {
  const TemporaryFolder parent;
  CHECK_THAT(effects_figure().missing(figure_folder(parent, figure_tables())), Contains("--counterfactual all"));
}
