// Panels built from the public sources in ../shared/data/raw beside the published panel, its Table 1 (R 4.2, glm and
// plm,
// ../shared/reference/table1.json) and the scenario's record, which the scenario compiler makes of the same sources.
#include "estimate/sample/panel.hpp"

#include "estimate/model/model_fit.hpp"
#include "estimate/panel/build_panel.hpp"
#include "estimate/panel/choice.hpp"
#include "estimate/panel/compare_panels.hpp"
#include "scenarios/recipe/recipe_reader.hpp"
#include "scenarios/specification/specification.hpp"
#include "tools/compile/afghanistan/democracy_marks.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace entente {
namespace {

using nlohmann::json;

const std::string source = ENTENTE_SOURCE_DIR;
const std::string shared = source + "/../shared/";

PanelRecipe recipe(const std::string& name) {
  return read_panel_recipe(source + "/scenarios/recipes/afghanistan_" + name + ".yaml");
}

const PanelSources& sources() {
  static const PanelSources read(recipe("as_published"), shared + "data/raw");
  return read;
}

const BuiltPanel& built(const std::string& name) {
  static std::map<std::string, BuiltPanel> panels;
  if (!panels.count(name)) panels[name] = build_panel(recipe(name), sources());
  return panels.at(name);
}

Table table(const std::string& name) { return Table::parse(built(name).csv, name); }
Table published() { return Table::read(shared + "data/isaf_panel.csv", "isaf_panel.csv"); }

const PanelComparison& beside_published() {
  static const PanelComparison comparison = compare_panels(table("as_published"), published(), 1e-9);
  return comparison;
}

std::string cell(const Table& panel, std::size_t row, const std::string& column) {
  return panel.text(row, panel.column(column));
}

/// The rebuilt panel with the cells that differ taken from the published one: what is left of a difference between
/// their fits has another cause.
Table mended(const std::set<std::string>& columns) {
  const Table panel = table("as_published");
  std::map<std::tuple<std::string, long long, long long>, std::string> other;
  for (const PanelDifference& one : beside_published().differences) {
    if (columns.count(one.column)) other[{one.column, one.code, one.year}] = one.other;
  }
  std::ostringstream csv;
  for (const std::string& name : panel.columns()) csv << (name == panel.columns().front() ? "" : ",") << name;
  csv << '\n';
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const long long code = panel.required_integer(row, panel.column("ccode"));
    const long long year = panel.required_integer(row, panel.column("year"));
    for (const std::string& name : panel.columns()) {
      const auto found = other.find({name, code, year});
      csv << (name == panel.columns().front() ? "" : ",") << '"'
          << (found == other.end() ? cell(panel, row, name) : found->second) << '"';
    }
    csv << '\n';
  }
  return Table::parse(csv.str(), "mended");
}

ModelFit fit(const Table& panel, const std::string& model) {
  const ModelSpecification specification = find_model("table1/" + model, {});
  return fit_model(make_sample(Panel{panel, {}}, specification.formula, specification.sample), specification.model);
}

double largest_deviation(const Table& panel, const std::string& model) {
  static const json reference = json::parse(std::ifstream(shared + "reference/table1.json"));
  const ModelFit fitted = fit(panel, model);
  double largest = 0;
  for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
    if (fitted.parameters[i].scale) continue;
    const double wanted = reference[model]["coef"][fitted.parameters[i].term].get<double>();
    largest = std::max(largest, std::abs(fitted.estimate[i] / wanted - 1));
  }
  return largest;
}

const AuditCount& count(const BuiltPanel& panel, const std::string& name) {
  const auto& counts = panel.audit.counts;
  const auto found =
      std::find_if(counts.begin(), counts.end(), [&](const AuditCount& one) { return one.name == name; });
  REQUIRE(found != counts.end());
  return *found;
}

}  // namespace

TEST_CASE("the panel as published agrees with the published panel but where its sources are not at hand") {
  const PanelComparison& comparison = beside_published();
  CHECK(comparison.rows == 2383);
  CHECK(comparison.only_ours.empty());
  CHECK(comparison.only_other.empty());
  // Polity's components are not among the public files.
  CHECK(comparison.columns_only_other == std::vector<std::string>{"democ", "autoc"});
  CHECK(comparison.columns.size() == 33);
  // GDP is the World Bank's of another vintage, and its table of people is not at hand.
  CHECK(comparison.by_column == std::map<std::string, std::size_t>{{"gdp", 580}, {"gdppc", 1038}});
  std::set<std::string> gdp_of_one, per_head_of_one;
  for (const PanelDifference& one : comparison.differences) {
    if (!one.ours.empty() && !one.other.empty()) continue;
    (one.column == "gdp" ? gdp_of_one : per_head_of_one).insert(one.row.substr(0, one.row.size() - 5));
  }
  CHECK(gdp_of_one == std::set<std::string>{"Afghanistan"});  // 2001
  // North Macedonia (MAC) has Macao's product, and the estimates have no people of Macao.
  CHECK(per_head_of_one == std::set<std::string>{"Afghanistan", "Macedonia, Former Yugoslav Republic of"});
}

TEST_CASE("Table 1 follows from the panel as published") {
  const Table panel = table("as_published");
  for (const std::string model : {"baseline", "political", "fixed_effects"}) {
    CAPTURE(model);
    CHECK(largest_deviation(panel, model) < 1e-9);
  }
  // With the GDP of another vintage the fourth does not, and nothing else is behind that.
  CHECK(largest_deviation(panel, "all") > 0.01);
  CHECK(largest_deviation(mended({"gdp", "gdppc"}), "all") < 1e-9);
  CHECK(largest_deviation(mended({"gdp"}), "all") > 1e-6);  // mending must be able to fail
}

TEST_CASE("the corrected panel has the counts of the replication notes") {
  for (const std::string name : {"as_published", "corrected"}) {
    CAPTURE(name);
    const BuiltPanel& panel = built(name);
    CHECK(count(panel, "thousands_separators").count == 41);
    CHECK(count(panel, "placemat_country_years").count == 373);
    CHECK(count(panel, "placemat_state_years").count == 371);
    CHECK(count(panel, "placemat_merged_as_published").count == 162);
    CHECK(count(panel, "placemat_in_sample_as_published").count == 151);
    CHECK(count(panel, "rows_in_sample_as_published").count == 2341);
    CHECK(count(panel, "without_gdp_as_published").count == 1331);
  }
}

TEST_CASE("the corrected panel's outcome is the scenario's corrected record, cell by cell") {
  const Table panel = table("corrected");
  const Table record = Table::read(source + "/scenarios/afghanistan/observed.csv", "observed.csv");
  std::map<std::pair<std::string, std::string>, std::size_t> rows;
  for (std::size_t row = 0; row < record.rows(); ++row)
    rows[{cell(record, row, "cow"), cell(record, row, "year")}] = row;
  REQUIRE(panel.rows() == record.rows());
  std::size_t different = 0;
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const auto found = rows.find({cell(panel, row, "ccode"), cell(panel, row, "year")});
    REQUIRE(found != rows.end());
    const std::size_t other = found->second;
    const bool same = cell(panel, row, "troops_afghan_final") == cell(record, other, "troops_corrected") &&
                      cell(panel, row, "troops_afghan_final_ratio") == cell(record, other, "share_corrected") &&
                      cell(panel, row, "troops_afghan_final_certainty") == cell(record, other, "certainty");
    different += same ? 0 : 1;
  }
  CHECK(different == 0);
}

TEST_CASE("every switch changes the panel as published, and nothing but what it is about") {
  const std::map<std::string, std::set<std::string>> touched = {
      {"leader_tie", {"atopid", "depth", "us_ally"}},
      {"potential", {"pot_gain"}},
      {"distance", {"distance"}},
      {"casualty_names", {"casualties"}},
      {"cinc", {"milex", "milper", "irst", "pec", "tpop", "upop", "cinc"}},
      {"capability_missing", {"milex", "milper", "irst", "pec", "tpop", "upop", "cinc"}},
      {"democracy_merge", {"polity2", "dem", "v2x_polyarchy"}},
      {"democracy_mark", {"dem"}},
      {"gdp_merge", {"gdp", "gdppc"}},
      {"depth_orientation", {"depth", "pot_gain"}},
      {"infinite_share", {"troops_afghan_ratio", "troops_afghan_final_ratio", "troops_afghan_final_notes"}},
  };
  const Table as_published = table("as_published");
  for (const PanelSwitch& panel_switch : panel_switches()) {
    for (std::size_t choice = 1; choice < panel_switch.choices.size(); ++choice) {
      const std::string& name = panel_switch.choices[choice].name;
      CAPTURE(panel_switch.name, name);
      PanelRecipe wanted = recipe("as_published");
      set_choice(wanted, panel_switch.name + "=" + name, {});
      const Table panel = Table::parse(build_panel(wanted, sources()).csv, name);
      const PanelComparison comparison = compare_panels(panel, as_published, 0);
      const bool changes =
          !comparison.differences.empty() || !comparison.only_ours.empty() || !comparison.only_other.empty();
      CHECK(changes);
      const auto columns = touched.find(panel_switch.name);
      if (columns == touched.end()) continue;
      for (const auto& [column, cells] : comparison.by_column) {
        CAPTURE(column, cells);
        CHECK(columns->second.count(column) == 1);
      }
    }
  }
}

TEST_CASE("the recipes' marks of democracy are what the compiler makes of the published panel") {
  std::ostringstream committed;
  committed << std::ifstream(source + "/scenarios/recipes/democracy_marks.csv", std::ios::binary).rdbuf();
  CHECK(compile::democracy_marks(published()) == committed.str());
}

TEST_CASE("the same sources give the same bytes") {
  CHECK(build_panel(recipe("corrected"), sources()).csv == built("corrected").csv);
}

}  // namespace entente
