#include "results/report/report_page.hpp"

#include "results/json/value.hpp"
#include "results/report/report_tables.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/comparable_run.hpp"
#include "tests/results/support/figure_folders.hpp"
#include "tests/results/support/hand_made_run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

namespace {

const std::string hostile = "</script><script>struck()</script>\"'&<!-- {{data}} Größe \xE2\x80\xAE";

const ReportParts parts = {
    .page =
        "{{policy}}|{{title}}|{{record}}|{{version}}|{{style}}|{{summary}}|{{comparison}}|{{figures}}|{{tables}}|"
        "{{notes}}|{{settings}}|{{provenance}}|<script type=\"application/json\">{{data}}</script>|{{script}}",
    .style = "a{}",
    .script = "void 0",
    .shapes = "{\"type\":\"Topology\"}"};

std::string nothing_missing(const RunData&) { return ""; }
std::string always_missing(const RunData&) { return "There is <nothing> to draw."; }

// A figure whose picture says what was asked for.
std::string drawn(const RunData& run, const RunFigureOptions& options) {
  const int year = options.year ? options.year->number() : 0;
  if (!options.states.empty() && options.states.front() == CowCode(50)) throw input_error({}, "no such state");
  OrderedJson json = {{"description", "of " + run.scenario() + " in " + std::to_string(year)},
                      {"width", options.width_mm},
                      {"year", year},
                      {"state", options.states.empty() ? 0 : static_cast<int>(options.states.front().number())}};
  return json.dump();
}

std::vector<RunFigure> figures() {
  return {{.name = "path",
           .title = "Paths",
           .shows = "Shows.",
           .missing = nothing_missing,
           .draw = drawn,
           .takes = {"year", "states"}},
          {.name = "none", .title = "None", .shows = "Shows.", .missing = always_missing, .draw = drawn}};
}

HandMadeRun named(const std::string& name) {
  HandMadeRun run;
  run.scenario = name;
  run.notes = {name};
  run.set("wars[1].name", name);
  run.files["states.csv"] = four_states();
  return run;
}

// A run that can be set beside another, with states to choose from.
HandMadeRun comparable() {
  HandMadeRun run = comparable_run(eight_rows());
  run.files["states.csv"] = four_states();
  return run;
}

HandMadeRun two_wars() {
  HandMadeRun run = named("War");
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
           {"id", "2"}, {"name", "Later war"}, {"leader", "USA"}, {"years", "[2001, 2003]"}})
    run.set("wars[2]." + key, value);
  return run;
}

// A report of one figure that heeds these options and says so in its picture.
std::string report_of(const RunData& run, const std::vector<std::string>& takes) {
  RunFigure figure = figures().front();
  figure.takes = takes;
  figure.draw = [](const RunData&, const RunFigureOptions& options) {
    const int war = options.war ? static_cast<int>(options.war->number()) : 0;
    const int year = options.year ? options.year->number() : 0;
    const OrderedJson json = {{"description", "war " + std::to_string(war)},
                              {"year", year},
                              {"war", war},
                              {"again", {war, options.counterfactual}}};
    return json.dump();
  };
  return report_page({.run = &run, .figures = {figure}}, parts);
}

std::string page_of(const RunData& run) { return report_page({.run = &run, .figures = figures()}, parts); }

OrderedJson data_of(const std::string& page) {
  const std::string open = "<script type=\"application/json\">";
  const std::size_t from = page.find(open) + open.size();
  return OrderedJson::parse(page.substr(from, page.find("</script>", from) - from));
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("names of a run are text in every place of its report") {
  const TemporaryFolder parent;
  HandMadeRun hand_made = named(hostile);
  std::string& states = hand_made.files["states.csv"];
  states.replace(states.find("Beta"), 4, "\"</script><b>\"\"Beta\"");
  const std::string page = page_of(hand_made.write(parent.path() / "run"));
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "</script>") == 1);
  CHECK(count(page, "<!--") == 0);
  CHECK_THAT(page, !Contains("<b>") && Contains("&lt;b&gt;"));
  CHECK_THAT(page,
             Contains("&lt;/script&gt;&lt;script&gt;struck()&lt;/script&gt;&quot;&#39;&amp;&lt;!-- {{data}} Größe"));
  const OrderedJson data = data_of(page);
  CHECK(data["wars"]["1"] == hostile);
  CHECK(data["states"]["30"] == "</script><b>\"Beta");
  CHECK(data["tables"][0]["csv"] == states);
}

TEST_CASE("a figure comes in every year and state that can be drawn, each as the figure draws it") {
  const TemporaryFolder parent;
  const OrderedJson data = data_of(page_of(named("War").write(parent.path() / "run")));
  REQUIRE(data["figures"].size() == 1);
  const OrderedJson& variants = data["figures"][0]["variants"];
  // As in print, three years, four states less the one that cannot be drawn.
  REQUIRE(variants.size() == 1 + 3 + 3);
  CHECK(variants[0]["wide"]["width"] == 174);
  CHECK(variants[0]["narrow"]["width"] == 84);
  std::vector<int> years, states;
  for (const OrderedJson& variant : variants) {
    if (variant.contains("year")) years.push_back(variant["year"]);
    if (variant.contains("state")) states.push_back(variant["state"]);
  }
  CHECK(years == std::vector<int>{2001, 2002, 2003});
  CHECK(states == std::vector<int>{20, 30, 40});  // by observed share
  CHECK_FALSE(variants[0].contains("from"));
  CHECK(variants[1]["from"] == 0);
  CHECK(variants[2]["from"] == 1);  // of its like
  CHECK(variants[2]["narrow"] == OrderedJson({{{"description"}, "of War in 2002"}, {{"year"}, 2002}}));
}

TEST_CASE("every war has its counterfactuals, so that what is chosen is what is drawn") {
  const TemporaryFolder parent;
  HandMadeRun run = two_wars();
  run.files["effects.csv"] = "counterfactual,war,year,quantity\ncalm,1,,share\nno war,1,,share\ncalm,2,,share\n";
  const OrderedJson data = data_of(report_of(run.write(parent.path() / "run"), {"war", "counterfactual"}));
  std::vector<std::pair<int, std::string>> views;
  for (const OrderedJson& variant : data["figures"][0]["variants"]) {
    REQUIRE(variant.contains("war"));
    views.emplace_back(variant["war"], variant.value("counterfactual", ""));
  }
  std::sort(views.begin(), views.end());
  CHECK(views == std::vector<std::pair<int, std::string>>{
                     {1, ""}, {1, "calm"}, {1, "no war"}, {2, ""}, {2, "calm"}, {2, "no war"}});
}

TEST_CASE("a view is told as what differs from the one that it is most like") {
  const TemporaryFolder parent;
  const OrderedJson data = data_of(report_of(two_wars().write(parent.path() / "run"), {"war", "year"}));
  const OrderedJson& variants = data["figures"][0]["variants"];
  for (const OrderedJson& variant : variants) {
    // The war's number is in the picture three times: from a view of the same war, only the year differs.
    if (variant.contains("year")) CHECK(variants[variant["from"].get<std::size_t>()]["war"] == variant["war"]);
  }
}

TEST_CASE("a large table has room before the views of states, and comes back as the file") {
  const TemporaryFolder parent;
  HandMadeRun run = named("War");
  std::string& years = run.files["state_years.csv"];
  years = "cow,state,year,share\n";
  for (int row = 0; row < 90000; ++row)
    years += "20,United Kingdom of Great Britain,2001,0." + std::to_string(row % 9000) + "\n";
  REQUIRE(years.size() > 3 * room_for_tables / 2);
  const OrderedJson data = data_of(page_of(run.write(parent.path() / "run")));
  const auto table = std::find_if(data["tables"].begin(), data["tables"].end(),
                                  [](const OrderedJson& each) { return each["file"] == "state_years.csv"; });
  REQUIRE(table != data["tables"].end());
  CHECK((*table)["rows"] == 90001);
}

TEST_CASE("a tournament's scores are shares in the rows that say so") {
  const TemporaryFolder parent;
  const RunData run = named("War").write(parent.path() / "run");
  const RunData tournament = figure_folder(parent, tournament_tables(), true);
  const OrderedJson data = data_of(report_page({.run = &run, .tournament = &tournament}, parts));
  const auto table = std::find_if(data["tables"].begin(), data["tables"].end(),
                                  [](const OrderedJson& each) { return each["file"] == "scores.csv"; });
  REQUIRE(table != data["tables"].end());
  CHECK((*table)["perThousand"] == OrderedJson({"value", "monte_carlo_error"}));
  CHECK((*table)["perThousandWhere"] == OrderedJson({"unit", "share"}));
}

TEST_CASE("what a run has not is named with its reason; what it has besides is shown") {
  const TemporaryFolder parent;
  HandMadeRun run = named("War");
  run.files["mine.csv"] = "a,b\n1,2\n";
  const std::string page = page_of(run.write(parent.path() / "run"));
  CHECK_THAT(page, Contains("Not in this report: There is &lt;nothing&gt; to draw."));
  CHECK_THAT(page, Contains("<li>Effects of counterfactuals: The run had no counterfactual beside it"));
  const OrderedJson tables = data_of(page)["tables"];
  CHECK(
      std::any_of(tables.begin(), tables.end(), [](const OrderedJson& table) { return table["csv"] == "a,b\n1,2\n"; }));
}

TEST_CASE("notes have a minus where a number is below zero, files keep their hyphen") {
  const TemporaryFolder parent;
  HandMadeRun run = named("War");
  run.notes = {"The slope is -0.2, by --theory x."};
  run.files["mine.csv"] = "a\n-1\n";
  const std::string page = page_of(run.write(parent.path() / "run"));
  CHECK_THAT(page, Contains("The slope is −0.2, by --theory x.") && Contains("a\\n-1\\n"));
}

TEST_CASE("the policy allows the page's own script by its digest, and no request") {
  const TemporaryFolder parent;
  const std::string page = page_of(named("War").write(parent.path() / "run"));
  // `printf 'void 0' | openssl dgst -sha256 -binary | base64`
  CHECK_THAT(
      page,
      Contains(
          "default-src &#39;none&#39;; script-src &#39;sha256-yyjq/GGlTvm0YhdkNx72uPxcwaIXqWZBYZftmpA6pYU=&#39;; "));
}

TEST_CASE("the same run makes the same bytes, wherever its folder lies") {
  const TemporaryFolder one, other;
  CHECK(page_of(named("War").write(one.path() / "run")) == page_of(named("War").write(other.path() / "elsewhere")));
}

TEST_CASE("two runs stand side by side, and a report of them names no folder") {
  const TemporaryFolder parent;
  const RunData run = comparable().write(parent.path() / "run"), other = comparable().write(parent.path() / "other");
  const std::string page = report_page({.run = &run, .compared = &other, .figures = figures()}, parts);
  CHECK_THAT(page, Contains("<section id=\"comparison\"") && Contains("Scores side by side"));
  CHECK_THAT(page, !Contains(parent.path().string()));
  const OrderedJson compared = data_of(page)["compared"];
  REQUIRE(compared["figures"].size() == 1);
  CHECK(compared["figures"][0]["variants"].size() == 1 + 3 + 3);  // with the same choices as this run's
  CHECK(compared["states"]["30"] == "Beta");
  CHECK_THAT(page_of(run), !Contains("Compared with another run"));
  CHECK_FALSE(data_of(page_of(run)).contains("compared"));
}

TEST_CASE("a figure that only one of two runs has is shown, and says whose it is") {
  const TemporaryFolder parent;
  HandMadeRun second = comparable();
  second.files["mine.csv"] = "year\n2001\n";
  const RunData run = comparable().write(parent.path() / "run"), other = second.write(parent.path() / "other");
  std::vector<RunFigure> some = figures();
  some[1].missing = [](const RunData& each) { return std::string(each.has("mine.csv") ? "" : "None of mine."); };
  const std::string here = report_page({.run = &run, .compared = &other, .figures = some}, parts);
  CHECK_THAT(here, Contains("This run has no such figure: None of mine.") && Contains("data-figure=\"none\""));
  CHECK(data_of(here)["figures"].size() == 1);
  CHECK(data_of(here)["compared"]["figures"][1]["name"] == "none");
  const std::string there = report_page({.run = &other, .compared = &run, .figures = some}, parts);
  CHECK_THAT(there, Contains("The other run has no such figure: None of mine."));
}

TEST_CASE("a page without its marks, or with strange ones, makes no report") {
  const TemporaryFolder parent;
  const RunData run = named("War").write(parent.path() / "run");
  ReportParts broken = parts;
  broken.page = "{{title}}";
  CHECK_THROWS_WITH(report_page({.run = &run}, broken), Contains("lacks marks"));
  broken.page = parts.page + "{{strange}}";
  CHECK_THROWS_WITH(report_page({.run = &run}, broken), Contains("unknown mark {{strange}}"));
  broken = parts;
  broken.script = "'</script>'";
  CHECK_THROWS_WITH(report_page({.run = &run}, broken), Contains("ends early"));
}
