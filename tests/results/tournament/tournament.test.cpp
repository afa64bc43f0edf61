#include "estimate/theory/registry.hpp"
#include "results/tournament/run_tournament.hpp"
#include "results/tournament/tournament_document.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/theory/made_up_rows.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

TournamentRecord record_of(const testing::MadeUp& plan) {
  return {.name = "made up", .record = "Record: made up", .rows = testing::made_up_rows(plan)};
}

TournamentOptions quick(int threads = 1) {
  TournamentOptions options{.recipe = {.family = Family::tobit}, .seed = MasterSeed(1), .replications = 40, .folds = 4};
  options.parallel.threads = threads;
  return options;
}

const RegimeResult& regime(const Tournament& tournament, const std::string& name) {
  return *std::find_if(tournament.regimes.begin(), tournament.regimes.end(),
                       [&](const RegimeResult& one) { return one.name == name; });
}

TEST_CASE("a tournament is the same to the byte for any number of threads") {
  const TournamentRecord record = record_of({.states = 30, .years = 6});
  TournamentOptions one = quick(1), two = quick(2);
  one.confusion_datasets = two.confusion_datasets = 1;
  const Tournament first = run_tournament(record, theories(), one);
  const Tournament second = run_tournament(record, theories(), two);
  CHECK(tournament_json(first, "") == tournament_json(second, ""));
  CHECK(tournament_text(first) == tournament_text(second));
  TournamentOptions other = quick();
  other.seed = MasterSeed(2);
  CHECK(tournament_json(run_tournament(record, theories(), other), "") != tournament_json(first, ""));
}

TEST_CASE("where potential moves contributions, signalling wins and combined loses; where not, they cannot be told") {
  const Tournament strong = run_tournament(record_of({.potential = 0.06}), theories(), quick(2));
  const Tournament none = run_tournament(record_of({.potential = 0}), theories(), quick(2));
  const PaperTest test = paper_tests(strong.contestants).front();
  for (const RegimeResult& own : strong.regimes) {
    const ScoreDifference difference = difference_of(own, test.signalling, test.combined);
    CHECK(difference.log_score.value < -2 * difference.log_score.error);
    CHECK(difference.crps.value < 0);
    CHECK(difference_of(own, test.combined, test.signalling).crps.value == -difference.crps.value);
  }
  CHECK(strong.regimes.size() == 3);
  const PaperTest idle = paper_tests(none.contestants).front();
  const ScoreDifference difference = difference_of(regime(none, "held_out_states"), idle.signalling, idle.combined);
  CHECK(std::abs(difference.log_score.value) < 2.5 * difference.log_score.error);
  const PotentialEstimate& estimate = strong.potential.front();
  CHECK(estimate.contestant == test.signalling);
  CHECK(std::abs(estimate.estimate - 0.06) < 4 * estimate.standard_error);
}

TEST_CASE("signalling stands also as the paper states it where the record turns its sign") {
  const Tournament positive = run_tournament(record_of({.potential = 0.05}), theories(), quick(2));
  CHECK_FALSE(find_contestant(positive.contestants, "signalling_as_stated"));
  const Tournament negative = run_tournament(record_of({.potential = -0.05}), theories(), quick(2));
  const auto stated = find_contestant(negative.contestants, "signalling_as_stated");
  REQUIRE(stated);
  const std::size_t signalling = *find_contestant(negative.contestants, "signalling");
  const ScoreDifference difference = difference_of(regime(negative, "held_out_states"), signalling, *stated);
  CHECK(difference.log_score.value < -2 * difference.log_score.error);
  CHECK(tournament_text(negative).find("as stated") != std::string::npos);
}

TEST_CASE("an added theory leaves every other score as it was") {
  const TournamentRecord record = record_of({.states = 30, .years = 6});
  std::vector<Theory> more = theories();
  more.insert(more.begin(), Theory{.name = "another", .claim = "So.", .source = "x", .terms = {"intercept", "cinc"}});
  const Tournament without = run_tournament(record, theories(), quick());
  const Tournament with = run_tournament(record, more, quick(2));
  for (const RegimeResult& former : without.regimes) {
    const RegimeResult& now = regime(with, former.name);
    for (std::size_t i = 0; i < without.contestants.size(); ++i) {
      const std::size_t there = *find_contestant(with.contestants, without.contestants[i].name);
      CHECK(former.scores[i].crps.value == now.scores[there].crps.value);
      CHECK(former.scores[i].log_score.error == now.scores[there].log_score.error);
      CHECK(former.scores[i].rank_histogram == now.scores[there].rank_histogram);
    }
  }
}

TEST_CASE("the confusion matrix finds a strong signal, and none where the term is at 0") {
  const std::vector<Theory> rivals = {theory("signalling"), theory("combined"), theory("potential_alone")};
  const ContributionRows rows = testing::made_up_rows({.potential = 0.06});
  const FitRecipe recipe{.family = Family::tobit};
  const ConfusionResult result = confusion(rows, rivals, recipe, {.seed = MasterSeed(4), .datasets = 20, .folds = 4});
  REQUIRE(result.generators.size() == 5);
  const GeneratorResult &zero = result.generators[0], &fitted = result.generators[1], &doubled = result.generators[2];
  CHECK(zero.name == "signalling_at_zero");
  CHECK(fitted.wins[0] == Approx(1));
  CHECK(doubled.wins[0] == Approx(1));
  CHECK(doubled.gain > fitted.gain);
  CHECK(fitted.signalling_clearly_better == Approx(1));
  CHECK(fitted.potential_found.front() == Approx(1));
  CHECK(zero.wins[0] < 0.5);
  CHECK(zero.signalling_clearly_better < 0.2);
  CHECK(zero.potential_found.front() < 0.35);
  CHECK(result.generators[4].name == "potential_alone");
  CHECK(result.generators[4].wins[2] > 0.5);

  // More records leave the first as they were: shares of 20 are those of the first 10 and the next 10.
  const ConfusionResult fewer = confusion(rows, rivals, recipe, {.seed = MasterSeed(4), .datasets = 1, .folds = 4});
  for (const GeneratorResult& one : fewer.generators) {
    CHECK(std::count(one.wins.begin(), one.wins.end(), 1.0) == 1);
  }
}

TEST_CASE("a transfer is scored record by record and says that it is no independent test") {
  const TournamentRecord train = record_of({.seed = 1}), test = record_of({.states = 40, .seed = 2});
  const Tournament result = run_transfer(train, {test, train}, theories(), quick(2));
  REQUIRE(result.regimes.size() == 2);
  CHECK(result.regimes[0].rows == test.rows.size());
  const PaperTest paper = paper_tests(result.contestants).front();
  CHECK(difference_of(result.regimes[0], paper.signalling, paper.combined).log_score.value < 0);
  CHECK(result.notes.back().find("not independent") != std::string::npos);
}

TEST_CASE("documents hold every regime, contestant and score") {
  TournamentOptions options = quick(2);
  options.confusion_datasets = 1;
  const Tournament result = run_tournament(record_of({.states = 30, .years = 6}), theories(), options);
  const nlohmann::json json = nlohmann::json::parse(tournament_json(result, "note"));
  CHECK(json["regimes"].size() == 3);
  CHECK(json["test_of_the_paper"].size() == 2);
  CHECK(json["regimes"][0]["scores"].size() == result.contestants.size());
  CHECK(json["confusion"]["made_by"].size() == 9);
  const std::size_t pairs = result.contestants.size() * (result.contestants.size() - 1) / 2;
  CHECK(json["regimes"][0]["differences"].size() == pairs);
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  CHECK(lines(scores_csv(result)) == static_cast<long>(1 + 3 * 8 * result.contestants.size()));
  CHECK(lines(differences_csv(result)) == static_cast<long>(1 + 3 * 2 * pairs));
  CHECK(lines(confusion_csv(*result.confusion)) == 1 + 9 * 7);
  // The text leads with the test of the paper.
  const std::string text = tournament_text(result);
  CHECK(text.find("The test of the paper") < text.find("States left out:"));
}

TEST_CASE("a record too short in time is scored on states left out alone, and says so") {
  const Tournament result = run_tournament(record_of({.years = 2}), theories(), quick());
  CHECK(result.regimes.size() == 1);
  CHECK(tournament_text(result).find("too short") != std::string::npos);
  TournamentOptions late = quick();
  late.origin = Year(2050);
  CHECK_THROWS_AS(run_tournament(record_of({}), theories(), late), Error);
}

}  // namespace
}  // namespace entente
