#include "scenarios/reader/scenario.hpp"

#include "scenarios/reader/declarations.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <clocale>
#include <locale>
#include <set>
#include <string>

using namespace entente;
using namespace entente::testing;

namespace {

Scenario small_with(std::string_view old, std::string_view now) {
  return parse_scenario(replaced(file_text(small_scenario), old, now), small_scenario);
}

const Setting& setting(const Scenario& scenario, const std::string& key) {
  return *std::find_if(scenario.settings.begin(), scenario.settings.end(),
                       [&](const Setting& candidate) { return candidate.key == key; });
}

bool has(const Scenario& scenario, const std::string& key) {
  return std::any_of(scenario.settings.begin(), scenario.settings.end(),
                     [&](const Setting& candidate) { return candidate.key == key; });
}

struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("The small scenario is read key by key") {
  const Scenario s = read_scenario(small_scenario);
  CHECK(s.file == small_scenario);
  CHECK(s.name == "Small invented coalition, 2001-2004");
  CHECK(s.leader == CowCode(2));
  CHECK(s.first_year == Year(2001));
  CHECK(s.last_year == Year(2004));
  CHECK(s.states.written == "states.csv");
  CHECK(s.states.path.ends_with("/tests/scenarios/small/states.csv"));
  CHECK(s.states.place.line == 6);
  CHECK(s.ties.written == "ties.csv");
  CHECK(s.observed.written == "observed.csv");
  CHECK(s.incomplete == IncompletePolicy::error);
  CHECK_FALSE(s.treaty_frozen);
  CHECK(s.wars.front().id == WarId(1));
  CHECK(s.wars.front().name == "Afghanistan (invented)");
  CHECK(s.wars.front().theatre == CowCode(700));
  CHECK(s.wars.front().first_year == Year(2001));
  CHECK(s.wars.front().last_year == Year(2004));
  CHECK(s.wars.front().deaths_per_1000 == std::vector<double>{1.5, 1.5, 2, 1});
  CHECK(s.wars.front().casualty_size == 0.8);
  CHECK(s.measures.outcome == OutcomeMeasure::as_published);
  CHECK(s.measures.depth == DepthMeasure::as_published);
  CHECK(s.measures.potential == PotentialKind::difference);
  CHECK(s.theory == "potential_alone");
  CHECK(s.family == Family::tobit);
  CHECK(s.coefficients.kind == CoefficientSource::Kind::fit);
  CHECK(s.coefficients.name == "states");
  CHECK(s.coefficients.draw);
  CHECK(s.coefficients.override_terms.empty());
  CHECK(s.leader_rule.rule == Reward::bayesian);
  CHECK(s.types.on);
  CHECK(s.focus == std::vector<CowCode>{CowCode(920), CowCode(385)});
  CHECK(s.focus_places[1].column == 14);
  CHECK(s.seed == MasterSeed(20010911));
  CHECK(s.replications == 200);
}

TEST_CASE("Every key reaches its own field") {
  const Scenario wars = small_with("deaths_per_1000: {2001: 1.5, 2002: 1.5, 2003: 2, 2004: 1}",
                                   "deaths_per_1000: {2004: 4, 2003: 3, 2002: 2, 2001: 1}");
  CHECK(wars.wars.front().deaths_per_1000 == std::vector<double>{1, 2, 3, 4});  // by year, not by position
  CHECK(small_with("casualty_size: 0.8", "casualty_size: 7").wars.front().casualty_size == 7);
  CHECK(small_with("id: 1", "id: 65535").wars.front().id == WarId(65535));
  CHECK(small_with("treaty: observed", "treaty: frozen").treaty_frozen);
  CHECK(small_with("{table: states.csv}", "{table: states.csv, incomplete: exclude}").incomplete ==
        IncompletePolicy::exclude);
  CHECK(small_with("outcome: as_published", "outcome: corrected").measures.outcome == OutcomeMeasure::corrected);
  CHECK(small_with("depth: as_published", "depth: oriented").measures.depth == DepthMeasure::oriented);
  CHECK(small_with("potential: difference", "potential: residual").measures.potential == PotentialKind::residual);
  CHECK(small_with("theory: potential_alone", "theory: combined").theory == "combined");
  CHECK(small_with("family: tobit", "family: gaussian").family == Family::gaussian);
  CHECK(small_with("decide: each_year", "decide: war_end").leader_rule.decide == Decision::war_end);
  CHECK(small_with("room: standing", "room: potential").leader_rule.room == Room::potential);
  CHECK(small_with("generosity: 0.2", "generosity: 0.7").leader_rule.generosity == 0.7);
  CHECK(small_with("memory: 0.9", "memory: 0.7").leader_rule.memory == 0.7);
  CHECK(small_with("souring: 0.1", "souring: 0.7").leader_rule.souring == 0.7);
  CHECK(small_with("drift: 0.02", "drift: 0.7").leader_rule.drift == 0.7);
  CHECK(small_with("drift: 0.02", "drift: 0.02, standing_limit: 0.7").leader_rule.standing_limit == 0.7);
  CHECK(small_with("committed: 0.5", "committed: 0.7").types.committed == 0.7);
  CHECK(small_with("stake_distance_km: 3000", "stake_distance_km: 500").types.stake_distance_km == 500);
  CHECK_FALSE(small_with("types: {committed: 0.5, stake_distance_km: 3000}", "types: off").types.on);
  CHECK(small_with("leader: USA", "leader: 200").leader == CowCode(200));
  CHECK(small_with("theatre: AFG", "theatre: IRQ").wars.front().theatre == CowCode(645));
  CHECK(small_with("seed: 20010911", "seed: 9007199254740991").seed == MasterSeed(largest_master_seed));
  CHECK(small_with("seed: 20010911", "seed: 0").seed == MasterSeed(0));

  const Scenario drawn =
      small_with("{fit: states}", "{fit: states, draw: none, override: {potential: -0.01, log(gdp): 2}}");
  CHECK_FALSE(drawn.coefficients.draw);
  CHECK(drawn.coefficients.override_terms == std::map<std::string, double>{{"potential", -0.01}, {"log(gdp)", 2}});
  CHECK(drawn.coefficients.override_places.at("potential").column == 54);
  CHECK(drawn.coefficients.override_places.at("potential").key == "contribution.coefficients.override.potential");
}

TEST_CASE("Coefficients come from a fit, a published model or a file") {
  const std::string fitted = "  theory: potential_alone\n  family: tobit\n  coefficients: {fit: states}\n";
  const Scenario published = small_with(fitted, "  coefficients: {published: table1/all}\n");
  CHECK(published.coefficients.kind == CoefficientSource::Kind::published);
  CHECK(published.coefficients.name == "table1/all");
  CHECK(published.coefficients.model == "all");
  CHECK(published.coefficients.place.column == 29);
  CHECK_FALSE(has(published, "contribution.theory"));

  const Scenario file = small_with(fitted, "  coefficients: {file: coefficients.yaml/tobit}\n");
  CHECK(file.coefficients.kind == CoefficientSource::Kind::file);
  CHECK(file.coefficients.name == "coefficients.yaml/tobit");
  CHECK(file.coefficients.path.ends_with("/tests/scenarios/small/coefficients.yaml"));
  CHECK(file.coefficients.model == "tobit");
  CHECK(small_with(fitted, "  coefficients: {file: coefficients.yaml}\n").coefficients.model.empty());
}

TEST_CASE("Settings list every key that applies with value, unit, mark and origin, in the order of the declarations") {
  const Scenario s = read_scenario(small_scenario);
  CHECK(setting(s, "leader_rule.souring").value == "0.1");
  CHECK(setting(s, "leader_rule.souring").unit == "tie depth");
  CHECK(setting(s, "leader_rule.souring").provenance == Provenance::assumed);
  // Calibrated in one scenario and assumed in the next: the key cannot know, and its mark is the lesser claim.
  CHECK(setting(s, "wars[1].deaths_per_1000").provenance == Provenance::assumed);
  CHECK(setting(s, "wars[1].casualty_size").provenance == Provenance::assumed);
  CHECK(setting(s, "leader_rule.souring").origin == Origin::scenario);
  CHECK(setting(s, "leader_rule.souring").place.line == 21);
  CHECK(setting(s, "leader_rule.standing_limit").value == "0.5");
  CHECK(setting(s, "leader_rule.standing_limit").origin == Origin::by_default);
  CHECK(setting(s, "leader_rule.standing_limit").place == Place{});
  CHECK(setting(s, "wars[1].deaths_per_1000").value == "{2001: 1.5, 2002: 1.5, 2003: 2, 2004: 1}");
  CHECK(setting(s, "focus").value == "[NZL, NOR]");
  CHECK(setting(s, "leader").value == "USA");
  CHECK(setting(s, "types").value == "on");

  // One war; coefficients by `fit`, of a tobit; a bayesian leader; the words off, everyone and static by default.
  using enum Applies;
  const std::set<Applies> idle = {with_withdrawal_numbers,
                                  with_persistence_numbers,
                                  with_hurdle_persistence_numbers,
                                  with_hurdle_fit,
                                  with_budget,
                                  with_learning,
                                  with_request};
  std::vector<std::string> expected;
  for (const Declaration& key : declarations()) {
    const bool other_source = !key.one_of.empty() && !key.path.ends_with(".fit");
    const bool given = key.path == "wars[].casualty_size";  // optional in general
    const bool absent =
        (!key.when_absent.empty() && !given) || key.path.starts_with("counterfactuals[]") || key.path == "wars";
    if (other_source || absent || idle.contains(key.applies)) continue;
    const std::size_t bracket = key.path.find("[]");
    expected.push_back(bracket == std::string::npos ? key.path : std::string(key.path).insert(bracket + 1, "1"));
  }
  std::vector<std::string> listed;
  for (const Setting& each : s.settings) listed.push_back(each.key);
  CHECK(listed == expected);

  const Scenario plain = small_with("{committed: 0.5, stake_distance_km: 3000}", "off");
  CHECK(setting(plain, "types").value == "off");
  CHECK_FALSE(has(plain, "types.committed"));
}

TEST_CASE("Persistence is off, calibrated or set by hand, and marked accordingly") {
  const Scenario off = read_scenario(small_scenario);
  CHECK(off.persistence.kind == PersistencePlan::Kind::off);
  CHECK(off.persistence.given.amount == 0);
  CHECK(setting(off, "contribution.persistence").value == "off");
  CHECK(setting(off, "contribution.persistence").provenance == Provenance::fact);
  CHECK_FALSE(has(off, "contribution.persistence.amount"));

  const Scenario fitted = small_with("family: tobit", "family: tobit\n  persistence: fit");
  CHECK(fitted.persistence.kind == PersistencePlan::Kind::fit);
  CHECK(setting(fitted, "contribution.persistence").value == "fit");
  CHECK(setting(fitted, "contribution.persistence").provenance == Provenance::calibrated);
  CHECK_FALSE(has(fitted, "contribution.persistence.amount"));

  const Scenario numbers = small_with("family: tobit", "family: tobit\n  persistence: {amount: 0.8}");
  CHECK(numbers.persistence.kind == PersistencePlan::Kind::numbers);
  CHECK(numbers.persistence.given.amount == 0.8);
  CHECK(setting(numbers, "contribution.persistence").value == "on");
  CHECK(setting(numbers, "contribution.persistence.amount").provenance == Provenance::assumed);
  CHECK_FALSE(has(numbers, "contribution.persistence.participation"));  // of a hurdle alone
}

TEST_CASE("A hurdle's ceiling is 1, fitted or set by hand, and marked accordingly") {
  CHECK(read_scenario(small_scenario).ceiling.given == 1.0);
  CHECK_FALSE(has(read_scenario(small_scenario), "contribution.ceiling"));
  const Scenario none = small_with("family: tobit", "family: hurdle");
  CHECK(none.ceiling.given == 1.0);
  CHECK(setting(none, "contribution.ceiling").origin == Origin::by_default);
  const Scenario fitted = small_with("family: tobit", "family: hurdle\n  ceiling: fit");
  CHECK_FALSE(fitted.ceiling.given.has_value());
  CHECK(setting(fitted, "contribution.ceiling").provenance == Provenance::estimated);
  const Scenario given = small_with("family: tobit", "family: hurdle\n  ceiling: 0.08");
  CHECK(given.ceiling.given == 0.08);
  CHECK(setting(given, "contribution.ceiling").provenance == Provenance::assumed);
  CHECK(setting(given, "contribution.ceiling").unit == "share");
}

TEST_CASE("Withdrawal is off, fitted or set by hand, and marked accordingly") {
  const Scenario off = read_scenario(small_scenario);
  CHECK(off.withdrawal.kind == WithdrawalPlan::Kind::off);
  CHECK_FALSE(off.withdrawal.hazard.on);
  CHECK(setting(off, "withdrawal").value == "off");
  CHECK(setting(off, "withdrawal").origin == Origin::by_default);
  CHECK(setting(off, "withdrawal").provenance == Provenance::fact);
  CHECK_FALSE(has(off, "withdrawal.tie"));
  CHECK(small_with("focus: ", "withdrawal: off\nfocus: ").withdrawal.kind == WithdrawalPlan::Kind::off);

  const Scenario fitted = small_with("focus: ", "withdrawal: fit\nfocus: ");
  CHECK(fitted.withdrawal.kind == WithdrawalPlan::Kind::fit);
  CHECK_FALSE(fitted.withdrawal.hazard.on);
  CHECK(fitted.withdrawal.place.line == 23);
  CHECK(fitted.withdrawal.place.key == "withdrawal");
  CHECK(setting(fitted, "withdrawal").provenance == Provenance::estimated);
  CHECK_FALSE(has(fitted, "withdrawal.intercept"));

  const Scenario numbers =
      small_with("focus: ", "withdrawal: {intercept: -3.5, losses: 0.4, democracy: 0.2, tie: -1}\nfocus: ");
  CHECK(numbers.withdrawal.kind == WithdrawalPlan::Kind::numbers);
  CHECK(numbers.withdrawal.hazard.on);
  CHECK(numbers.withdrawal.hazard.intercept == -3.5);
  CHECK(numbers.withdrawal.hazard.losses == 0.4);
  CHECK(numbers.withdrawal.hazard.democracy == 0.2);
  CHECK(numbers.withdrawal.hazard.tie == -1);
  CHECK(setting(numbers, "withdrawal").value == "on");
  CHECK(setting(numbers, "withdrawal").provenance == Provenance::fact);
  CHECK(setting(numbers, "withdrawal.losses").value == "0.4");
  CHECK(setting(numbers, "withdrawal.losses").provenance == Provenance::assumed);
}

TEST_CASE("An indifferent leader has a memory and nothing else") {
  const Scenario s = small_with(
      "{rule: bayesian, decide: each_year, room: standing, generosity: 0.2, memory: 0.9, souring: 0.1, drift: 0.02}",
      "{rule: indifferent, memory: 0.8}");
  CHECK(s.leader_rule.rule == Reward::indifferent);
  CHECK(s.leader_rule.memory == 0.8);
  CHECK(has(s, "leader_rule.memory"));
  CHECK_FALSE(has(s, "leader_rule.generosity"));
}

TEST_CASE("Declared defaults are those of the rules themselves") {
  const Scenario s = small_with(
      "{rule: bayesian, decide: each_year, room: standing, generosity: 0.2, memory: 0.9, souring: 0.1, drift: 0.02}",
      "{rule: bayesian}");
  const LeaderRule rule;
  CHECK(s.leader_rule.decide == rule.decide);
  CHECK(s.leader_rule.room == rule.room);
  CHECK(s.leader_rule.generosity == rule.generosity);
  CHECK(s.leader_rule.memory == rule.memory);
  CHECK(s.leader_rule.souring == rule.souring);
  CHECK(s.leader_rule.drift == rule.drift);
  CHECK(s.leader_rule.standing_limit == rule.standing_limit);
  const Scenario types = small_with("{committed: 0.5, stake_distance_km: 3000}", "{}");
  CHECK(types.types.on);
  CHECK(types.types.committed == TypeRule{}.committed);
  CHECK(types.types.stake_distance_km == TypeRule{}.stake_distance_km);
  const Scenario few = small_with("replications: 200, ", "");
  CHECK(few.replications == Scenario{}.replications);
  CHECK(setting(few, "simulation.replications").origin == Origin::by_default);
}

TEST_CASE("The command line overrides seed and replications within their ranges") {
  Scenario s = read_scenario(small_scenario);
  set_seed(s, 7);
  set_replications(s, 50);
  CHECK(s.seed == MasterSeed(7));
  CHECK(s.replications == 50);
  CHECK(setting(s, "simulation.seed").value == "7");
  CHECK(setting(s, "simulation.seed").origin == Origin::command_line);
  CHECK(setting(s, "simulation.seed").place == Place{});
  CHECK(setting(s, "simulation.replications").value == "50");
  CHECK(faults([&] { set_seed(s, -1); }) ==
        std::vector<std::string>{"0:0 --seed: -1 is out of range; expected a whole number from 0 to 9007199254740991"});
  CHECK(faults([&] { set_seed(s, 9007199254740992); }).size() == 1);
  CHECK(faults([&] { set_replications(s, 1); }) ==
        std::vector<std::string>{"0:0 --replications: 1 is out of range; expected a whole number from 2 to 1000000"});
  CHECK(s.seed == MasterSeed(7));
}

TEST_CASE("What is recorded is a word or a list, in the file and on the command line") {
  // Where states do not learn there is no expectation to record.
  std::vector<Quantity> all(all_quantities.begin(), all_quantities.end());
  std::erase(all, Quantity::expectation);
  Scenario s = read_scenario(small_scenario);
  CHECK(s.recorded.empty());
  CHECK(setting(s, "simulation.record").value == "summary");
  CHECK(setting(s, "simulation.record").origin == Origin::by_default);
  CHECK(small_with("seed: 20010911", "seed: 1, record: full").recorded == all);
  // In whatever order they are listed.
  s = small_with("seed: 20010911", "seed: 1, record: [standing, share, potential_slope]");
  CHECK(s.recorded == std::vector{Quantity::share, Quantity::standing, Quantity::potential_slope});
  CHECK(setting(s, "simulation.record").value == "[standing, share, potential_slope]");

  set_record(s, "posterior,casualties");
  CHECK(s.recorded == std::vector{Quantity::casualties, Quantity::posterior});
  CHECK(setting(s, "simulation.record").value == "[posterior, casualties]");
  CHECK(setting(s, "simulation.record").origin == Origin::command_line);
  set_record(s, "withdrawn");
  CHECK(s.recorded == std::vector{Quantity::withdrawn});
  set_record(s, "full");
  CHECK(s.recorded == all);
  CHECK(s.ensemble_file);
  set_record(s, "none");
  CHECK(s.recorded.empty());
  CHECK_FALSE(s.ensemble_file);
  set_record(s, "summary");
  CHECK(s.recorded.empty());
  CHECK(s.ensemble_file);
  CHECK_FALSE(small_with("seed: 20010911", "seed: 1, record: none").ensemble_file);
  const std::string quantities = "share, standing, expectation, casualties, posterior, committed, withdrawn ";
  CHECK(faults([&] { set_record(s, "ful"); }) ==
        std::vector<std::string>{
            "0:0 --record: \"ful\" is not known here; expected none, summary, full, or a list with some "
            "of " +
            quantities + "and potential_slope; did you mean full?"});
  CHECK(faults([&] { set_record(s, "share,standng"); }) ==
        std::vector<std::string>{"0:0 --record: \"standng\" is not known here; expected " + quantities +
                                 "or potential_slope; did you mean standing?"});
  CHECK(faults([&] { set_record(s, "share,expectation"); }) ==
        std::vector<std::string>{"0:0 --record: there are no expectations to record, for states do not learn; expected "
                                 "quantities without expectation, or expectation: {rule: learning, ...}"});
  Scenario learning =
      small_with("focus: ", "expectation: {rule: learning, prior_rewards: 2, prior_failures: 2, others: 0.1}\nfocus: ");
  set_record(learning, "full");
  CHECK(learning.recorded == std::vector<Quantity>(all_quantities.begin(), all_quantities.end()));
  for (const char* wrong : {"", ",", "share,", "share,share", "share, standing", "full,share", "[share]"}) {
    CAPTURE(wrong);
    CHECK_FALSE(faults([&] { set_record(s, wrong); }).empty());
  }
}

TEST_CASE("A German locale changes nothing") {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
  const std::string c_before = std::setlocale(LC_ALL, nullptr);
  if (!std::setlocale(LC_ALL, "de_DE.UTF-8")) WARN("de_DE.UTF-8 is not installed: only the C++ locale was tried");
  const Scenario s = small_with("id: 1", "id: 1234");
  const auto wrong = faults([] { small_with("souring: 0.1", "souring: '0.1'"); });
  std::setlocale(LC_ALL, c_before.c_str());
  std::locale::global(before);
  CHECK(s.leader_rule.souring == 0.1);
  CHECK(setting(s, "leader_rule.souring").value == "0.1");
  CHECK(setting(s, "wars[1].id").value == "1234");
  CHECK(wrong.size() == 1);
  CHECK(wrong.front().starts_with("21:105 leader_rule.souring: "));
}
