#include "results/report/comparison_words.hpp"

#include "results/report/html_parts.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/comparable_run.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

namespace {

RunPair pair_of(const HandMadeRun& run, const HandMadeRun& other) {
  const TemporaryFolder parent;
  const RunData first = run.write(parent.path() / "first"), second = other.write(parent.path() / "second");
  return run_pair(first, second);
}

std::string words(const HandMadeRun& run, const HandMadeRun& other) {
  std::string text;
  for (const std::string& sentence : comparison_words(pair_of(run, other)).sentences) text += sentence + "\n";
  return text;
}

HandMadeRun with_crps(double (*of)(const ComparableRow&)) {
  std::vector<ComparableRow> rows = eight_rows();
  for (ComparableRow& row : rows) row.crps = of(row);
  return comparable_run(rows);
}

const HandMadeRun plain = comparable_run(eight_rows());

}  // namespace

TEST_CASE("a run does better by a difference that other states would hardly turn", "[report]") {
  const HandMadeRun better = with_crps([](const ComparableRow&) { return 0.002; });
  CHECK_THAT(words(plain, better), Contains("By CRPS, per 1,000, the other run does better: other less this is −1.000, "
                                            "error by states 0.000, Monte Carlo error at most 0.141.\n") &&
                                       !Contains("Take care"));
  CHECK_THAT(words(better, plain), Contains("By CRPS, per 1,000, this run does better: other less this is 1.000"));
}

// By hand: one state of four is 0.004 better and the others as good. Without it the difference is 0, without another
// -0.004 / 3; the jackknife's error is sqrt(3 / 4 (0.001^2 + 3 (0.001 / 3)^2)) = 0.001, the difference itself. It is
// seven times the Monte Carlo error.
TEST_CASE("a difference that hangs on one state makes no winner, far as it is beyond Monte Carlo error", "[report]") {
  const HandMadeRun one = with_crps([](const ComparableRow& row) { return row.cow == 20 ? -0.001 : 0.003; });
  CHECK_THAT(words(plain, one), Contains("By CRPS, per 1,000, the record does not tell them apart: other less this is "
                                         "−1.000, error by states 1.000") &&
                                    !Contains("does better"));
}

TEST_CASE("neither does a difference within Monte Carlo error, nor none at all", "[report]") {
  const HandMadeRun near = with_crps([](const ComparableRow&) { return 0.0029; });
  CHECK_THAT(words(plain, near), Contains("By CRPS, per 1,000, the two differ by no more than Monte Carlo error: other "
                                          "less this is −0.100") &&
                                     !Contains("does better"));
  CHECK_THAT(words(plain, plain), Contains("By CRPS, per 1,000, the two are the same: other less this is 0.000"));
}

TEST_CASE("runs of other rows are compared on those of both, and that is said", "[report]") {
  std::vector<ComparableRow> few = eight_rows();
  few.resize(3);
  const std::string text =
      words(comparable_run(eight_rows(), {{"crps", 0.001495}}), comparable_run(few, {{"crps", 0.005528}}));
  CHECK_THAT(text, Contains("Take care: 5 state-years are compared in this run alone, 0 in the other run alone; bias, "
                            "RMSE, CRPS and log score are set against each other on the 3 of both.\n"));
  CHECK_THAT(text, Contains("on the 3 state-years of 2 states that both runs compare.\n"));
  CHECK_THAT(text,
             Contains("By CRPS, per 1,000, the two are the same: other less this is 0.000, error by states 0.000, "
                      "Monte Carlo error not known of these rows.\n") &&
                 !Contains("does better"));
}

TEST_CASE("where the records differ neither run is called better", "[report]") {
  std::vector<ComparableRow> rows = eight_rows();
  for (ComparableRow& row : rows) row.crps = 0.001;
  rows.front().observed = 0.02;
  HandMadeRun corrected = comparable_run(rows);
  corrected.record = "Record: outcome corrected";
  CHECK_THAT(words(plain, corrected),
             Contains("Take care: Other records, measures or treaties: this run has \"Record: outcome as published") &&
                 Contains("Take care: In 1 of the 8 state-years that both compare what was observed differs") &&
                 Contains("By CRPS, per 1,000, neither can be called better, for what was observed differs: other less "
                          "this is −2.000") &&
                 !Contains("does better"));
}

TEST_CASE("wars of one id and other names are asked about; without a year in common there is nothing to tell",
          "[report]") {
  std::vector<ComparableRow> rows = eight_rows();
  for (ComparableRow& row : rows) row.year -= 150;
  HandMadeRun older = comparable_run(rows, {{"spearman_relative", 0.1}});
  older.set("wars[1].name", "Crimean War");
  CHECK_THAT(
      words(plain, older),
      Contains("Take care: War 1 is Small war in this run and Crimean War in the other run: are they the same?") &&
          Contains("The two runs compare no state-year in common: neither can be called better.\n") &&
          !Contains("does better") && !Contains("By CRPS"));
}

TEST_CASE("a score without an error by states is higher or lower, and nobody better by it", "[report]") {
  const HandMadeRun higher = comparable_run(eight_rows(), {{"spearman_relative", 0.85}});
  CHECK_THAT(words(plain, higher),
             Contains("Spearman, by share, each over its own state-years: 0.500 ± 0.000 here, 0.850 ± 0.000 there; the "
                      "other run's is higher by more than Monte Carlo error. It has no error by states: neither is "
                      "called better by it.\n") &&
                 !Contains("does better"));
  CHECK_THAT(words(higher, plain), Contains("the other run's is lower by more than Monte Carlo error"));
  CHECK_THAT(words(plain, comparable_run(eight_rows(), {{"spearman_relative", 0.5001}})),
             Contains("0.500 ± 0.000 there; they differ by no more than Monte Carlo error."));
}

TEST_CASE("runs without a war in common are refused by the name of the folder", "[report]") {
  HandMadeRun other = plain;
  other.set("wars[1].id", "9");
  CHECK_THROWS_WITH(pair_of(plain, other), Contains("second") && Contains("has no war in common with"));
  try {
    pair_of(plain, other);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
  }
}

TEST_CASE("scores side by side are called and scaled as entente compare does, and so are settings", "[report]") {
  HandMadeRun other = comparable_run(eight_rows(), {{"coverage_90", 0.961}, {"log_score", -0.25}});
  other.set("contribution.family", "tobit");
  other.set("only.there", "<yes>");
  other.set("simulation.record", "[share]");
  other.set("name", "Another name");
  const std::string page = comparison_html(pair_of(plain, other));
  CHECK_THAT(page, Contains("<th scope=\"row\">inside central 90 %</th><td class=\"number\">50.0 ± 0.0</td><td "
                            "class=\"number\">96.1 ± 0.0</td><td class=\"number\">46.1</td>"));
  CHECK_THAT(page, Contains("<th scope=\"row\">log score, nats</th><td class=\"number\">0.500 ± 0.000</td><td "
                            "class=\"number\">−0.250 ± 0.000</td><td class=\"number\">0.000</td>"));
  CHECK_THAT(page, Contains("it compares (8 and 8); differences of bias, RMSE, CRPS and log score on the 8 of both"));
  CHECK_THAT(page, Contains("<th scope=\"row\">contribution.family</th><td>hurdle</td><td>tobit</td>"));
  CHECK_THAT(page, Contains("<th scope=\"row\">only.there</th><td>(does not apply)</td><td>&lt;yes&gt;</td>"));
  CHECK_THAT(page, !Contains("simulation.record") && !Contains("Another name"));
  CHECK_THAT(comparison_html(pair_of(plain, plain)), Contains("All settings on which scores depend are the same."));
}
