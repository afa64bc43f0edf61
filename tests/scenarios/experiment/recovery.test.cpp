// The refit of a made-up record is the fit of the scenario: a record that is the real one gives back its coefficients
// to the bit. And records made by the fitted equation give back what made them.
#include "scenarios/experiment/recovery.hpp"

#include "scenarios/experiment/recovery_words.hpp"
#include "sim/core/error.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

Scenario shipped(const std::string& name, const Changes& changes = {}) {
  const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/scenarios/" + name + ".yaml";
  std::string text = testing::file_text(path);
  for (const auto& [old, now] : changes) {
    text = testing::replaced(text, old, now);
    REQUIRE(!text.empty());
  }
  return parse_scenario(text, path);
}

const std::string stay = "types: {";
const std::string leave = "withdrawal: {intercept: -2, losses: 0.1, democracy: 0.1, tie: -0.5}\ntypes: {";

/// The record as it is, as if it had been made up.
MadeUpRecords real_record(const RecoveryPlan& plan) {
  MadeUpRecords made{.acts = plan.acts.size(), .shares = {}};
  const std::size_t cells = plan.prepared.world.cells();
  for (const std::size_t act : plan.acts) {
    made.shares.push_back(plan.prepared.observed[act / cells].whole_share[act % cells]);
  }
  return made;
}

void gives_back_the_fit(const Scenario& scenario, RecoveryGenerator generator) {
  const RecoveryPlan plan = plan_recovery(scenario, generator);
  INFO(scenario.name << ", " << to_string(generator));
  const RefittedRecord refitted = refit_record(plan, real_record(plan), 0);
  CHECK(refitted.failure.empty());
  CHECK(refitted.rows == plan.prepared.coefficients.rows);
  REQUIRE(refitted.estimate.size() == plan.parameters.size());
  const FitReport& fit = *plan.prepared.fit;
  for (std::size_t j = 0; j < plan.parameters.size(); ++j) {
    INFO(plan.parameters[j].name);
    CHECK(refitted.estimate[j] == plan.parameters[j].truth);
    if (j < fit.terms.size()) CHECK(refitted.standard_error[j] == fit.terms[j].standard_error);
  }
}

std::size_t find(const RecoveryPlan& plan, const std::string& name) {
  for (std::size_t j = 0; j < plan.parameters.size(); ++j) {
    if (plan.parameters[j].name == name) return j;
  }
  FAIL("no parameter " + name);
  return 0;
}

std::vector<RefittedRecord> recovered(const RecoveryPlan& plan, std::size_t records, int threads = 0) {
  return recover(plan, MasterSeed(20010911), records, {.threads = threads});
}

/// So that what is missing is the same as what is missing.
std::vector<std::uint64_t> bytes_of(const std::vector<double>& numbers) {
  std::vector<std::uint64_t> bytes;
  for (const double number : numbers) bytes.push_back(std::bit_cast<std::uint64_t>(number));
  return bytes;
}

/// Mean over records of the estimate, from the truth, in Monte Carlo standard errors.
double deviation(const RecoveryPlan& plan, const std::vector<RefittedRecord>& records, std::size_t parameter) {
  double mean = 0, squares = 0;
  const auto n = static_cast<double>(records.size());
  for (const RefittedRecord& record : records) mean += record.estimate.at(parameter) / n;
  for (const RefittedRecord& record : records) squares += std::pow(record.estimate[parameter] - mean, 2);
  return (mean - plan.parameters[parameter].truth) / std::sqrt(squares / (n - 1) / n);
}

}  // namespace

TEST_CASE("A record that is the real one is fitted as the scenario fits it, to the bit", "[recovery]") {
  for (const RecoveryGenerator generator : {RecoveryGenerator::scenario, RecoveryGenerator::model}) {
    gives_back_the_fit(shipped("afghanistan"), generator);
    gives_back_the_fit(shipped("afghanistan_corrected"), generator);
    gives_back_the_fit(shipped("afghanistan", {{"family: tobit", "family: gaussian"}}), generator);
    gives_back_the_fit(shipped("afghanistan", {{"potential: difference", "potential: residual"}}), generator);
    gives_back_the_fit(shipped("afghanistan_corrected", {{stay, leave}}), generator);
    gives_back_the_fit(shipped("us_wars"), generator);
  }
}

TEST_CASE("What is known is named and ordered as the fit's numbers", "[recovery]") {
  const RecoveryPlan plan = plan_recovery(shipped("afghanistan_corrected"), RecoveryGenerator::scenario);
  REQUIRE(plan.parameters.size() == 9 + 9 + 1 + 3);
  CHECK(plan.parameters[8].name == "participation: potential");
  CHECK(plan.parameters[8].part == "participation");
  CHECK(plan.parameters[17].part == "amount");
  CHECK(plan.parameters[17].term == "potential");
  CHECK(plan.parameters[18].kind == RecoveredKind::scale);
  CHECK(plan.parameters[19].kind == RecoveredKind::ceiling);
  CHECK(plan.parameters[20].truth == plan.prepared.experiment.persistence.participation);
  CHECK(plan.parameters[21].truth == plan.prepared.experiment.persistence.amount);
  // Neither is fitted here, so neither is asked for.
  CHECK(plan_recovery(shipped("afghanistan"), RecoveryGenerator::scenario).parameters.size() == 9 + 1);
}

// Least squares is unbiased in every sample under its own assumptions, and its classical intervals are exact there but
// for the t's degrees of freedom (155 for 2,113): the strictest oracle there is.
TEST_CASE("Records of a linear model give back all of it", "[recovery]") {
  constexpr std::size_t n = 300;
  constexpr double bound = 3.5;  // standard errors; ten numbers of each kind
  RecoveryPlan plan =
      plan_recovery(shipped("afghanistan", {{"family: tobit", "family: gaussian"}}), RecoveryGenerator::model);
  const std::vector<RefittedRecord> records = recovered(plan, n);
  for (std::size_t j = 0; j + 1 < plan.parameters.size(); ++j) {
    INFO(plan.parameters[j].name);
    CHECK(std::abs(deviation(plan, records, j)) < bound);
    const auto covered = [&](double scale) {
      return std::count_if(records.begin(), records.end(), [&](const RefittedRecord& record) {
        return std::abs(record.estimate[j] - plan.parameters[j].truth) <= scale * record.independent_error[j];
      });
    };
    const double error = std::sqrt(n * 0.95 * 0.05);
    CHECK(std::abs(static_cast<double>(covered(1.96)) - 0.95 * n) < bound * error);
    CHECK(static_cast<double>(covered(1.96 / 2)) < 0.95 * n - 2 * bound * error);  // errors halved
  }
  SECTION("not with shares cut off at 0, as agents have them") {
    for (double& share : plan.rows.share) share = 0;
    MadeUpRecords made = make_records(plan, MasterSeed(20010911), n, {});
    CHECK(*std::min_element(made.shares.begin(), made.shares.end()) < 0);
    for (double& share : made.shares) share = std::max(0.0, share);
    std::vector<RefittedRecord> cut;
    for (std::size_t record = 0; record < n; ++record) cut.push_back(refit_record(plan, made, record));
    CHECK(std::abs(deviation(plan, cut, find(plan, "potential"))) > 2 * bound);
  }
}

TEST_CASE("Records of a tobit give back potential, and not to another family", "[recovery]") {
  RecoveryPlan plan = plan_recovery(shipped("afghanistan"), RecoveryGenerator::model);
  const std::size_t potential = find(plan, "potential");
  const std::vector<RefittedRecord> records = recovered(plan, 200);
  CHECK(std::abs(deviation(plan, records, potential)) < 3.5);
  plan.refit.family = Family::gaussian;
  CHECK(std::abs(deviation(plan, recovered(plan, 200), potential)) > 20);
}

TEST_CASE("What is set by hand is the truth that refits find", "[recovery]") {
  const RecoveryPlan plan = plan_recovery(
      shipped("afghanistan",
              {{"coefficients: {fit: states}", "coefficients: {fit: states, override: {potential: 0.1}}"}}),
      RecoveryGenerator::model);
  const std::size_t potential = find(plan, "potential");
  CHECK(plan.parameters[potential].truth == 0.1);
  const std::vector<RefittedRecord> records = recovered(plan, 50);
  CHECK(std::abs(deviation(plan, records, potential)) < 3.5);
  CHECK(records.front().standard_error[potential] > 0);
}

TEST_CASE("Coefficients of a file are the truth for a fit like theirs", "[recovery]") {
  const RecoveryPlan plan = plan_recovery(shipped("libya"), RecoveryGenerator::model);
  CHECK(plan.refit.family == Family::hurdle);
  CHECK(plan.prepared.fit == std::nullopt);
  CHECK(plan.parameters.front().truth == plan.prepared.coefficients.coefficients.estimate.front());
  REQUIRE(plan.potential);
  CHECK(plan.potential->reference == plan.prepared.coefficients.coefficients.potential.reference);
}

TEST_CASE("Records are keyed by their number: neither threads nor further records change one", "[recovery]") {
  for (const RecoveryGenerator generator : {RecoveryGenerator::scenario, RecoveryGenerator::model}) {
    const RecoveryPlan plan = plan_recovery(shipped("afghanistan_corrected", {{stay, leave}}), generator);
    const std::vector<RefittedRecord> few = recovered(plan, 5, 1);
    const std::vector<RefittedRecord> more = recovered(plan, 8, 3);
    for (std::size_t record = 0; record < few.size(); ++record) {
      CHECK(few[record].estimate == more[record].estimate);
      CHECK(bytes_of(few[record].standard_error) == bytes_of(more[record].standard_error));
    }
    CHECK(few[0].estimate != few[1].estimate);
    CHECK(recover(plan, MasterSeed(1), 2, {})[0].estimate != few[0].estimate);
  }
}

TEST_CASE("Records are no longer made once it is interrupted", "[recovery]") {
  std::atomic<bool> interrupted{true};
  for (const RecoveryGenerator generator : {RecoveryGenerator::scenario, RecoveryGenerator::model}) {
    const RecoveryPlan plan = plan_recovery(shipped("afghanistan", {}), generator);
    CHECK_THROWS_WITH(make_records(plan, MasterSeed(1), 2, {.interrupted = &interrupted}),
                      Catch::Contains("interrupted"));
  }
}

TEST_CASE("What agents do besides the equation is in their records alone", "[recovery]") {
  const auto first = [](const Changes& changes, RecoveryGenerator generator) {
    return make_records(plan_recovery(shipped("afghanistan", changes), generator), MasterSeed(1), 2, {}).shares;
  };
  const std::string types = "types: {committed: 0.5, stake_distance_km: 3000}";
  const Changes changes[] = {
      {{types, "types: off"}}, {{"generosity: 0.2", "generosity: 0.9"}}, {{"treaty: observed", "treaty: frozen"}}};
  for (const Changes& change : changes) {
    CHECK(first({}, RecoveryGenerator::scenario) != first(change, RecoveryGenerator::scenario));
    CHECK(first({}, RecoveryGenerator::model) == first(change, RecoveryGenerator::model));
  }
}

TEST_CASE("States that leave take their rows along", "[recovery]") {
  const Scenario scenario = shipped("afghanistan", {{stay, leave}});
  const RecoveryPlan leaving = plan_recovery(scenario, RecoveryGenerator::scenario);
  std::set<std::size_t> rows;
  for (const RefittedRecord& record : recovered(leaving, 6)) {
    CHECK(record.failure.empty());
    CHECK(record.rows < leaving.rows.share.size());
    rows.insert(record.rows);
  }
  CHECK(rows.size() > 1);
  const RecoveryPlan staying = plan_recovery(scenario, RecoveryGenerator::model);
  for (const RefittedRecord& record : recovered(staying, 3)) CHECK(record.rows == staying.prepared.coefficients.rows);
}

TEST_CASE("A record that cannot be fitted says why, and the others are fitted", "[recovery]") {
  const RecoveryPlan plan = plan_recovery(shipped("afghanistan"), RecoveryGenerator::model);
  MadeUpRecords made = make_records(plan, MasterSeed(1), 2, {});
  std::fill_n(made.shares.begin(), made.acts, 0.0);
  const RefittedRecord failed = refit_record(plan, made, 0);
  CHECK_THAT(failed.failure, Catch::Contains("response"));
  CHECK(failed.estimate.empty());
  CHECK(refit_record(plan, made, 1).failure.empty());
}

TEST_CASE("Coefficients with fixed effects of states are refused", "[recovery]") {
  const std::string path = std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small/scenario.yaml";
  CHECK_NOTHROW(plan_recovery(read_scenario(path), RecoveryGenerator::scenario));
  const Scenario published = shipped(
      "afghanistan",
      {{"coefficients: {fit: states}", "coefficients: {published: table1/fixed_effects, draw: none}"},
       {"  theory: signalling\n  family: tobit\n", ""},
       {"states: {table: afghanistan/states.csv}", "states: {table: afghanistan/states.csv, incomplete: exclude}"}});
  CHECK_THROWS_WITH(plan_recovery(published, RecoveryGenerator::model), Catch::Contains("fixed effects of states"));
}

TEST_CASE("The words say which assumptions of the fit hold", "[recovery]") {
  const auto said = [](const char* name, RecoveryGenerator generator, const Changes& changes = {}) {
    return recovery_meaning(plan_recovery(shipped(name, changes), generator));
  };
  using Catch::Contains;
  CHECK_THAT(said("afghanistan", RecoveryGenerator::scenario), Contains("committed") && Contains("may be biased"));
  CHECK_THAT(said("afghanistan_corrected", RecoveryGenerator::scenario), Contains("Shocks that persist"));
  CHECK_THAT(said("afghanistan_corrected", RecoveryGenerator::model), Contains("standard errors need the clusters"));
  CHECK_THAT(said("afghanistan", RecoveryGenerator::model), Contains("Shocks are independent"));
  CHECK_THAT(said("afghanistan", RecoveryGenerator::scenario, {{"family: tobit", "family: gaussian"}}),
             Contains("Negative shares count as 0"));
  CHECK_THAT(recovery_fit(plan_recovery(shipped("afghanistan_corrected"), RecoveryGenerator::model)),
             Contains("hurdle, ceiling fitted, persistence calibrated"));
}

}  // namespace entente
