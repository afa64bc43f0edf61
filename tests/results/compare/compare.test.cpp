#include "results/compare/compare_document.hpp"
#include "results/compare/compared_run.hpp"
#include "results/compare/run_difference.hpp"
#include "results/compare/setting_changes.hpp"
#include "tests/results/support/comparable_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {
namespace {

using Catch::Contains;

ScoredRow row(std::uint16_t state, std::uint16_t year, double observed, double mean, double crps, double log_score) {
  return {CowCode(state), Year(year), observed, mean, crps, log_score};
}

ComparedRun run_of(const std::string& folder, std::vector<ScoredRow> rows) {
  ComparedRun run{.folder = folder,
                  .scenario = "small",
                  .record = "Record: invented",
                  .program_version = "1",
                  .settings = {},
                  .wars = {}};
  run.seed = MasterSeed(1);
  run.replications = 100;
  WarScores& war = run.wars.emplace_back();
  war.war = {WarId(3), "First", "USA", Year(2001), Year(2003)};
  war.overall.rows = rows.size();
  for (std::size_t score = 0; score < compared_scores.size(); ++score) {
    war.overall.scores[score] = {0.1 * static_cast<double>(score), 0.03};
  }
  war.contributors = war.overall;
  war.rows = std::move(rows);
  return run;
}

const ScoreChange& change(const RunDifference& difference, const std::string& score) {
  for (const ScoreChange& one : difference.changes) {
    if (one.score == score) return one;
  }
  FAIL("no change of " + score);
  return difference.changes.front();
}

// Three states; the second run has one row more and lacks one.
const std::vector<ScoredRow> rows_of_first = {row(20, 2001, 0.1, 0.2, 1, 0), row(20, 2002, 0.1, 0.1, 2, 0),
                                              row(30, 2001, 0, 0.3, 3, 1), row(40, 2001, 0, 0, 4, 2),
                                              row(40, 2003, 0, 0, 9, 9)};
const std::vector<ScoredRow> rows_of_second = {row(20, 2001, 0.1, 0.1, 1.5, 0), row(20, 2002, 0.1, 0.3, 2.5, 0),
                                               row(30, 2001, 0, 0.3, 5, 2), row(40, 2001, 0, 0.4, 4, 2),
                                               row(50, 2001, 0, 0, 7, 7)};

}  // namespace

// By hand, on the four rows of both. CRPS: differences 0.5, 0.5, 2, 0, mean 0.75; left out in turn: (2 + 0) / 2 = 1,
// 1 / 3, 3 / 3 = 1.
TEST_CASE("Runs differ by their rows in both, with an error over states left out", "[compare]") {
  const std::vector<RunDifference> differences =
      run_differences({run_of("a", rows_of_first), run_of("b", rows_of_second)});
  REQUIRE(differences.size() == 1);
  const RunDifference& difference = differences.front();
  CHECK(difference.rows == 4);
  CHECK(difference.states == 3);
  CHECK(difference.only_first == 1);
  CHECK(difference.only_run == 1);
  CHECK(difference.disagreeing == 0);
  const ScoreChange& crps = change(difference, "crps");
  CHECK(crps.paired);
  CHECK(crps.value == Approx(0.75));
  const double mean = (1 + 1.0 / 3 + 1) / 3;
  const double squares = 2 * std::pow(1 - mean, 2) + std::pow(1.0 / 3 - mean, 2);
  CHECK(crps.states_error == Approx(std::sqrt(2.0 / 3 * squares)));
  CHECK(std::isnan(crps.monte_carlo_error));  // known of either's own five rows, and not of these four
  // Misses 0.1, 0, 0.3, 0 and 0, 0.2, 0.3, 0.4.
  CHECK(change(difference, "bias").value == Approx((0.9 - 0.4) / 4));
  CHECK(change(difference, "rmse").value == Approx(std::sqrt(0.29 / 4) - std::sqrt(0.1 / 4)));
  const double without[] = {std::sqrt(0.25 / 2) - std::sqrt(0.09 / 2), std::sqrt(0.2 / 3) - std::sqrt(0.01 / 3),
                            std::sqrt(0.13 / 3) - std::sqrt(0.1 / 3)};
  const double centre = (without[0] + without[1] + without[2]) / 3;
  double spread = 0;
  for (const double one : without) spread += (one - centre) * (one - centre);
  CHECK(change(difference, "rmse").states_error == Approx(std::sqrt(2.0 / 3 * spread)));
  // What is no mean over rows is shown as it is.
  const ScoreChange& kendall = change(difference, "kendall_relative");
  CHECK_FALSE(kendall.paired);
  CHECK(std::isnan(kendall.states_error));
}

TEST_CASE("A run does not differ from itself, and one state gives no error", "[compare]") {
  const auto differences = run_differences({run_of("a", rows_of_first), run_of("a", rows_of_first)});
  for (const ScoreChange& one : differences.front().changes) {
    CHECK(one.value == 0);
    if (one.paired) CHECK(one.states_error == 0);
    CHECK(one.monte_carlo_error == Approx(0.03 * std::sqrt(2.0)));
  }
  const auto lone = run_differences({run_of("a", {rows_of_first[0]}), run_of("b", {rows_of_second[0]})});
  CHECK(std::isnan(change(lone.front(), "crps").states_error));
}

TEST_CASE("Readers are warned of runs that are no contest", "[compare]") {
  const auto warned = [](ComparedRun first, ComparedRun second) {
    const std::vector<ComparedRun> runs = {std::move(first), std::move(second)};
    std::string text;
    for (const std::string& warning : comparison_warnings(runs, run_differences(runs))) text += warning + "\n";
    return text;
  };
  const ComparedRun first = run_of("a", rows_of_first);
  CHECK(warned(first, first).empty());
  ComparedRun other = first;
  other.scenario = "large";
  CHECK_THAT(warned(first, other), Contains("Other scenarios"));
  other = first;
  other.record = "Record: other";
  CHECK_THAT(warned(first, other), Contains("Other records, measures or treaties"));
  other = first;
  other.program_version = "2";
  CHECK_THAT(warned(first, other), Contains("versions"));
  other = first;
  other.wars[0].war.name = "Second";
  CHECK_THAT(warned(first, other), Contains("are they the same?"));
  other = first;
  other.wars.push_back(other.wars[0]);
  other.wars[1].war.id = WarId(4);
  CHECK_THAT(warned(first, other), Contains("War 4 (First) of a is not in a"));
  other = first;
  other.wars[0].rows[0].observed = 0.5;
  CHECK_THAT(warned(first, other), Contains("In 1 of the 5 state-years"));
  CHECK_THAT(warned(first, run_of("b", rows_of_second)), Contains("1 state-years are compared in a alone, 1 in b"));
}

TEST_CASE("Tables whose digests are right and that are not a run's are refused with their place", "[compare]") {
  const auto compared_with = [](const std::string& file, const std::string& from, const std::string& to) {
    testing::HandMadeRun run = testing::comparable_run(testing::eight_rows());
    std::string& text = run.files.at(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const testing::TemporaryFolder parent;
    const RunData data = run.write(parent.path() / "run");
    return compared_run(data, score_tables(data)).wars.size();
  };
  CHECK(compared_with("scores.csv", "overall", "overall") == 1);
  CHECK_THROWS_WITH(compared_with("scores.csv", "overall", "over"), Contains("scores.csv") && Contains("0 rows"));
  CHECK_THROWS_WITH(compared_with("scores.csv", ",,,,8,", ",,,,-8,"), Contains("scores.csv:2") && Contains("rows: -8"));
  CHECK_THROWS_WITH(compared_with("scores.csv", ",,,,8,", ",,,,,"), Contains("rows"));
  CHECK_THROWS_WITH(compared_with("state_years.csv", "2001", "67537"),
                    Contains("state_years.csv") && Contains("67537"));
  CHECK_THROWS_WITH(compared_with("state_years.csv", "20,", "1e3,"), Contains("cow"));
}

TEST_CASE("Runs without a war in common are not compared", "[compare]") {
  const ComparedRun first = run_of("a", rows_of_first);
  ComparedRun other = run_of("b", rows_of_second);
  other.wars[0].war.id = WarId(4);
  CHECK_THROWS_WITH(run_differences({first, first, other}),
                    Contains("b: has no war in common with a: it has 4 (First)") && Contains("a's wars: 3 (First)"));
}

TEST_CASE("Several runs as text, JSON and CSV", "[compare]") {
  const std::vector<ComparedRun> runs = {run_of("out/a", rows_of_first), run_of("out/b", rows_of_second)};
  const std::vector<RunDifference> differences = run_differences(runs);
  const auto json = nlohmann::json::parse(compare_json(runs, {"{\"x\": 0.1}", "{\"x\": 2}"}, differences));
  CHECK(json["runs"][1]["folder"] == "out/b");
  CHECK(json["runs"][0]["comparison"]["x"] == 0.1);
  CHECK(json["differences"][0]["rows_in_both"] == 4);
  CHECK(json["differences"][0]["minus"] == "out/a");
  CHECK(json["differences"][0]["changes"][2]["score"] == "crps");
  CHECK(json["differences"][0]["changes"][2]["value"] == Approx(0.75));
  CHECK(json["differences"][0]["changes"].size() == compared_scores.size());
  const std::string csv = compare_csv(runs, differences);
  CHECK_THAT(csv, Contains("\n3,crps,out/b,5,0.2,0.03,0.75,1,") && Contains("\n3,crps,out/a,5,0.2,0.03,,,,,,\n"));
  CHECK_THAT(csv, Contains("\n3,crps,out/b,5,0.2,0.03,0.75,1,") && Contains(",,4,\n"));
  const std::string text = compare_text(runs, differences);
  CHECK_THAT(text, Contains("B - A") && Contains("On 4 state-years of 3 states in both") && Contains("750.000"));
  CHECK_THAT(compare_text(runs.front()), Contains("CRPS, per 1,000") && Contains("Record: invented."));
}

TEST_CASE("Values left out by --certainty are told of", "[compare]") {
  ComparedRun first = run_of("a", rows_of_first), other = run_of("b", rows_of_first);
  first.certainty = other.certainty = "A, B";
  first.certainty_note = other.certainty_note = "Values of A, B alone.";
  other.settings["observed.certainty"] = "[A]";
  CHECK_THAT(compare_text(first), Contains("A, B alone.") && Contains("Goodness of fit"));
  const std::vector<ComparedRun> runs = {first, other};
  const auto differences = run_differences(runs);
  const std::string text = compare_text(runs, differences);
  CHECK_THAT(text, Contains("A, B alone.") && Contains("Settings of B: as A's."));
  CHECK_THAT(compare_csv(runs, differences), Contains(",5,\"A, B\"\n"));
  first.wars[0].overall.rows = 0;
  CHECK_THAT(compare_text(first), Contains("No state-year is compared.") && !Contains("worst by CRPS"));
}

TEST_CASE("What was set otherwise stands first, but for what changes no score", "[compare]") {
  ComparedRun first = run_of("a", rows_of_first), other = run_of("b", rows_of_first);
  first.settings = {{"name", "small"}, {"types", "on"}, {"types.committed", "0.5"}, {"simulation.seed", "1"}};
  other.settings = {{"name", "large"}, {"types", "off"}, {"simulation.seed", "2"}, {"counterfactuals[1].name", "x"}};
  const std::vector<SettingChange> changes = setting_changes(first, other);
  REQUIRE(changes.size() == 2);
  CHECK((changes[0].key == "types" && changes[0].first == "on" && changes[0].value == "off"));
  CHECK((changes[1].key == "types.committed" && changes[1].first == "0.5" && !changes[1].value));
  const std::vector<ComparedRun> runs = {first, other};
  CHECK_THAT(compare_text(runs, run_differences(runs)),
             Contains("Settings of B: types off instead of on; types.committed none instead of 0.5."));
  const auto json = nlohmann::json::parse(compare_json(runs, {"{}", "{}"}, run_differences(runs)));
  CHECK(json["runs"][1]["settings_that_differ"][1] ==
        nlohmann::json{{"key", "types.committed"}, {"first", "0.5"}, {"value", nullptr}});
  CHECK_THAT(compare_text({first, first}, run_differences({first, first})), Contains("Settings of B: as A's."));
  for (int i = 0; i < 9; ++i) other.settings["key" + std::to_string(i)] = "x";
  CHECK_THAT(compare_text({first, other}, {}), Contains("and 3 more"));
}

}  // namespace entente
