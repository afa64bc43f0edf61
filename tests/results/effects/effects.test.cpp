#include "results/effects/effect_observer.hpp"
#include "results/effects/effects_json.hpp"
#include "results/effects/effects_tables.hpp"
#include "results/effects/effects_text.hpp"
#include "results/summary/summary_observer.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/war/paired_ensemble.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <sstream>
#include <vector>

namespace entente {
namespace {

using testing::small_experiment;
using testing::small_hurdle;
using testing::small_world;

Effects effects_between(const EnsembleCase& baseline, const EnsembleCase& changed, int threads = 1) {
  EffectObserver observer(baseline.world, changed.world);
  observe_paired(baseline, {{changed, &observer}}, {}, {.threads = threads});
  return observer.effects();
}

std::string csv_of(const Effects& effects) {
  return effects_csv({{"it", "nothing", {}, effects}}) + effects_states_csv({{"it", "nothing", {}, effects}}, {});
}

// Every effect that a report holds.
std::vector<Effect> all_of(const Effects& effects) {
  std::vector<Effect> all = {effects.troop_years};
  for (const YearEffect& year : effects.years) all.push_back(year.troops);
  for (const WarEffects& war : effects.wars) {
    all.insert(all.end(), {war.troop_years, war.share, war.contributors});
    for (const YearEffect& year : war.years) all.push_back(year.troops);
    for (const EffectOnState& state : war.states) {
      all.insert(all.end(), {state.share, state.troops, state.final_tie, state.final_standing});
    }
  }
  return all;
}

// The first state's treaty deepens by 0.2 in all years.
World deepened(World world) {
  for (std::size_t year = 0; year < world.years; ++year) world.leaders[0].treaty_depth[world.cell(year, 0)] += 0.2;
  return world;
}

// Keeps blocks as they come.
struct BlockKeeper : EnsembleObserver, PairedObserver {
  std::mutex mutex;
  std::map<std::size_t, ReplicateBlock> blocks;
  void observe(const ReplicateBlock& block) override {
    const std::lock_guard lock(mutex);
    blocks.emplace(block.first, block);
  }
  void observe(const ReplicateBlock&, const ReplicateBlock& variant) override { observe(variant); }
};

Experiment with_indifference(Experiment experiment) {
  experiment.leader_rule.rule = Reward::indifferent;
  return experiment;
}

}  // namespace

TEST_CASE("a counterfactual that changes nothing has no effect at all", "[effects]") {
  const World world = small_world(12, 4);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 100);
  const bool hurdle = GENERATE(false, true);
  if (hurdle) experiment.coefficients = small_hurdle(1.0, 0.5);
  const World same = world;
  const Effects effects = effects_between({world, experiment}, {same, experiment});
  CHECK(effects.replications == 100);
  CHECK(effects.troop_years.baseline.value > 0);
  for (const Effect& effect : all_of(effects)) {
    CHECK(effect.effect.value == 0);
    CHECK(effect.effect.error == 0);
    CHECK(effect.baseline.value == effect.counterfactual.value);
    CHECK(std::isnan(effect.variance_ratio));
  }
}

// Deterministic limit: no draws, no types, no noise, an indifferent leader. The gaussian share is then x'b + b_P P, and
// a treaty deeper by 0.2 lowers it by 0.2 b_P.
TEST_CASE("a known effect is found, and nothing where there is none", "[effects]") {
  World world = small_world(6, 3);
  Experiment experiment = with_indifference(small_experiment(Family::gaussian, 0.03, 70));
  experiment.coefficients.estimate[0] = 0.1;
  experiment.coefficients.estimate.back() = -40;
  experiment.draw_coefficients = false;
  experiment.types.on = false;
  const World other = deepened(world);
  const Effects effects = effects_between({world, experiment}, {other, experiment});
  const WarEffects& war = effects.wars.at(0);
  const EffectOnState& moved = war.states.at(0);
  CHECK(moved.years == 3);
  CHECK(moved.share.effect.value == Approx(-0.2 * 0.03).epsilon(1e-9));
  CHECK(moved.share.effect.error < 1e-12);
  CHECK(moved.troops.effect.value == Approx(-0.2 * 0.03 * 10000).margin(1));  // rounded to people
  CHECK(moved.final_tie.effect.value == Approx(0.2).epsilon(1e-9));
  CHECK(moved.final_standing.effect.value == 0);
  for (std::size_t i = 1; i < war.states.size(); ++i) {
    CHECK(war.states[i].share.effect.value == 0);
    CHECK(war.states[i].final_tie.effect.value == 0);
  }
  CHECK(war.share.effect.value == Approx(-0.2 * 0.03 / 6).epsilon(1e-9));
  CHECK(war.troop_years.effect.value == Approx(3 * moved.troops.effect.value).epsilon(1e-12));
  CHECK(effects.troop_years.effect.value == war.troop_years.effect.value);
  CHECK(war.years.at(1).troops.effect.value == Approx(moved.troops.effect.value).epsilon(1e-12));
  CHECK(war.contributors.baseline.value == 6);
  CHECK(war.contributors.effect.value == 0);
}

// Types shift intercepts so that the fitted mean holds; found anew in the changed world they would move all states.
TEST_CASE("a change moves only the states that it reaches", "[effects]") {
  const World world = small_world(9, 3);
  Experiment experiment = with_indifference(small_experiment(Family::tobit, 0.03, 64));
  const bool hurdle = GENERATE(false, true);
  const bool draw = GENERATE(false, true);
  if (hurdle) experiment.coefficients = small_hurdle(1.0, 0.5);
  experiment.draw_coefficients = draw;
  const World other = deepened(world);
  const Effects effects = effects_between({world, experiment}, {other, experiment});
  CHECK(effects.wars[0].states[0].share.effect.value != 0);
  for (std::size_t i = 1; i < 9; ++i) CHECK(effects.wars[0].states[i].share.effect.value == 0);

  // The broken variant: each world with intercepts of its own.
  BlockKeeper before, after;
  observe_ensemble(world, experiment, {&before}, {.threads = 1});
  observe_ensemble(other, experiment, {&after}, {.threads = 1});
  EffectObserver broken(world, other);
  broken.observe(before.blocks.at(0), after.blocks.at(0));
  double spilt = 0;
  for (std::size_t i = 1; i < 9; ++i) spilt += std::abs(broken.effects().wars[0].states[i].share.effect.value);
  CHECK(spilt > 0);
}

TEST_CASE("observers of the baseline see what they see without counterfactuals", "[effects]") {
  const World world = small_world(8, 4);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 150);
  const Experiment other = with_indifference(experiment);
  const ObservedShares record{std::vector<double>(world.cells(), 0.01), std::vector<double>(world.cells(), 100)};
  SummaryObserver alone(world, record), beside(world, record);
  observe_ensemble(world, experiment, {&alone});
  EffectObserver effects(world, world);
  observe_paired({world, experiment}, {{{world, other}, &effects}}, {&beside});
  CHECK(alone.take() == beside.take());
}

TEST_CASE("effects are the same for any number of threads, and whatever else is asked", "[effects][parallel]") {
  const World world = small_world(8, 4);
  const World other = deepened(world);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 300);
  const Experiment indifferent = with_indifference(experiment);
  const std::string alone = csv_of(effects_between({world, experiment}, {other, experiment}));
  CHECK(alone == csv_of(effects_between({world, experiment}, {other, experiment}, 2)));
  CHECK(alone == csv_of(effects_between({world, experiment}, {other, experiment}, 8)));
  EffectObserver first(world, other), second(world, world);
  observe_paired({world, experiment}, {{{world, indifferent}, &second}, {{other, experiment}, &first}}, {},
                 {.threads = 2});
  CHECK(alone == csv_of(first.effects()));
  CHECK(alone != csv_of(second.effects()));
}

TEST_CASE("more replicates leave the first ones as they were", "[effects]") {
  const World world = small_world(8, 4);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 64);
  BlockKeeper few, many;
  const Experiment other = with_indifference(experiment);
  observe_paired({world, experiment}, {{{world, other}, &few}}, {});
  experiment.replications = 200;
  const Experiment longer = with_indifference(experiment);
  observe_paired({world, experiment}, {{{world, longer}, &many}}, {});
  CHECK(many.blocks.size() == 4);
  CHECK(few.blocks.at(0).share == many.blocks.at(0).share);
  CHECK(few.blocks.at(0).standing == many.blocks.at(0).standing);
}

// Over seeds, (estimate - truth) / error has mean 0 and variance 1; truth from 64 times as many replicates of another
// seed. 40 seeds of 256 replicates: the mean square lies within 4 of its standard errors, sqrt(2 / 40).
TEST_CASE("the Monte Carlo error of an effect is its spread over seeds", "[effects]") {
  const World world = small_world(9, 5);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 64 * 256);
  experiment.leader_rule.generosity = 0.8;
  experiment.seed = MasterSeed(1000);
  const Experiment truth_rule = with_indifference(experiment);
  const Effects truth = effects_between({world, experiment}, {world, truth_rule}, 2);
  const auto of_interest = [](const Effects& effects) {
    return std::vector<Effect>{effects.wars[0].share, effects.troop_years, effects.wars[0].states[8].share};
  };
  std::vector<double> squares(3), sums(3);
  experiment.replications = 256;
  constexpr int seeds = 40;
  for (int seed = 0; seed < seeds; ++seed) {
    experiment.seed = MasterSeed(static_cast<std::uint64_t>(seed));
    const Experiment indifferent = with_indifference(experiment);
    const Effects effects = effects_between({world, experiment}, {world, indifferent});
    for (std::size_t i = 0; i < 3; ++i) {
      const Effect effect = of_interest(effects)[i];
      const double z = (effect.effect.value - of_interest(truth)[i].effect.value) / effect.effect.error;
      sums[i] += z;
      squares[i] += z * z;
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    // Reward lowers later contributions: who is rewarded has less to signal.
    CHECK(of_interest(truth)[i].effect.value > 10 * of_interest(truth)[i].effect.error);
    CHECK(std::abs(sums[i] / seeds) < 4 * std::sqrt(1.0 / seeds));
    CHECK(std::abs(squares[i] / seeds - 1) < 4 * std::sqrt(2.0 / seeds));
  }
}

// The broken variant: other draws in the counterfactual. Nothing is saved then, and the ratio says so: the quotient of
// two variances of 1,024 replicates is 1 to within 4 standard errors of 2 / sqrt(1024).
TEST_CASE("the variance ratio tells paired from unpaired draws", "[effects]") {
  const World world = small_world(9, 5);
  Experiment experiment = small_experiment(Family::tobit, 0.03, 1024);
  const Experiment indifferent = with_indifference(experiment);
  const Effects paired = effects_between({world, experiment}, {world, indifferent});
  CHECK(paired.troop_years.variance_ratio > 10);

  Experiment other_draws = indifferent;
  other_draws.seed = MasterSeed(99);
  BlockKeeper before, after;
  observe_ensemble(world, experiment, {&before});
  observe_ensemble(world, other_draws, {&after});
  EffectObserver broken(world, world);
  for (const auto& [first, block] : before.blocks) broken.observe(block, after.blocks.at(first));
  CHECK(std::abs(broken.effects().troop_years.variance_ratio - 1) < 4 * 2 / std::sqrt(1024.0));
}

// A war that is gone, and one to which nobody is invited any more, are the same to whoever counts what is sent.
TEST_CASE("a dropped war takes its contributions along and leaves the others alone", "[effects]") {
  const World world = testing::in_wars(small_world(9, 5), {{0, 4}, {2, 4}});
  const Experiment experiment = with_indifference(small_experiment(Family::tobit, 0.03, 70));
  World without = world;
  std::fill(without.wars[1].invited.begin(), without.wars[1].invited.end(), std::uint8_t{0});
  const Effects effects = effects_between({world, experiment}, {without, experiment});
  REQUIRE(effects.wars.size() == 2);
  for (const Effect& effect : all_of(Effects{70, {effects.wars[0]}, {}, {}})) {
    if (!std::isnan(effect.baseline.value)) CHECK(effect.effect.value == 0);
  }
  const WarEffects& dropped = effects.wars[1];
  CHECK(dropped.troop_years.baseline.value > 0);
  CHECK(dropped.troop_years.counterfactual.value == 0);
  CHECK(dropped.troop_years.effect.value == -dropped.troop_years.baseline.value);
  CHECK(dropped.contributors.counterfactual.value == 0);
  CHECK(dropped.years.size() == 3);
  CHECK(effects.troop_years.effect.value == dropped.troop_years.effect.value);
  CHECK(effects.years[4].troops.effect.value == dropped.years[2].troops.effect.value);
  CHECK(effects.years[1].troops.effect.value == 0);

  World gone = world;
  gone.wars.pop_back();
  CHECK(csv_of(effects) == csv_of(effects_between({world, experiment}, {gone, experiment})));
  CHECK_THROWS_AS(EffectObserver(gone, world), Error);
}

TEST_CASE("effects are told in tables, JSON and on a terminal", "[effects]") {
  const World world = testing::in_wars(small_world(9, 5), {{0, 4}, {2, 4}});
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 70);
  const World other = deepened(world);
  const std::vector<NamedEffects> named = {{"A tie, deeper",
                                            "COW 20 is tied more closely",
                                            {"Nothing else moves."},
                                            effects_between({world, experiment}, {other, experiment})}};
  const auto rows = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  const std::string sums = effects_csv(named);
  CHECK(rows(sums) == 1 + 3 + 5 + 3 + 3 + 1 + 5);
  CHECK(sums.find("\n\"A tie, deeper\",2,2003,troops,") != std::string::npos);
  CHECK(sums.find("\n\"A tie, deeper\",,,troop_years,") != std::string::npos);
  CHECK(rows(effects_states_csv(named, {})) == 1 + 2 * 9 * 4);
  Caption caption;
  caption.focus = {CowCode(50)};
  const nlohmann::json document = nlohmann::json::parse(effects_json(named, caption));
  const nlohmann::json& told = document["counterfactuals"][0];
  CHECK(document["replications"] == 70);
  CHECK(told["notes"][0] == "Nothing else moves.");
  CHECK(told["wars"][1]["states"][0]["share"]["effect"]["value"].get<double>() ==
        named[0].effects.wars[1].states[0].share.effect.value);
  CHECK(told["wars"][0]["years"].size() == 5);
  const std::string text = effects_text(named, caption);
  CHECK(text.find("COW 20") < text.find("All wars"));
  CHECK(text.find("COW 50") != std::string::npos);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(width(line) <= report_width);
}

TEST_CASE("an error above nought never reads as nought on a terminal", "[effects]") {
  const World world = small_world(6, 3);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 64);
  Effects effects = effects_between({world, experiment}, {deepened(world), experiment});
  const auto told = [&](Simulated troop_years) {
    effects.wars[0].troop_years.effect = troop_years;
    return effects_text({{"it", "something", {}, effects}}, {});
  };
  CHECK(told({-3, 0.04}).find("-3.00 +- 0.04 ") != std::string::npos);
  CHECK(told({-3, 0.5}).find("-3.0 +- 0.5 ") != std::string::npos);
  CHECK(told({-41234.4, 1.2}).find("-41,234 +- 1 ") != std::string::npos);
  CHECK(told({-3, 1e-9}).find("-3.000000 +- below 0.000001 ") != std::string::npos);
  CHECK(told({-3, 0}).find("-3 +- 0 ") != std::string::npos);  // all replicates agree
  for (double error = 1e-8; error < 100; error *= 1.7) {
    CHECK(told({-3, error}).find("-3 +- 0 ") == std::string::npos);
    CHECK(told({-3, error}).find("+- 0.0 ") == std::string::npos);
  }
}

TEST_CASE("what cannot be paired is refused", "[effects]") {
  const World world = small_world(6, 3);
  const Experiment experiment = small_experiment(Family::tobit, 0.03, 64);
  Experiment other = experiment;
  World changed = world;
  const int which = GENERATE(range(0, 5));
  switch (which) {
    case 0: other.seed = MasterSeed(12); break;
    case 1: other.replications = 65; break;
    case 2: other.coefficients.estimate[0] += 1; break;
    case 3: other.types.committed = 0.4; break;
    default: changed.first_year = Year(2000);
  }
  EffectObserver observer(world, changed);
  CHECK_THROWS_AS(observe_paired({world, experiment}, {{{changed, other}, &observer}}, {}), Error);
}

}  // namespace entente
