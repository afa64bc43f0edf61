#include "results/terminal/report.hpp"

#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace entente;
using Catch::Contains;

TEST_CASE("the report says first which record it is about, and fits a terminal") {
  Caption caption = testing::small_caption();
  caption.states[1].name = std::string(60, 'x') + " " + std::string(60, 'y') + " " + std::string(60, 'z');
  caption.notes.push_back(std::string(60, 'a') + " " + std::string(60, 'b'));
  const std::string report = terminal_report(testing::run_of(testing::small_comparison()), caption);
  CHECK(report.rfind("Record: outcome as published, depth as published\n", 0) == 0);
  std::istringstream lines(report);
  for (std::string line; std::getline(lines, line);) CHECK(width(line) <= report_width);
}

TEST_CASE("focus states get a sentence, those without a compared year an honest one") {
  const std::string text = over_contributors_text(testing::small_comparison(), testing::small_caption());
  CHECK_THAT(text, Contains("Canada ranks 3rd in relative and 2nd in absolute terms as observed; "));
  CHECK_THAT(text, Contains("<script> has no year in which it was invited and its share is on record."));
}

TEST_CASE("scores stand beside the forecasts without theory") {
  const std::string text = scores_text(testing::small_comparison().scores);
  CHECK_THAT(text, Contains("8 state-years of 3 states"));
  CHECK_THAT(text, Contains("historical mean") && Contains("persistence") && Contains("+-"));
  CHECK(scores_text(Scores{}).empty());
}

TEST_CASE("totals and ties") {
  const Comparison c = testing::small_comparison();
  CHECK_THAT(totals_text(c.totals, "Troops"), Contains("2001") && Contains("central") && Contains(" to "));
  CHECK_THAT(totals_text(c.totals, "Troops"), Contains("inside the central 90 % in ") && Contains(" of 3 years."));
  const std::string ties = tie_changes_text(c, testing::small_caption());
  CHECK(ties.find("Korea") < ties.find("Canada"));
  CHECK(ties.find("Österreich") == std::string::npos);  // its standing did not change
  Comparison still = c;
  for (TieChange& tie : still.tie_changes) tie.standing = {0, 0};
  CHECK_THAT(tie_changes_text(still, testing::small_caption()), Contains("changed none"));
}

TEST_CASE("a name cannot steer the terminal") {
  Caption caption = testing::small_caption();
  caption.states[1].name = "Can\x1b[2Jada";
  caption.scenario = "x\ny";
  const std::string report = terminal_report(testing::run_of(testing::small_comparison()), caption);
  CHECK(report.find('\x1b') == std::string::npos);
  CHECK_THAT(report, Contains("x\uFFFDy"));
}
