#include "results/json/comparison_json.hpp"
#include "results/mimicry/mimicry_text.hpp"
#include "results/terminal/report.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <sstream>

namespace entente {
namespace {

using Catch::Contains;

MimicryOfState state_of(int cow) {
  MimicryOfState state{.state = CowCode(static_cast<std::uint16_t>(cow)), .war = 1, .year = Year(2003)};
  state.potential = 0.8;
  state.reference = 0.3;
  state.one.committed.mean_share = 0.006;
  state.one.uncommitted.mean_share = 0.002;
  state.answer =
      Mimicry{.committed_reward = 0.03, .uncommitted_reward = 0.01, .critical_ratio = 0.2, .reward_pays = true};
  return state;
}

// Canada separates, Korea sends less, Austria earns nothing, the last never signals.
MimicryFindings findings() {
  MimicryFindings all{
      .reward_value = 1, .wars = {WarId(4), WarId(7)}, .states = {}, .without_potential = {CowCode(50)}};
  all.states = {state_of(20), state_of(30), state_of(40)};
  all.states[1].answer.reset();
  all.states[2].answer = Mimicry{.critical_ratio = std::numeric_limits<double>::infinity()};
  return all;
}

}  // namespace

TEST_CASE("a report prints at which ratio of costs nobody would copy, and who sends less") {
  const RunExtras extras{.networks = {}, .mimicry = findings(), .counterfactuals = {}};
  const std::string report =
      terminal_report(testing::run_of(testing::small_comparison()), testing::small_caption(), extras);
  const std::string text = mimicry_text(findings(), testing::small_caption());
  CHECK_THAT(report, Contains(text));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CHECK(width(line) <= report_width);
    if (line.find("  Canada ") == 0)
      CHECK_THAT(line, Contains("2003    7       6.00         2.00") && Contains("0.200"));
    if (line.find("sterreich ") < 6) CHECK_THAT(line, Contains("any"));
  }
  CHECK_THAT(text, Contains("do not send more than the uncommitted: Korea"));
  CHECK_THAT(text, Contains("act alike: <script>."));
  CHECK_THAT(text, Contains("V = 1") && Contains("1 / V"));
  MimicryFindings nobody = findings();
  nobody.states.clear();
  CHECK_THAT(mimicry_text(nobody, testing::small_caption()), !Contains("critical"));
}

TEST_CASE("mimicry in JSON has its numbers, and null where there is none") {
  const RunComparison run = testing::run_of(testing::small_comparison());
  const nlohmann::json back = nlohmann::json::parse(
      to_json(run, testing::small_caption(), {.networks = {}, .mimicry = findings(), .counterfactuals = {}}));
  const nlohmann::json& mimicry = back["mimicry"];
  CHECK(mimicry["reward_value"] == 1);
  CHECK(mimicry["states"][0]["iso3"] == "CAN");
  CHECK(mimicry["states"][0]["war"] == 7);
  CHECK(mimicry["states"][0]["critical_ratio"] == 0.2);
  CHECK(mimicry["states"][0]["committed_send_more"] == true);
  CHECK(mimicry["states"][1]["committed_send_more"] == false);
  CHECK(mimicry["states"][1]["critical_ratio"].is_null());
  CHECK(mimicry["states"][1]["committed_reward"].is_null());
  CHECK(mimicry["states"][2]["critical_ratio"].is_null());
  CHECK(mimicry["states"][2]["copying_earns_more"] == false);
  CHECK(mimicry["without_potential"][0]["cow"] == 50);
  CHECK_FALSE(nlohmann::json::parse(to_json(run, testing::small_caption())).contains("mimicry"));
}

}  // namespace entente
