#include "results/figures/run/run_figure_list.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/contribution_tables.hpp"
#include "tests/results/support/figure_folders.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

json drawn(const RunFigure& figure, const RunData& run, const RunFigureOptions& options = {}) {
  return json::parse(figure.draw(run, options));
}

std::string description(const json& figure) { return figure["description"].get<std::string>(); }

// All objects of a list of values anywhere in a figure that have this key.
void collect(const json& part, const std::string& key, std::vector<json>& found) {
  const auto take = [&](const json& rows) {
    for (const json& row : rows) {
      if (row.is_object() && row.contains(key)) found.push_back(row);
    }
  };
  if (part.is_object() && part.contains("values") && part["values"].is_array()) take(part["values"]);
  if (part.is_object() && part.contains("datasets")) {
    for (const json& rows : part["datasets"]) take(rows);
  }
  if (part.is_structured()) {
    for (const json& inner : part) collect(inner, key, found);
  }
}

std::vector<json> rows_with(const json& figure, const std::string& key) {
  std::vector<json> found;
  collect(figure, key, found);
  return found;
}

const std::vector<RunFigure> all = {ranks_figure(),        potential_figure(), potential_effect_figure(),
                                    coefficients_figure(), fan_figure(),       calibration_figure()};

}  // namespace

TEST_CASE("ranks are those of the table's contributors, by troops and by share") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, contribution_tables());
  RunFigureOptions options;
  const std::vector<json> rows = rows_with(drawn(ranks_figure(), run), "absolute");
  REQUIRE(rows.size() == 3);  // Germany sent nobody
  CHECK(rows[0] == json{{"state", "United Kingdom"},
                        {"iso3", "GBR"},
                        {"cow", 200},
                        {"absolute", 1.0},
                        {"relative", 2.0},
                        {"troops", 4000.0},
                        {"share", 0.02}});
  CHECK(rows[1]["relative"] == 1.0);
  CHECK(rows[2]["share"].get<double>() == 0.00390625);
  options.width_mm = 174;
  const json wide = drawn(ranks_figure(), run, options);
  const std::vector<json> both = rows_with(wide, "absolute");
  REQUIRE(both.size() == 6);
  CHECK(both[5]["relative"] == 1.0);  // simulated, Denmark gives most in proportion
  CHECK(both[5]["absolute"] == 2.0);
  CHECK_THAT(description(wide), Contains("3 states that sent troops") &&
                                    Contains("Most troops: United Kingdom, New Zealand and Denmark") &&
                                    Contains("Furthest above the line: New Zealand (2 by troops, 1 by share)") &&
                                    Contains("correlation of the two rankings: 0.50"));
}

TEST_CASE("potential is divided by who sent troops in the year, and counted against P*") {
  const TemporaryFolder parent;
  const json figure = drawn(potential_figure(), figure_folder(parent, contribution_tables()));
  CHECK(figure["vconcat"][0]["title"]["text"][0] == "With troops: 6 state-years, median −0.03");
  CHECK(figure["vconcat"][1]["title"]["text"][0] == "Without troops: 5 state-years, median 0.38");
  CHECK_THAT(description(figure),
             Contains("17 % lie above the reference P* = 0.250") && Contains("P = alignment − depth"));
  // Few state-years are drawn one by one, as the table has them.
  const std::vector<json> strokes = rows_with(figure, "from");
  REQUIRE(strokes.size() == 11);
  CHECK(strokes[0]["potential"].get<double>() == 0.0625 * -3);
  CHECK(strokes[5]["group"] == "With troops");
  CHECK(strokes[6]["group"] == "Without troops");
  CHECK(rows_with(figure, "density").empty());
  const std::vector<json> quantiles = rows_with(figure, "median");
  REQUIRE(quantiles.size() == 2);
  CHECK(quantiles[1]["group"] == "Without troops");
  CHECK(quantiles[1]["rows"] == 5);
}

TEST_CASE("the effect of potential is the table's, bit for bit, with what it rests on") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, contribution_tables());
  const json figure = drawn(potential_effect_figure(), run);
  const json& values = figure["data"]["values"];
  for (const char* column : {"potential", "share", "low", "high", "change", "change_low", "change_high"}) {
    const std::vector<double> expected = run.table("potential_effect.csv").numbers(column);
    REQUIRE(values.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(values[i][column].get<double>() == expected[i]);
  }
  CHECK_THAT(description(figure), Contains("Troops per 1,000 of the armed forces, mean of 11 state-years") &&
                                      Contains("arithmetic on alignment and depth") &&
                                      Contains("11.0 per 1,000 (6.0 to 20.0) at P = 0.75") &&
                                      Contains("+7.0 (+1.0 to +13.0) at P = 0.75"));
}

TEST_CASE("thousands are set off in how many state-years a figure rests on") {
  const TemporaryFolder parent;
  std::map<std::string, std::string> files = contribution_tables();
  std::string& effect = files["potential_effect.csv"];
  for (std::size_t at = effect.find(",11\n"); at != std::string::npos; at = effect.find(",11\n")) {
    effect.replace(at, 4, ",2122\n");
  }
  CHECK_THAT(description(drawn(potential_effect_figure(), figure_folder(parent, files))),
             Contains("mean of 2,122 state-years"));
}

TEST_CASE("coefficients are the manifest's, both parts of a hurdle, with 95 % of a normal") {
  const TemporaryFolder parent;
  const json figure = drawn(coefficients_figure(), figure_folder(parent, contribution_tables()));
  const json& values = figure["data"]["values"];
  REQUIRE(values.size() == 3);                // no intercepts, no log(sigma)
  CHECK(values[0]["term"] == "Potential P");  // not as the table calls it
  CHECK(values[0]["model"] == "participation");
  CHECK(values[0]["estimate"] == 0.75);
  CHECK(values[0]["low"].get<double>() == Approx(0.75 - 1.959963984540054 * 0.125).epsilon(1e-15));
  CHECK(values[2]["model"] == "amount");
  CHECK_THAT(description(figure),
             Contains("errors clustered by state") && Contains("Interval above zero: Potential P (participation"));
}

TEST_CASE("the fan holds the table's quantiles and observed values; a year without invitation is a gap") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, contribution_tables());
  const json figure = drawn(fan_figure(), run);
  const json& values = figure["data"]["values"];
  REQUIRE(values.size() == 8);  // New Zealand in focus, then by troops; Germany sent nobody
  CHECK(values[0]["state"] == "New Zealand");
  CHECK(values[0]["year"] == 2001);
  CHECK(values[1]["year"] == 2003);
  CHECK(values[0]["stretch"] != values[1]["stretch"]);
  CHECK(values[2]["stretch"] == values[3]["stretch"]);
  CHECK(values[0]["observed"].get<double>() == 0.03);
  CHECK(values[0]["q95"].get<double>() == 0.0234375);
  CHECK(values[7]["state"] == "Denmark & <others>");
  CHECK(values[7]["doubtful"] == true);
  CHECK(values[6]["doubtful"] == false);
  CHECK_THAT(description(figure), Contains("Inside the 90 % interval lie 6 of 8 observed values") &&
                                      Contains("New Zealand 0 of 2 inside, observed mean 30.0") &&
                                      Contains("United Kingdom 3 of 3 inside"));
  CHECK_THAT(figure.dump(), Contains("observed, doubtful"));
  RunFigureOptions options;
  options.states = {CowCode(255)};
  CHECK(drawn(fan_figure(), run, options)["data"]["values"].size() == 3);
  options.states = {CowCode(710)};
  CHECK_THROWS_WITH(drawn(fan_figure(), run, options), Contains("state 710 was never invited to Afghanistan"));
}

TEST_CASE("calibration shows the tables' coverage and mass, and says both in words") {
  const TemporaryFolder parent;
  const json figure = drawn(calibration_figure(), figure_folder(parent, contribution_tables()));
  const std::vector<json> coverage = rows_with(figure, "coverage"), pit = rows_with(figure, "mass");
  REQUIRE(coverage.size() == 8);
  REQUIRE(pit.size() == 20);
  CHECK(coverage[0]["coverage"] == 0.75);
  CHECK(coverage[0]["low"].get<double>() == Approx(0.75 - 0.01959963984540054));
  CHECK(coverage[7]["low"] == 0.75);  // without an error no bar
  CHECK(pit[0]["mass"] == 0.28);
  CHECK(pit[0]["density"].get<double>() == Approx(2.8));
  CHECK_THAT(
      description(figure),
      Contains("Calibration plot of Afghanistan, 2001–2003. Coverage") &&
          Contains("Of all state-years the 50 % interval holds 75 % (expected 81 %), the 80 % interval holds 88 %") &&
          Contains("and the 95 % interval holds 100 %") &&
          Contains("Of contributors 28 % rank in the lowest tenth and 8 % in the highest"));
}

TEST_CASE("every figure lacks what its tables lack, and says how to get it") {
  const TemporaryFolder parent;
  const RunData empty = figure_folder(parent, {{"behaviour.csv", "statistic\n"}});
  const RunData tournament = figure_folder(parent, tournament_tables(), true);
  const RunData whole = figure_folder(parent, contribution_tables());
  for (const RunFigure& figure : all) {
    CAPTURE(figure.name);
    CHECK(figure.missing(whole).empty());
    CHECK_THAT(figure.missing(tournament), Contains("folder of a tournament"));
    if (figure.name != "coefficients") {
      CHECK_FALSE(figure.missing(empty).empty());
      CHECK_THROWS_AS(figure.draw(empty, {}), Error);
    }
  }
  CHECK_THAT(calibration_figure().missing(empty), Contains("no calibration.csv: run the scenario again"));
}

TEST_CASE("options that name what is not there are errors, and every figure heeds headline and interactive") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, contribution_tables());
  for (const RunFigure& figure : all) {
    CAPTURE(figure.name);
    RunFigureOptions options;
    options.width_mm = 59.9;
    CHECK_THROWS_WITH(figure.draw(run, options), Contains("60 to 400 mm"));
    options.width_mm = 174;
    options.headline = false;
    CHECK_FALSE(drawn(figure, run, options).contains("title"));
    CHECK(drawn(figure, run, options).dump().find("tooltip") == std::string::npos);
    options.interactive = true;
    CHECK(drawn(figure, run, options).dump().find("tooltip") != std::string::npos);
    CHECK(figure.draw(run, options) == figure.draw(run, options));
    options.war = WarId(9);
    if (figure.name != "coefficients") CHECK_THROWS_WITH(figure.draw(run, options), Contains("no war 9"));
  }
}
