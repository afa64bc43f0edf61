#include "results/tables/score_tables.hpp"

#include "results/json/comparison_json.hpp"
#include "results/terminal/scoring_text.hpp"
#include "results/terminal/words.hpp"
#include "tests/results/support/made_up_war.hpp"
#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace entente;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

long fields(const std::string& line) { return std::count(line.begin(), line.end(), ',') + 1; }

const std::vector<StateLabel> no_labels;

}  // namespace

TEST_CASE("scores have a row for all, for contributors, and for each year and state that is compared") {
  const Comparison c = testing::small_comparison();
  const std::vector<std::string> rows = lines(scores_csv(testing::run_of(c), no_labels));
  REQUIRE(rows.size() == 1 + 2 + 3 + 3);  // the fourth state is never invited
  for (const std::string& row : rows) CHECK(fields(row) == 39);
  CHECK(rows[0].rfind("scope,year,cow,iso3,state,rows,bias,bias_error,rmse,", 0) == 0);
  CHECK(rows[1].rfind("overall,,,,,8,", 0) == 0);
  CHECK(rows[2].rfind("contributors,,,,,", 0) == 0);
  CHECK(rows[3].rfind("year,2001,,,,2,", 0) == 0);
  CHECK(rows[6].rfind("state,,20,,COW 20,3,", 0) == 0);
  CHECK(rows[6].find(",,,,,,,,,,,,2") != std::string::npos);  // ranks are of all
}

TEST_CASE("calibration has four levels of all and of contributors, transforms ten bins") {
  const RunComparison run = testing::run_of(testing::small_comparison());
  const std::vector<std::string> levels = lines(calibration_csv(run));
  REQUIRE(levels.size() == 9);
  CHECK(levels[0] == "of,level,rows,coverage,coverage_error,expected");
  CHECK(levels[1].rfind("all,0.5,8,", 0) == 0);
  CHECK(levels[8].rfind("contributors,0.95,", 0) == 0);
  const std::vector<std::string> bins = lines(pit_csv(run));
  REQUIRE(bins.size() == 21);
  CHECK(bins[0] == "of,bin,low,high,rows,mass,mass_error");
  CHECK(bins[1].rfind("all,1,0,0.1,", 0) == 0);
  CHECK(bins[20].rfind("contributors,10,0.9,1,", 0) == 0);
}

TEST_CASE("several wars stand in a first column") {
  RunComparison run = testing::run_of(testing::small_comparison());
  run.wars.push_back(run.wars.front());
  run.wars.back().id = WarId(7);
  for (const std::string& text : {scores_csv(run, no_labels), calibration_csv(run), pit_csv(run)}) {
    const std::vector<std::string> rows = lines(text);
    CHECK(rows.front().rfind("war,", 0) == 0);
    CHECK(rows[1].rfind("1,", 0) == 0);
    CHECK(rows.back().rfind("7,", 0) == 0);
    for (const std::string& row : rows) CHECK(fields(row) == fields(rows.front()));
  }
}

TEST_CASE("JSON and the report say the same numbers") {
  const Comparison c = compare(testing::made_up_war({.years = 4, .states = 12}));
  const nlohmann::json back = nlohmann::json::parse(to_json(testing::run_of(c), {}));
  const nlohmann::json& scoring = back["scoring"];
  CHECK(scoring["overall"]["log_score"]["value"].get<double>() == c.scoring.overall.log_score.value);
  CHECK(scoring["ranks"]["top_10"]["error"].get<double>() == c.scoring.ranks.top_10.error);
  CHECK(scoring["years"].size() == 4);
  CHECK(scoring["years"][1]["year"] == 2002);
  CHECK(scoring["states"][2]["cow"] == 40);
  CHECK(scoring["calibration"]["contributors"][2]["level"] == 0.9);
  CHECK(scoring["pit"]["all"]["counts"].size() == 10);
  CHECK(scoring["pit"]["all"]["uniformity"]["p_both"].get<double>() == c.scoring.pit.test.either);
  CHECK(scoring["pit"]["all"]["uniformity"]["caveat"].get<std::string>().find("too small") != std::string::npos);
  const std::string text = scoring_text(c.scoring);
  CHECK(text.find(with_error(c.scoring.ranks.kendall_relative, 3)) != std::string::npos);
  CHECK(text.find(percent(c.scoring.calibration[3].coverage)) != std::string::npos);
  for (const std::string& line : lines(text)) CHECK(line.size() <= report_width);
  CHECK(scoring_text(Scoring{}).empty());
}
