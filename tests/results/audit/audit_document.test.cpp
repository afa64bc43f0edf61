// Audits, codebooks and comparisons as documents; read back with nlohmann-json and by line.
#include "results/audit/audit_document.hpp"

#include "results/audit/codebook.hpp"
#include "results/audit/comparison_document.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace entente {
namespace {

using nlohmann::json;

PanelRecipe recipe() {
  PanelRecipe made;
  made.name = "made_up";
  made.title = "A panel";
  made.first_year = Year{2003};
  made.last_year = Year{2004};
  made.files = {{"democracy", "democracy.csv"}, {"democracy_marks", "/somewhere/else/marks.csv"}};
  made.switches = corrected();
  return made;
}

BuiltPanel panel() {
  BuiltPanel built;
  built.codebook = {{"x", "a | b, \"c\"", "people", "source", "never"}, {"y", "d", "", "computed", "always"}};
  MergeAudit merge("democracy (democracy.csv)");
  merge.left_row("Germany 2003");
  merge.left_row("France 2003");
  merge.right_row("Germany 2003");
  merge.right_row("Yemen 2003");
  merge.right_row("Yemen 2003");
  merge.outside_coverage("Germany 2004");
  merge.set_aside("no states", "Euro area 2003");
  built.audit.merges = {merge};
  built.audit.counts = {{"separators", "with a comma", 2, {"Germany 2003", "Germany 2004"}}};
  built.audit.suspects = {{"placemats.csv", 7, "Poland 2012", "1.8", "2450 before", 0.001, 1800.0, true},
                          {"placemats.csv", 9, "Greece 2010", "15", "125 before", 0, std::nullopt, true},
                          {"forces.csv", 3, "Spain 2009", "80", "80000 before", 0.001, std::nullopt, false}};
  built.audit.rows = 3;
  return built;
}

SourcesRead sources() { return {{"democracy_marks", {{"marks.csv", "00ff", 12}, true}}}; }

}  // namespace

TEST_CASE("an audit as JSON has its documented keys") {
  const json document = json::parse(audit_json(recipe(), panel().audit, sources()));
  CHECK(document["recipe"] == "made_up");
  CHECK(document["years"] == json({2003, 2004}));
  CHECK(document["rows"] == 3);
  const json& marks = document["sources"]["democracy_marks"];
  CHECK(marks["file"] == "marks.csv");  // without the folder
  CHECK(marks["sha256"] == "00ff");
  CHECK(marks["bytes"] == 12);
  CHECK(marks["other_version"] == true);
  REQUIRE(document["switches"].size() == panel_switches().size());
  CHECK(document["switches"]["cinc"]["choice"] == "nmc_6");
  CHECK(document["counts"]["separators"]["count"] == 2);
  CHECK(document["counts"]["separators"]["rows"] == json({"Germany 2003", "Germany 2004"}));
  const json& merge = document["merges"][0];
  CHECK(merge["merge"] == "democracy (democracy.csv)");
  CHECK(merge["matched"] == 1);
  CHECK(merge["unmatched_panel"] == json({"France 2003"}));
  CHECK(merge["unmatched_source"] == json({"Yemen 2003"}));
  CHECK(merge["outside_coverage"] == json({"Germany 2004"}));
  CHECK(merge["duplicates"] == json({"right: Yemen 2003"}));
  CHECK(merge["set_aside"][0]["why"] == "no states");
  CHECK(merge["set_aside"][0]["rows"] == json({"Euro area 2003"}));
  const json& suspects = document["suspects"];
  CHECK(suspects[0]["line"] == 7);
  CHECK(suspects[0]["taken"] == 1800.0);
  CHECK(suspects[1]["factor"].is_null());
  CHECK(suspects[1]["repaired"] == true);
  CHECK(suspects[1]["taken"].is_null());
  CHECK(suspects[2]["repaired"] == false);
}

TEST_CASE("an audit as text says what became of each suspect value") {
  const std::string text = audit_text(recipe(), panel().audit, sources());
  CHECK_THAT(text, Catch::Contains(
                       "other versions than Entente's registry knows (entente data list)\n  marks.csv, SHA-256 00ff"));
  CHECK_THAT(panel_summary(recipe(), panel(), {}), !Catch::Contains("other versions"));
  CHECK_THAT(text, Catch::Contains("2 separators: with a comma\n    Germany 2003-2004"));
  CHECK_THAT(text, Catch::Contains("placemats.csv:7: Poland 2012 reads \"1.8\": 2450 before; taken as 1800"));
  CHECK_THAT(text, Catch::Contains("reads \"15\": 125 before; left out"));
  CHECK_THAT(text, Catch::Contains("reads \"80\": 80000 before; kept"));
  CHECK_THAT(panel_summary(recipe(), panel(), {}), Catch::Contains("democracy (democracy.csv): 1, 1, 1, 1"));
  CHECK_THAT(panel_summary(recipe(), panel(), {}), Catch::Contains("3 values look mistyped, 2 of them"));
  CHECK(json::parse(panel_summary_json(recipe(), panel(), {}))["columns"] == json({"x", "y"}));
}

TEST_CASE("all switches are listed with their choices") {
  const json switches = json::parse(switches_json());
  REQUIRE(switches.size() == panel_switches().size());
  for (const PanelSwitch& one : panel_switches()) {
    CHECK_THAT(switches_text(), Catch::Contains(one.name + ": " + one.meaning));
    CHECK_THAT(switches_text(), Catch::Contains("  " + one.choices[1].name + ": " + one.choices[1].meaning));
  }
}

TEST_CASE("a codebook as CSV and as Markdown") {
  CHECK(codebook_csv(panel().codebook) ==
        "column,meaning,unit,source,missing\nx,\"a | b, \"\"c\"\"\",people,source,never\ny,d,,computed,always\n");
  const std::string markdown = codebook_markdown(recipe(), panel().codebook);
  CHECK_THAT(markdown, Catch::Contains("| `x` | a \\| b, \"c\" | people | source | never |\n"));
  CHECK_THAT(markdown, Catch::Contains("| `cinc` | `nmc_6` |\n"));
}

TEST_CASE("a comparison lists every cell that differs") {
  PanelComparison comparison;
  comparison.rows = 12;
  comparison.columns = {"x", "y"};
  comparison.columns_only_other = {"democ"};
  for (int year = 2001; year <= 2012; ++year) {
    comparison.differences.push_back({"x", "Spain " + std::to_string(year), 230, year, "1", ""});
  }
  comparison.by_column["x"] = 12;
  const json document = json::parse(panel_comparison_json(comparison, "other.csv"));
  CHECK(document["differing_cells"] == 12);
  CHECK(document["by_column"] == json({{"x", 12}, {"y", 0}}));
  CHECK(document["cells"].size() == 12);
  CHECK(document["cells"][0] ==
        json({{"column", "x"}, {"row", "Spain 2001"}, {"ccode", 230}, {"year", 2001}, {"panel", "1"}, {"other", ""}}));
  const std::string text = panel_comparison_text(comparison, "other.csv");
  CHECK_THAT(text, Catch::Contains("Spain 2010: 1, missing\n    ...\n") && !Catch::Contains("Spain 2011"));
  CHECK_THAT(text, Catch::Contains("columns of the other only (1): democ"));
  CHECK_THAT(panel_differences_csv(comparison), Catch::Contains("x,Spain 2012,230,2012,1,\n"));
}

}  // namespace entente
