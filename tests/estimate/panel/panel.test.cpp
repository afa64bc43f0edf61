// The panel as a whole: its order, codebook and audit, on made-up sources (tests/tools/panels).
#include "estimate/panel/compare_panels.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/panel/small_recipe.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

namespace entente {
namespace {

using testing::SmallPanel;
using Names = std::vector<std::string>;

const MergeAudit& merge(const BuiltPanel& panel, const std::string& name) {
  const auto& merges = panel.audit.merges;
  const auto found = std::find_if(merges.begin(), merges.end(),
                                  [&](const MergeAudit& one) { return one.merge().starts_with(name + " ("); });
  REQUIRE(found != merges.end());
  return *found;
}

}  // namespace

TEST_CASE("rows come by state code and year") {
  const Table table = SmallPanel().table;
  std::pair<long long, long long> before{0, 0};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::pair key{table.required_integer(row, table.column("ccode")),
                        table.required_integer(row, table.column("year"))};
    CHECK(before < key);
    before = key;
  }
}

TEST_CASE("the codebook has every column in its order, with meaning and source") {
  const SmallPanel panel;
  REQUIRE(panel.built.codebook.size() == panel.table.columns().size());
  for (std::size_t i = 0; i < panel.built.codebook.size(); ++i) {
    const CodebookEntry& entry = panel.built.codebook[i];
    CAPTURE(entry.column);
    CHECK(entry.column == panel.table.columns()[i]);
    CHECK(!entry.meaning.empty());
    CHECK(!entry.source.empty());
    CHECK(!entry.missing.empty());
  }
}

TEST_CASE("each merge says who was matched, who was not, and what lies outside the coverage") {
  const BuiltPanel panel = SmallPanel().built;
  CHECK(panel.audit.rows == 27);
  CHECK(merge(panel, "armed_forces").matched() == 24);
  CHECK(merge(panel, "armed_forces").unmatched_left() == Names{"Iraq 2003", "Iraq 2004", "Iraq 2005"});
  CHECK(merge(panel, "national_capabilities_6").matched() == 18);
  CHECK(merge(panel, "national_capabilities_6").outside().size() == 9);
  CHECK(merge(panel, "national_capabilities_6").unmatched_left().empty());
  const auto& asides = merge(panel, "deployments").set_asides();
  REQUIRE(asides.size() == 1);
  CHECK(asides[0].why == "in a place that does not count, Qatar");
  CHECK(asides[0].keys == std::set<std::string>{"Australia 2004"});
}

TEST_CASE("the audit of a lossy merge names whom it lost") {
  const BuiltPanel panel = SmallPanel({"placemat_merge=colliding_index", "gdp_merge=cow_abbreviation"}).built;
  const auto& lost = merge(panel, "placemats").set_asides();
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].why == "lost by the colliding index");
  CHECK(lost[0].keys == std::set<std::string>{"United Kingdom 2005"});
  CHECK(merge(panel, "gdp_current").unmatched_left().size() == 15);  // UKG, DEN, ICE, DRV and AUL are no ISO codes
  const auto& given = merge(panel, "gdp_current").set_asides();
  REQUIRE(given.size() == 1);
  CHECK(given[0].keys == std::set<std::string>{"Austria 2003", "Austria 2004", "Austria 2005"});
}

TEST_CASE("counts hang on the sources, not on the choices") {
  const auto numbers = [](const BuiltPanel& panel) {
    std::map<std::string, std::size_t> counts;
    for (const AuditCount& count : panel.audit.counts) counts[count.name] = count.count;
    return counts;
  };
  const auto counts = numbers(SmallPanel().built);
  CHECK(counts.at("thousands_separators") == 2);
  CHECK(counts.at("forces_without_number") == 1);
  CHECK(counts.at("placemat_country_years") == 5);
  CHECK(counts.at("placemat_kept_by_index") == 4);
  CHECK(counts.at("placemat_in_sample_as_published") == 3);  // Iceland's share is infinite
  CHECK(counts.at("without_gdp_as_published") == 12);        // GBR, DNK, VNM and AUS by abbreviation, three years each
  CHECK(numbers(SmallPanel({"placemat_merge=colliding_index", "deployment_counts=separators_lost"}).built) == counts);
}

TEST_CASE("panels are built from the same sources at the same time") {
  const std::string alone = SmallPanel().built.csv;
  std::vector<std::string> built(4);
  std::vector<std::thread> threads;
  for (std::string& one : built) threads.emplace_back([&one] { one = SmallPanel().built.csv; });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : built) CHECK(one == alone);
}

TEST_CASE("two panels are compared by state and year, cell by cell") {
  const Table ours =
      Table::parse("ccode,year,country,x,y\n2,2003,USA,1,\n2,2004,USA,2.0000000001,NA\n20,2003,CAN,3,a\n", "ours");
  const Table other = Table::parse("year,ccode,x,y,z\n2003,2,1.0,5,1\n2004,2,2,,1\n2004,20,3,a,1\n", "other");
  const PanelComparison comparison = compare_panels(ours, other, 1e-9);
  CHECK(comparison.rows == 2);
  CHECK(comparison.only_ours == Names{"CAN 2003"});
  CHECK(comparison.only_other == Names{"20 2004"});
  CHECK(comparison.columns_only_ours == Names{"country"});
  CHECK(comparison.columns_only_other == Names{"z"});
  REQUIRE(comparison.differences.size() == 1);
  CHECK(comparison.differences[0].column == "y");
  CHECK(comparison.differences[0].row == "USA 2003");
  CHECK(comparison.differences[0].other == "5");
  CHECK(compare_panels(ours, other, 0).by_column.at("x") == 1);
  CHECK_THROWS_WITH(compare_panels(ours, Table::parse("ccode,year\n2,2003\n2,2003\n", "twice"), 0),
                    Catch::Contains("twice:3:1"));
  CHECK_THROWS_WITH(compare_panels(ours, Table::parse("state,year\n2,2003\n", "other"), 0), Catch::Contains("ccode"));
}

TEST_CASE("all files that cannot be read are named together") {
  PanelRecipe recipe = testing::small_recipe();
  recipe.files["democracy"] = "no_such.csv";
  recipe.files["casualties"] = "nor_this.csv";
  try {
    PanelSources(recipe, ENTENTE_SOURCE_DIR "/tests/tools/panels/sources");
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].place.file.ends_with("nor_this.csv"));
    CHECK(error.problems()[1].place.file.ends_with("no_such.csv"));
  }
}

}  // namespace entente
