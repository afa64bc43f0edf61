#include "scenarios/reader/scenario.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace entente;
using namespace entente::testing;

namespace {

const std::string bayesian =
    "{rule: bayesian, decide: each_year, room: standing, generosity: 0.2, memory: 0.9, souring: 0.1, drift: 0.02}";

std::string with(const std::string& old, const std::string& now) {
  return replaced(file_text(small_scenario), old, now);
}
std::string and_also(const std::string& keys) { return with("focus: ", keys + "\nfocus: "); }

Scenario read(const std::string& text) { return parse_scenario(text, small_scenario); }

// The problems' keys and what is wrong, in one line.
std::string problems(const std::string& text) {
  std::string all;
  for (const std::string& fault : faults([&] { read(text); })) all += (all.empty() ? "" : " | ") + fault;
  return all;
}

bool says(const std::string& text, const std::string& part) {
  const std::string all = problems(text);
  CAPTURE(all);
  CHECK(all.find(part) != std::string::npos);
  return all.find(part) != std::string::npos && all.find(" | ") == std::string::npos;
}

}  // namespace

TEST_CASE("The leader's five rules, and the keys that each has") {
  CHECK(read(with(bayesian, "{rule: budgeted, budget: 0.7}")).leader_rule.rule == Reward::budgeted);
  CHECK(read(with(bayesian, "{rule: budgeted, budget: 0.7}")).leader_rule.budget == 0.7);
  CHECK(read(with(bayesian, "{rule: side_payment, generosity: 0.3}")).leader_rule.rule == Reward::side_payment);
  CHECK(read(with(bayesian, "{rule: random, souring: 0}")).leader_rule.rule == Reward::random);
  CHECK(says(with(bayesian, "{rule: budgeted}"), "leader_rule.budget: the key is missing"));
  CHECK(says(with(bayesian, "{rule: budgeted, budget: 0}"), "leader_rule.budget: 0 is out of range"));
  CHECK(says(with(bayesian, "{rule: random, budget: 1}"),
             "leader_rule.budget: the key applies only with the leader's "
             "rule `budgeted`"));
  CHECK(says(with(bayesian, "{rule: indifferent, drift: 0.1}"), "leader_rule.drift: the key applies only with"));
}

TEST_CASE("An indifferent leader decides where states learn, and has limits where closure moves standing") {
  const std::string decides = with(bayesian, "{rule: indifferent, decide: war_end}");
  CHECK(says(decides, "leader_rule.decide: the key applies only with"));
  const std::string learning = replaced(decides, "focus: ", "expectation: {rule: learning}\nfocus: ");
  CHECK(read(learning).leader_rule.decide == Decision::war_end);
  const std::string limited = with(bayesian, "{rule: indifferent, standing_limit: 0.2}");
  CHECK(says(limited, "leader_rule.standing_limit: the key applies only with"));
  CHECK(read(replaced(limited, "focus: ", "network: {closure: 0.1}\nfocus: ")).leader_rule.standing_limit == 0.2);
}

TEST_CASE("States learn, or they do not") {
  CHECK_FALSE(read(file_text(small_scenario)).expectation.learning);
  CHECK_FALSE(read(and_also("expectation: static")).expectation.learning);
  const Scenario plain = read(and_also("expectation: {rule: learning}"));
  CHECK(plain.expectation.learning);
  CHECK(plain.expectation.prior_rewards == ExpectationRule{}.prior_rewards);
  CHECK(plain.expectation.prior_failures == ExpectationRule{}.prior_failures);
  CHECK(plain.expectation.others == ExpectationRule{}.others);
  const Scenario s = read(and_also("expectation: {rule: learning, prior_rewards: 3, prior_failures: 1, others: 0.5}"));
  CHECK(s.expectation.prior_rewards == 3);
  CHECK(s.expectation.prior_failures == 1);
  CHECK(s.expectation.others == 0.5);
  CHECK(says(and_also("expectation: {others: 0.5}"), "expectation.rule: the key is missing; expected learning"));
  CHECK(says(and_also("expectation: learning"), "expectation: \"learning\" does not belong here"));
  CHECK(says(and_also("expectation: {rule: learning, prior_rewards: 0}"), "expectation.prior_rewards: 0 is out of"));
}

TEST_CASE("The network's closure and its measured replicates") {
  CHECK(read(file_text(small_scenario)).closure == 0);
  const Scenario s = read(and_also("network: {closure: 0.25, replicates: 20}"));
  CHECK(s.closure == 0.25);
  CHECK(s.network_replicates == 20);
  CHECK(says(and_also("network: {closure: 1.5}"), "network.closure: 1.5 is out of range"));
  CHECK(says(and_also("network: {replicates: 10001}"), "network.replicates: 10001 is out of range"));
}

TEST_CASE("Private stakes come from the distance or from the table") {
  const std::string types = "{committed: 0.5, stake_distance_km: 3000}";
  CHECK_FALSE(read(file_text(small_scenario)).stake_from_table);
  CHECK(read(with(types, "{private_stake: table}")).stake_from_table);
  CHECK(says(with(types, "{private_stake: table, stake_distance_km: 3000}"),
             "types.stake_distance_km: the key applies only with `types` on and `private_stake: distance`"));
  CHECK(says(with(types, "{private_stake: tabel}"), "did you mean table?"));
}
