#include "results/report/report_page.hpp"

#include "results/json/value.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/comparable_run.hpp"

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
  const HandMadeRun comparable = comparable_run(eight_rows());
  const RunData run = comparable.write(parent.path() / "run"), other = comparable.write(parent.path() / "other");
  const std::string page = report_page({.run = &run, .compared = &other, .figures = figures()}, parts);
  CHECK_THAT(page, Contains("<section id=\"comparison\"") && Contains("Scores side by side"));
  CHECK_THAT(page, !Contains(parent.path().string()));
  CHECK(data_of(page)["compared"].size() == 1);
  CHECK_THAT(page_of(run), !Contains("Compared with another run"));
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
