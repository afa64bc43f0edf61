#include "results/goodness/goodness_table.hpp"
#include "results/goodness/goodness_text.hpp"
#include "results/json/comparison_json.hpp"
#include "results/terminal/report.hpp"
#include "results/terminal/words.hpp"
#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>

namespace entente {
namespace {

// Draws of all statistics, the record's zeros far away, its exits unknown, its contributors always the same.
GoodnessOfFit fit_of(WarId war) {
  testing::Draws draws(war.number());
  KeptStatistics kept(99, 3);
  for (std::size_t set = 0; set < kept.sets(); ++set) {
    for (const Auxiliary statistic : all_auxiliary()) kept.value(statistic, set) = draws.normal();
    kept.value(Auxiliary::contributors, set) = 3;
  }
  kept.value(Auxiliary::zeros, 0) = 40;
  kept.value(Auxiliary::exits, 0) = std::numeric_limits<double>::quiet_NaN();
  kept.value(Auxiliary::entries, 7) = std::numeric_limits<double>::quiet_NaN();
  return goodness_of_fit(
      war, kept, 500, {.fit = {.family = Family::hurdle, .coefficients = true}, .network_not_judged = "for a reason"});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string line_with(const std::string& text, const std::string& begin) {
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with(begin)) return line;
  }
  return {};
}

}  // namespace

TEST_CASE("goodness_of_fit.csv has a row a statistic, group and joint test", "[goodness]") {
  const std::string csv = goodness_of_fit_csv({fit_of(WarId(1))});
  const std::vector<std::string> lines = lines_of(csv);
  CHECK(lines[0] ==
        "group,statistic,observed,simulated,simulated_error,sd,q05,q95,p_value,undefined,p_holm,replicates,fitted,"
        "statistics,rank,not_tested");
  CHECK(lines.size() == 1 + auxiliary_count + auxiliary_groups + 3);
  const std::string zeros = line_with(csv, "zeros,zeros,40,");
  CHECK(zeros.ends_with(",99,yes,,,"));
  CHECK(zeros.find(",0.02,0,") != std::string::npos);
  CHECK(line_with(csv, "zeros,contributors,").ends_with(",3,3,0,0,3,3,,0,,99,no,,,nothing varies"));
  CHECK(line_with(csv, "zeros,joint,").find(",0.01,0,0.07") != std::string::npos);
  CHECK(line_with(csv, "entries_and_exits,exits,").starts_with("entries_and_exits,exits,,"));
  CHECK(line_with(csv, "entries_and_exits,exits,").ends_with(",,0,,99,no,,,undefined in the record"));
  CHECK(line_with(csv, "network,joint,").ends_with(",,0,,0,,0,0,for a reason"));
  // All but the network's five, contributors and exits; entries leave one replicate out.
  CHECK(line_with(csv, "contributions,joint,").ends_with(",1,,98,,19,19,"));
  CHECK(line_with(csv, "not_fitted,joint,").ends_with(",1,,98,,17,17,"));

  const std::string several = goodness_of_fit_csv({fit_of(WarId(1)), fit_of(WarId(2))});
  CHECK(several.starts_with("war,group,"));
  CHECK(!line_with(several, "2,network,strength_q95,").empty());
}

TEST_CASE("JSON has the same by war", "[goodness]") {
  const RunComparison run = testing::run_of(testing::small_comparison());
  RunExtras extras;
  CHECK(!nlohmann::json::parse(to_json(run, testing::small_caption(), extras)).contains("goodness_of_fit"));
  extras.goodness = {fit_of(WarId(1))};
  const nlohmann::json json = nlohmann::json::parse(to_json(run, testing::small_caption(), extras))["goodness_of_fit"];
  CHECK(json["replicates"] == 99);
  CHECK(json["statistics_tested"] == 19);
  CHECK(json["groups_tested"] == 7);
  CHECK(json["groups"]["zeros"]["joint"]["p_value"] == 0.01);
  // All distances sum to rank times replicates: no other seed changes their mean by their spread.
  CHECK(json["groups"]["zeros"]["joint"]["simulated_distance"]["error"].is_null());
  CHECK(json["groups"]["zeros"]["joint"]["simulated_distance"]["value"].is_number());
  CHECK(json["groups"]["zeros"]["statistics"]["zeros"]["simulated"]["error"].is_number());
  CHECK(json["groups"]["zeros"]["statistics"]["zeros"]["observed"] == 40);
  CHECK(json["groups"]["zeros"]["statistics"]["zeros"]["fitted"] == "yes");
  CHECK(json["groups"]["entries_and_exits"]["statistics"]["entries"]["replicates_undefined"] == 1);
  CHECK(json["groups"]["entries_and_exits"]["statistics"]["exits"]["p_value"].is_null());
  CHECK(json["groups"]["network"]["joint"]["not_tested"] == "for a reason");
  CHECK(json["contributions"]["rank"] == 19);

  RunComparison several = run;
  several.wars.push_back(several.wars[0]);
  extras.goodness.push_back(fit_of(WarId(2)));
  const nlohmann::json wars = nlohmann::json::parse(to_json(several, testing::small_caption(), extras))["wars"];
  CHECK(wars[0]["goodness_of_fit"] == json);
  CHECK(wars[1]["goodness_of_fit"]["replicates"] == 99);
}

TEST_CASE("the report has a line a group, and the single statistics that lie outside", "[goodness]") {
  const std::string text = goodness_of_fit_text({fit_of(WarId(1))});
  for (const std::string& line : lines_of(text)) CHECK(line.size() <= report_width);
  CHECK(text.find("first 99 replicates") != std::string::npos);
  CHECK(line_with(text, "  zeros ").find("0.0100") != std::string::npos);
  CHECK(line_with(text, "  network").find("network: not tested, for a reason.") != std::string::npos);
  CHECK(text.find("Of 19 single statistics these have p of 0.05 or less") != std::string::npos);
  CHECK(text.find("and the network") == std::string::npos);
  CHECK(goodness_of_fit_text({}).empty());
  RunExtras extras;
  extras.goodness = {fit_of(WarId(1))};
  const RunComparison run = testing::run_of(testing::small_comparison());
  CHECK(terminal_report(run, testing::small_caption(), extras).find(text) != std::string::npos);
}

}  // namespace entente
