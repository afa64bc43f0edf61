#include "estimate/multiverse/run.hpp"
#include "estimate/multiverse/summary.hpp"
#include "estimate/table/csv.hpp"
#include "results/multiverse/multiverse_csv.hpp"
#include "results/multiverse/multiverse_summary.hpp"
#include "results/multiverse/specification_curve.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/multiverse/synthetic.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace entente {
namespace {

namespace example = multiverse_example;
using nlohmann::json;

struct Documents {
  std::string csv, summary, text, figure;
};

Documents documents(int threads) {
  const MultiversePlan plan = example::plan();
  const MultiverseRun run = run_multiverse(plan, example::panel, {.threads = threads});
  const MultiverseSummary summary = summarise(plan, run);
  return {multiverse_csv(plan, run), multiverse_json(plan, run, summary, "made here"),
          multiverse_text(plan, run, summary), specification_curve(plan, run, summary)};
}

const Documents& example_documents() {
  static const Documents made = documents(1);
  return made;
}

}  // namespace

TEST_CASE("documents are the same bytes for any number of threads") {
  const Documents four = documents(4);
  CHECK(four.csv == example_documents().csv);
  CHECK(four.summary == example_documents().summary);
  CHECK(four.text == example_documents().text);
  CHECK(four.figure == example_documents().figure);
}

TEST_CASE("the table has a row for every combination, and what has no estimate says why") {
  const Table table = Table::parse(example_documents().csv, "universes.csv");
  REQUIRE(table.rows() == 96);
  const std::size_t status = table.column("status"), notes = table.column("notes"), effect = table.column("effect");
  CHECK(table.columns()[1] == "scale");
  std::size_t skipped = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CHECK(table.integer(row, 0) == static_cast<long long>(row + 1));
    const bool has = table.text(row, status) == "estimated" || table.text(row, status) == "duplicate";
    CHECK(table.missing(row, effect) != has);
    skipped += table.text(row, status) == "skipped" ? 1 : 0;
    if (!has) CHECK_FALSE(table.missing(row, notes));
  }
  CHECK(skipped == 8);
}

TEST_CASE("a dimension may not take the name of a column") {
  MultiversePlan plan = example::plan();
  plan.dimensions[0].name = "effect";
  CHECK_THROWS_AS(check_columns(plan), Error);
}

TEST_CASE("the summary counts every combination and agrees with the table") {
  const json summary = json::parse(example_documents().summary);
  const json& counts = summary["counts"];
  CHECK(counts["combinations"] == 96);
  CHECK(counts["estimated"].get<int>() + counts["duplicate"].get<int>() + counts["skipped"].get<int>() +
            counts["refused"].get<int>() + counts["failed"].get<int>() ==
        96);
  CHECK(summary["distinct"]["universes"] == counts["estimated"]);
  CHECK(summary["distinct_fits"]["fits"].get<int>() <= counts["fits"].get<int>());  // some come to no estimate
  CHECK(summary["distinct_fits"]["fits"].get<int>() < counts["estimated"].get<int>());
  int by_covariance = 0;
  for (const json& own : summary["by_covariance"]) by_covariance += own["universes"].get<int>();
  CHECK(by_covariance == counts["estimated"]);
  CHECK(summary["by_covariance"].back()["covariance"] == "iid");
  int missing = 0;
  for (const json& reason : summary["without_estimates"]) missing += reason["universes"].get<int>();
  CHECK(missing == counts["skipped"].get<int>() + counts["refused"].get<int>());
  CHECK(summary["dimensions"].size() == 5);
  CHECK(summary["dimensions"][0]["choices"][0]["mean_shift"] == 0);
  CHECK(summary["note"] == "made here");
}

TEST_CASE("fits, and where p and interval disagree about zero, are counted as the table has them") {
  const Table table = Table::parse(example_documents().csv, "universes.csv");
  int disagreements = 0;
  std::set<long long> fits;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, table.column("status")) != "estimated") continue;
    fits.insert(table.required_integer(row, table.column("fit")));
    const auto number = [&](const char* column) { return table.required_number(row, table.column(column)); };
    if ((number("p_value") < 0.05) == (number("low") <= 0 && number("high") >= 0)) ++disagreements;
  }
  const json summary = json::parse(example_documents().summary);
  CHECK(summary["p_and_interval_disagree"]["universes"] == disagreements);
  CHECK(summary["distinct_fits"]["fits"] == fits.size());
  CHECK(example_documents().text.find("In " + std::to_string(disagreements) + " of them p and interval disagree") !=
        std::string::npos);
}

TEST_CASE("the curve ascends, and every universe has one choice of each dimension below it") {
  const json figure = json::parse(example_documents().figure);
  const json& curve = figure["vconcat"][0]["data"]["values"];
  const json& choices = figure["vconcat"][1]["data"]["values"];
  REQUIRE(curve.size() == 56);
  for (std::size_t i = 1; i < curve.size(); ++i) CHECK(curve[i - 1]["effect"] <= curve[i]["effect"]);
  CHECK(choices.size() == 56 * 5);
  CHECK(figure["description"].get<std::string>().find("Effect of x in 56 universes") != std::string::npos);
}

TEST_CASE("of many universes the lower panel holds shares that add up") {
  MultiversePlan plan;
  plan.term = "x";
  plan.dimensions = {{"a", "A", {{.name = "a0", .label = "a0"}, {.name = "a1", .label = "a1"}}}};
  MultiverseRun run;
  for (std::size_t i = 0; i < 400; ++i) {
    UniverseResult one{{i + 1, {i % 3 == 0 ? 0u : 1u}}, UniverseStatus::estimated, 0, {}, {}, UniverseEstimate{}};
    one.estimate->effect = static_cast<double>(i) - 200;
    one.estimate->low = one.estimate->effect - 10;
    one.estimate->high = one.estimate->effect + 10;
    one.estimate->p = 0.5;
    run.universes.push_back(one);
  }
  const json figure = json::parse(specification_curve(plan, run, summarise(plan, run)));
  double universes = 0;
  for (const json& cell : figure["vconcat"][1]["data"]["values"]) {
    universes += cell["share"].get<double>() * (cell["to"].get<double>() - cell["from"].get<double>());
  }
  CHECK(universes == Approx(400));
  CHECK_THROWS_AS(specification_curve(plan, run, summarise(plan, run), {.width_mm = 20}), Error);
  CHECK_THROWS_AS(specification_curve(plan, {}, summarise(plan, {})), Error);
}

}  // namespace entente
