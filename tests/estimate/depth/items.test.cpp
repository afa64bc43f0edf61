#include "estimate/depth/atop_items.hpp"
#include "estimate/depth/depth_report.hpp"
#include "estimate/depth/read_items.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente {

TEST_CASE("Items are read with their ids, missing ones refused, dropped or kept", "[depth]") {
  const std::string text = "id,a,b\n10,1,0\n11,,0.5\n12,0,NA\n13,NA,\n";
  const Table table = Table::parse(text, "items.csv");
  CHECK_THROWS_WITH(
      read_items(table, "id", {"a", "b"}, MissingItems::refuse),
      Catch::Contains("items.csv:3:4: a: a missing item of alliance \"11\"") && Catch::Contains("items.csv:4:6: b:"));
  const ReadItems dropped = read_items(table, "id", {"b", "a"}, MissingItems::drop);
  CHECK(dropped.matrix.ids == std::vector<std::string>{"10"});
  CHECK(dropped.matrix.values == std::vector<double>{0, 1});
  CHECK(dropped.dropped == std::vector<std::string>{"11", "12", "13"});
  const ReadItems kept = read_items(table, "id", {"a", "b"}, MissingItems::keep);
  CHECK(kept.matrix.ids == std::vector<std::string>{"10", "11", "12"});
  CHECK(kept.missing == 2);
  CHECK(kept.dropped == std::vector<std::string>{"13"});
  CHECK(std::isnan(kept.matrix.at(1, 0)));
}

TEST_CASE("Tables of items that are wrong are refused with their places", "[depth]") {
  const auto read = [](const char* text, const std::vector<std::string>& columns) {
    return read_items(Table::parse(text, "items.csv"), "id", columns, MissingItems::drop);
  };
  CHECK_THROWS_WITH(read("id,base\n1,0\n", {"bases"}), Catch::Contains("the nearest there is: \"base\""));
  CHECK_THROWS_WITH(read("id,a\n1,0\n1,1\n", {"a"}), Catch::Contains("items.csv:3:1: id: the alliance \"1\" a second"));
  CHECK_THROWS_WITH(read("id,a\n,0\n", {"a"}), Catch::Contains("without an id"));
  CHECK_THROWS_WITH(read("id,a\n1,o\n2,x\n", {"a"}), Catch::Contains("items.csv:2:3") && Catch::Contains(":3:3"));
  CHECK_THROWS_WITH(read("id,a\n1,0\n", {"a", "a"}), Catch::Contains("a second time"));
}

TEST_CASE("ATOP's provisions become items, averaged over members", "[depth]") {
  const std::string header =
      "atopid,member,defense,offense,neutral,consul,nonagg,milcon,intcom,milaid,base,contrib,organ1,ecaid,pubsecr,"
      "armred\n";
  // 1: two members that differ; 2: non-aggression alone; 3: one member's record has gaps; 4: consultation, all gaps.
  const Table table = Table::parse(header +
                                       "1,2,1,0,0,0,0,2,1,3,0,0,3,2,0,1\n"
                                       "1,200,1,0,0,0,0,3,1,3,3,0,3,0,2,0\n"
                                       "2,2,0,0,0,0,1,2,1,3,3,1,3,3,0,0\n"
                                       "3,2,0,0,1,0,1,,0,-9,0,1,0,0,1,0\n"
                                       "3,365,0,0,1,0,1,0,0,4,0,1,0,0,1,0\n"
                                       "4,2,0,0,0,1,0,,,,,,,,,\n",
                                   "atop.csv");
  const AtopDepthItems items = atop_depth_items(table);
  CHECK(items.records == 6);
  CHECK(items.pure_nonaggression == std::vector<std::string>{"2"});
  CHECK(items.gaps == 2 + 9 + 1);  // milcon makes two items
  CHECK(items.matrix.ids == std::vector<std::string>{"1", "3", "4"});
  const std::vector<double> first(items.matrix.values.begin(), items.matrix.values.begin() + 9);
  CHECK(first == std::vector<double>{0.5, 0.5, 1, 3, 1.5, 0, 3, 0.5, 1});
  const std::vector<double> second(items.matrix.values.begin() + 9, items.matrix.values.begin() + 18);
  CHECK(second == std::vector<double>{0, 0, 0, 4, 0, 1, 0, 0, 1});
  CHECK(std::isnan(items.matrix.at(2, 0)));
  CHECK(atop_depth_items(table, {"armred", "ecaid"}).matrix.values[0] == 0.5);
  CHECK_THROWS_WITH(atop_depth_items(table, {"armredd"}), Catch::Contains("the nearest there is: \"armred\""));
  const Table twice =
      Table::parse(header + "1,2,1,0,0,0,0,2,1,3,0,0,3,2,0,1\n1,2,1,0,0,0,0,2,1,3,0,0,3,2,0,1\n", "atop.csv");
  CHECK_THROWS_WITH(atop_depth_items(twice), Catch::Contains("atop.csv:3:1") && Catch::Contains("after line 2"));
}

TEST_CASE("A comparison is of alliances in common, and warnings say what is wrong", "[depth]") {
  DepthReport report;
  report.anchor = "base";
  for (int i = 0; i < 5; ++i) report.scores.push_back({.alliance = std::to_string(i), .mean = double(i), .rhat = 1});
  const DepthComparison comparison =
      compare_depth(report, {{"1", 5}, {"2", 4}, {"4", 2}, {"9", 7}}, "other.csv", "score");
  CHECK(comparison.common == 3);
  CHECK(comparison.only_here == 2);
  CHECK(comparison.only_there == 1);
  CHECK(comparison.correlation == Approx(-1));
  CHECK_THROWS_WITH(compare_depth(report, {{"9", 7}}, "other.csv", "score"), Catch::Contains("0 alliances in common"));

  DepthParameter good{.item = "base"};
  good.summary.rhat = 1.001;
  good.summary.ess_bulk = good.summary.ess_tail = 900;
  report.parameters = {good};
  report.flips = {0, 0};
  CHECK(report.warnings().empty());
  report.parameters.push_back(good);
  report.parameters[1].summary.rhat = 1.02;
  report.parameters[1].summary.ess_tail = 80;
  report.flips = {0, 3};
  REQUIRE(report.warnings().size() == 3);
  CHECK_THAT(report.warnings()[0], Catch::Contains("R-hat 1.020"));
  CHECK_THAT(report.warnings()[1], Catch::Contains("80"));
  CHECK_THAT(report.warnings()[2], Catch::Contains("3 times"));
  report.parameters[0].summary.rhat = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(report.largest_rhat()));
  CHECK(report.warnings().size() == 3);
}

}  // namespace entente
