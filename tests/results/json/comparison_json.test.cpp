#include "results/json/comparison_json.hpp"

#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace entente;
using nlohmann::json;

TEST_CASE("a comparison is one JSON object with the comparison's own numbers") {
  const Comparison c = testing::small_comparison();
  const json back = json::parse(to_json(testing::run_of(c), testing::small_caption()));
  CHECK(back["seed"] == 9007199254740991u);
  CHECK(back["scores"]["crps"]["value"].get<double>() == c.scores.crps.value);
  CHECK(back["scores"]["references"]["persistence"]["skill"]["error"].get<double>() ==
        c.scores.references.persistence.skill.error);
  CHECK(back["states"].size() == 4);
  CHECK(back["states"][2]["name"] == "Österreich");
  CHECK(back["totals"][0]["year"] == 2001);
  CHECK(back["behaviour"]["steps"] == 5);  // the missing year is a first one
  CHECK(back["behaviour"]["switches"]["observed"].get<double>() == c.behaviour.switches.observed);
  CHECK(back["behaviour"]["zeros"]["simulated"]["error"].get<double>() == c.behaviour.zeros.simulated.error);
  CHECK(back["behaviour"]["zeros"]["inside"].is_boolean());
  CHECK(back["behaviour"]["troops"]["years"] == 3);
  CHECK(back["totals"][0]["inside"].get<bool>() == c.totals[0].inside);
  CHECK(back["tie_changes"][0]["standing"]["value"].get<double>() == c.tie_changes[0].standing.value);
}

TEST_CASE("what is missing is null, never NaN and never left out") {
  const json back = json::parse(to_json(testing::run_of(testing::small_comparison()), testing::small_caption()));
  CHECK(back["states"][3]["observed_share"].is_null());
  CHECK(back["states"][3]["observed_rank_relative"].is_null());
  CHECK(back["states"][3]["simulated_share"]["error"].is_null());
  Comparison empty;
  const json nothing = json::parse(to_json(testing::run_of(empty), testing::small_caption()));
  CHECK(nothing["behaviour"]["switches"]["observed"].is_null());
  CHECK(nothing["behaviour"]["switches"]["inside"].is_null());
}

TEST_CASE("a name that is not UTF-8 does not spoil the document") {
  Caption caption = testing::small_caption();
  caption.states[1].name =
      "Can\xFF"
      "ada";
  const json back = json::parse(to_json(testing::run_of(testing::small_comparison()), caption));
  CHECK(back["states"][0]["name"] == "Can\uFFFDada");
}
