#include "results/recovery/recovery.hpp"

#include "results/recovery/recovery_document.hpp"
#include "results/recovery/recovery_words.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<RecoveredParameter> potential_and_scale(double truth) {
  return {{.name = "potential", .part = "share", .term = "potential", .truth = truth},
          {.name = "log(sigma)", .part = "share", .term = "log(sigma)", .kind = RecoveredKind::scale, .truth = -1}};
}

RefittedRecord record_of(double estimate, double error) {
  return {.estimate = {estimate, -1.01 + 0.001 * estimate},
          .standard_error = {error, 0.1},
          .independent_error = {error / 2, none},
          .at_bound = {0, 0},
          .rows = 100};
}

/// 200 normal estimates, by quantiles so that nothing is left to chance, whose errors are `factor` times right.
std::vector<RefittedRecord> normal_records(double truth, double bias, double factor) {
  std::vector<RefittedRecord> records;
  for (int i = 0; i < 200; ++i) {
    // Acklam-free: the quantile by bisection of the error function.
    const double p = (i + 0.5) / 200;
    double low = -6, high = 6;
    for (int step = 0; step < 60; ++step) {
      const double middle = (low + high) / 2;
      (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
    }
    records.push_back(record_of(truth + bias + low, factor));
  }
  return records;
}

Recovery summed_up(double truth, const std::vector<RefittedRecord>& records, double level = 0.95) {
  return summarise_recovery(potential_and_scale(truth), records, level,
                            {.scenario = "small", .record = "Record: outcome corrected", .generator = "model"});
}

std::string potential_verdict(double truth, const std::vector<RefittedRecord>& records) {
  return recovery_verdict(summed_up(truth, records)).front();
}

}  // namespace

// By hand: estimates 1, 2 and 6 of a truth of 2 with errors 1, 2, 1; t is normal.
TEST_CASE("A recovery by hand", "[recovery]") {
  const Recovery recovery = summed_up(2, {record_of(1, 1), record_of(2, 2), record_of(6, 1)});
  const RecoveryRow& row = recovery.rows[0];
  CHECK(row.estimates == 3);
  CHECK(row.mean.value == Approx(3));
  CHECK(row.bias.value == Approx(1));
  CHECK(row.bias.error == Approx(std::sqrt(7.0 / 3)));  // variance (4 + 1 + 9) / 2 = 7
  CHECK(row.deviation.value == Approx(std::sqrt(7.0)));
  CHECK(row.deviation.error == Approx(std::sqrt(7.0) / 2));
  CHECK(row.rmse.value == Approx(std::sqrt(17.0 / 3)));
  // Squared errors 1, 0, 16: variance 80.33; / 3, root, over twice the RMSE.
  CHECK(row.rmse.error == Approx(std::sqrt(241.0 / 3 / 3) / (2 * std::sqrt(17.0 / 3))));
  CHECK(row.clustered.standard_error.value == Approx(std::sqrt(2.0)));  // variances 1, 4, 1: mean 2, variance 3
  CHECK(row.clustered.standard_error.error == Approx(std::sqrt(3.0 / (4 * 3 * 2))));
  CHECK(row.clustered.ratio.value == Approx(std::sqrt(2.0 / 7)));
  CHECK(row.clustered.ratio.error == Approx(std::sqrt(2.0 / 7) * std::sqrt(3.0 / (4 * 3 * 4) + 1.0 / 4)));
  CHECK(row.clustered.coverage.value == Approx(2.0 / 3));
  CHECK(row.clustered.coverage.error == Approx(std::sqrt(4.0 / 7 * 3 / 7 / 7)));
  CHECK(row.independent.coverage.value == Approx(1.0 / 3));  // 1 +- 0.98 misses 2
  CHECK(row.power.value == Approx(1.0 / 3));                 // 6 +- 1.96 alone
  CHECK(row.wrong_sign.value == 0);
  CHECK(row.found_wrong_sign.value == 0);

  const RecoveryRow& scale = recovery.rows[1];
  CHECK(std::isnan(scale.power.value));  // zero means nothing
  CHECK(std::isnan(scale.independent.ratio.value));
  CHECK(scale.clustered.coverage.value == 1);
}

TEST_CASE("Signs of estimates are those of the truth", "[recovery]") {
  const RecoveryRow row =
      summed_up(-2, {record_of(-1, 1), record_of(3, 1), record_of(-9, 2), record_of(0.5, 1)}).rows[0];
  CHECK(row.wrong_sign.value == Approx(0.5));
  CHECK(row.power.value == Approx(0.5));
  CHECK(row.found_wrong_sign.value == Approx(0.5));
  // Where the truth is zero no sign is wrong, and what is found is a false alarm.
  const RecoveryRow nothing = summed_up(0, {record_of(-1, 1), record_of(3, 1)}).rows[0];
  CHECK(std::isnan(nothing.wrong_sign.value));
  CHECK(nothing.power.value == Approx(0.5));
}

TEST_CASE("The level and the t distribution make the interval", "[recovery]") {
  RefittedRecord record = record_of(1, 1);
  CHECK(recovery_interval(record, 0, 1, 0.95).high == Approx(1 + 1.959964));
  CHECK(recovery_interval(record, 0, 1, 0.5).low == Approx(1 - 0.6744898));
  record.degrees_of_freedom = 5;
  CHECK(recovery_interval(record, 0, 1, 0.95).high == Approx(1 + 2.570582));  // R: qt(0.975, 5)
  CHECK(std::isnan(recovery_interval(record, 0, none, 0.95).low));
}

TEST_CASE("Plain words first: what is recovered, and what is not", "[recovery]") {
  using Catch::Contains;
  CHECK_THAT(potential_verdict(5, normal_records(5, 0, 1)), Contains("Potential is recovered: truth 5") &&
                                                                Contains("none to be seen") && Contains("in 95.0 %") &&
                                                                Contains("identifies it."));
  CHECK_THAT(potential_verdict(5, normal_records(5, 0, 0.5)),  // standard errors halved
             Contains("Potential is not recovered") && Contains("in 67.0 %") && Contains("too seldom"));
  CHECK_THAT(potential_verdict(5, normal_records(5, 0, 2)), Contains("more often than they say"));
  CHECK_THAT(potential_verdict(5, normal_records(5, -1, 1.4)),
             Contains("Potential is not recovered") && Contains("20 % of the truth, toward zero"));
  CHECK_THAT(potential_verdict(-5, normal_records(-5, -1, 1.4)), Contains("away from zero"));
  // The mean on the other side of 0, and intervals there, which find an effect but not this one.
  CHECK_THAT(potential_verdict(-5, normal_records(-5, 10, 1)),
             Contains("200 % of the truth, beyond zero: their mean has the wrong sign") &&
                 Contains("told from 0 in 0 % of the data sets, and an effect of the other sign is found in 100 %") &&
                 Contains("does not identify it"));
  CHECK_THAT(potential_verdict(1, normal_records(1, 0, 0.5)), !Contains("of the other sign is found"));
  CHECK_THAT(potential_verdict(1, normal_records(1, 0, 1)),
             Contains("does not identify it; the estimate has the wrong sign in 16 %"));
  CHECK_THAT(potential_verdict(2, normal_records(2, 0, 1)), Contains("identifies it weakly"));
  CHECK_THAT(potential_verdict(0, normal_records(0, 0, 1)), Contains("taken for something else in 5 %"));
}

// R: qt(0.975, 1) is 12.7, so that two estimates seven errors off the truth on average show no bias.
TEST_CASE("A handful of data sets says little", "[recovery]") {
  using Catch::Contains;
  const auto row_of = [](double first, double second) {
    return summed_up(2, {record_of(first, 1), record_of(second, 1)}).rows[0];
  };
  CHECK(bias_verdict(row_of(5, 6)) == BiasVerdict::none);       // 3.5 +- 12.7 * 0.5
  CHECK(bias_verdict(row_of(5, 5.2)) == BiasVerdict::serious);  // 3.1 +- 12.7 * 0.1
  const auto verdict = [](std::vector<RefittedRecord> records) {
    std::string text;
    for (const std::string& sentence : recovery_verdict(summed_up(2, records))) text += sentence + "\n";
    return text;
  };
  std::vector<RefittedRecord> records(29, record_of(2, 1));
  records[0] = record_of(3, 1);
  CHECK_THAT(verdict(records), Contains("Only 29 data sets: too few to tell"));
  records.push_back(record_of(2, 1));
  CHECK_THAT(verdict(records), !Contains("too few to tell"));
}

TEST_CASE("Records that cannot be fitted are counted by reason", "[recovery]") {
  std::vector<RefittedRecord> records = {{.rows = 9, .failure = "separated"},
                                         record_of(1, 1),
                                         record_of(2, 1),
                                         {.rows = 9, .failure = "no share"},
                                         {.rows = 9, .failure = "separated"}};
  const Recovery recovery = summed_up(2, records);
  CHECK(recovery.failed == 3);
  CHECK(recovery.rows[0].estimates == 2);
  CHECK(recovery.rows_least == 100);
  REQUIRE(recovery.failures.size() == 2);
  CHECK(recovery.failures[0].records == 2);
  CHECK(recovery.failures[1].first == 4);
  CHECK_THAT(recovery_verdict(recovery).front(), Catch::Contains("Only 2 of 5"));
  records.pop_back();
  records.erase(records.begin() + 1);
  CHECK_THROWS_WITH(summed_up(2, records), Catch::Contains("2 of 3") && Catch::Contains("separated"));
  // A record that was fitted, and whose shares show no persistence, is not why others were not.
  RefittedRecord unsteady = record_of(1, 1);
  unsteady.persistence_failure = "no switches";
  records.insert(records.begin(), unsteady);
  records.pop_back();
  records.erase(records.begin() + 2);
  CHECK_THROWS_WITH(summed_up(2, records), Catch::Contains("because: separated"));
}

TEST_CASE("A recovery as JSON and CSV", "[recovery]") {
  std::vector<RefittedRecord> records = normal_records(5, 0, 1);
  records.push_back({.rows = 7, .failure = "a \"reason\", with commas"});
  const Recovery recovery = summed_up(5, records);
  const auto json = nlohmann::json::parse(recovery_json(recovery, "Entente"));
  CHECK(json["datasets"] == 201);
  CHECK(json["fitted"] == 200);
  CHECK(json["parameters"][0]["coverage"]["value"] == Approx(0.95));
  CHECK(json["parameters"][0]["recovered"] == true);
  CHECK(json["parameters"][1]["power"]["value"].is_null());
  CHECK(json["failures"][0]["first_dataset"] == 201);

  const auto lines = [](const std::string& text) {
    std::vector<std::string> list;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) list.push_back(line);
    return list;
  };
  const auto summary = lines(recovery_csv(recovery));
  REQUIRE(summary.size() == 3);
  CHECK(summary[1].rfind("potential,share,potential,coefficient,5,200,", 0) == 0);
  const auto datasets = lines(recovery_datasets_csv(potential_and_scale(5), records, recovery.level));
  REQUIRE(datasets.size() == 1 + 2 * 201);
  CHECK(datasets[401] == "201,potential,share,potential,5,,,,,,,,,7,\"a \"\"reason\"\", with commas\"");
  const auto manifest = nlohmann::json::parse(recovery_manifest(recovery, "1", {}, {}, {}));
  CHECK(manifest["entente_run"] == 1);
  CHECK(manifest["recovery"] == "small");
}

}  // namespace entente
