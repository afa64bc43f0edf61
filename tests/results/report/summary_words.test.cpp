#include "results/report/summary_words.hpp"

#include "tests/results/support/hand_made_run.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

namespace {

std::string all_of(const SummaryWords& words) {
  std::string text = words.verdict + "\n";
  for (const SummaryPart& part : words.parts) {
    text += "# " + part.heading + "\n";
    for (const std::string& sentence : part.sentences) text += sentence + "\n";
  }
  return text;
}

std::string summary_of(const HandMadeRun& run) {
  const TemporaryFolder parent;
  return all_of(summary_words(run.write(parent.path() / "run")));
}

HandMadeRun scored(const std::string& overall) {
  HandMadeRun run;
  run.files["states.csv"] = four_states();
  run.files["scores.csv"] = scores_head + overall +
                            "contributors,,,6,,,,,,,,,0.5,,\n"
                            "state,20,Ålpha,3,,,0.009,,,,,,0.3333333333333333,,\n"
                            "state,30,Beta,3,,,0.004,,,,,,1,,\n"
                            "state,40,Gamma,3,,,0.005,,,,,,0.6666666666666666,,\n"
                            "state,50,Delta,3,,,0.001,,,,,,1,,\n";
  return run;
}

// rmse 5, crps 3 per 1,000
const std::string wins = "overall,,,12,0.005,0.0001,0.003,0.0001,0.25,0.01,0.4,0.02,0.95,0.85,0.01\n";
const std::string loses = "overall,,,12,0.005,0.0001,0.003,0.0001,-0.5,0.01,-1.25,0.02,0.8,0.1,0.01\n";
const std::string mixed = "overall,,,12,0.005,0.0001,0.003,0.0001,0.015,0.01,-0.2,0.02,0.95,0.65,0.01\n";

}  // namespace

TEST_CASE("the verdict says which forecasts without theory are beaten, and which are not") {
  CHECK_THAT(
      summary_of(scored(wins)),
      Contains("The simulation puts states nearly in the order of the record. On this record its error in the "
               "size of shares (CRPS) is 25.0 % lower than that of each state's historical mean and 40.0 % lower "
               "than that of repeating each state's last observed share.\n"));
  CHECK_THAT(summary_of(scored(loses)),
             Contains("The simulation does not order states as the record does. On this record its error in the size "
                      "of shares (CRPS) is 50.0 % higher than that of each state's historical mean and 125.0 % higher "
                      "than that of repeating each state's last observed share.\n"));
  // 0.015 is within two errors of nothing.
  CHECK_THAT(
      summary_of(scored(mixed)),
      Contains("is 20.0 % higher than that of repeating each state's last observed share, but within Monte Carlo error "
               "of that of each state's historical mean.\n") &&
          !Contains("better") && !Contains("worse than"));
}

TEST_CASE("scores come with their errors, shares as soldiers of a thousand") {
  const std::string text = summary_of(scored(loses));
  CHECK_THAT(text,
             Contains("Over 12 state-years the rank correlation (Spearman) of states' mean shares, simulated with "
                      "observed, is 0.100 ± 0.010"));
  CHECK_THAT(text, Contains("is 5.000 ± 0.100 per 1,000 soldiers, the CRPS of the whole distribution 3.000 ± 0.100."));
  CHECK_THAT(text,
             Contains("is −0.500 ± 0.010 against each state's historical mean and −1.250 ± 0.020 against repeating "
                      "each state's last observed share. The ± is Monte Carlo error only: how far other states or "
                      "other wars would change a skill is not in it."));
  CHECK_THAT(text, Contains("hold 80.0 % of the 12 observed shares, and 50.0 % of the 6 where troops were sent.\n"));
}

TEST_CASE("coverage is judged by what a calibrated simulation would have, not by its level") {
  HandMadeRun run = scored(wins);
  const auto with_expected = [&](const std::string& all, const std::string& contributors) {
    run.files["calibration.csv"] =
        "of,level,rows,coverage,coverage_error,expected\nall,0.8,12,0.9,0.01,0.1\nall,0.9,12,"
        "0.95,0.01," +
        all + "\ncontributors,0.9,6,0.5,0.01," + contributors + "\n";
    return summary_of(run);
  };
  // Far below the level of 90 %, and yet what is to be expected.
  CHECK_THAT(with_expected("0.96", "0.52"),
             Contains("95.0 % of the 12 observed shares, and 50.0 % of the 6 where troops were sent; were the "
                      "simulation calibrated they would hold 96.0 % and 52.0 % (zeros") &&
                 Contains("Neither falls short by more than such a record might by chance.\n") && !Contains("miss"));
  CHECK_THAT(with_expected("0.96", "0.98"), Contains("The intervals miss contributors more than they should.\n"));
  CHECK_THAT(with_expected("0.9999", "0.52"), Contains("The intervals miss more than they should.\n"));
}

TEST_CASE("a verdict on what was fitted is called no forecast, and a rejected model is") {
  HandMadeRun run = scored(wins);
  run.notes = {"Scores are in-sample: the coefficients were fitted to the state-years scored, later ones included."};
  run.files["goodness_of_fit.csv"] = "group,statistic,p_value,p_holm\nzeros,joint,0.2,0.2\nnot_fitted,joint,0.0005,\n";
  const std::string text = summary_of(run);
  CHECK_THAT(text, Contains("observed share. A test of what was not fitted rejects the model (p < 0.001). The "
                            "coefficients were fitted to the state-years scored, so that none of this is a "
                            "forecast.\n") &&
                       Contains("uneven both ways") && !Contains("in their favour"));
  run.notes.clear();
  run.files["goodness_of_fit.csv"] = "group,statistic,p_value,p_holm\nzeros,joint,0.2,0.2\nnot_fitted,joint,0.5,\n";
  CHECK_THAT(summary_of(run), Contains("uneven in their favour") && !Contains("A test of what was not fitted") &&
                                  !Contains("none of this"));
}

TEST_CASE("the three states worst explained are those of largest CRPS, with what they sent") {
  const std::string text = summary_of(scored(wins));
  CHECK_THAT(text, Contains("By CRPS it explains Ålpha, Gamma and Beta worst.\n"));
  CHECK_THAT(text,
             Contains("Ålpha sent 20.0 of 1,000 soldiers on average; the simulation says 12.0 (2nd instead of 1st "
                      "in relative terms); CRPS 9.0 per 1,000; the central 90 % interval holds 1 of its 3 observed "
                      "shares.\n"));
  CHECK_THAT(text, !Contains("Delta sent"));
  HandMadeRun unscored;
  unscored.files["states.csv"] = four_states();
  const std::string plain = summary_of(unscored);
  CHECK_THAT(plain, Contains("By the gap between mean shares it explains Beta, Ålpha and Gamma worst."));
  CHECK_THAT(plain, Contains("The run was not scored against the record."));
  CHECK_THAT(plain, Contains("The run holds no scores against the record (scores.csv)"));
}

TEST_CASE("over-contribution counts those who sent troops, observed beside simulated") {
  const std::string text = summary_of(scored(wins));
  CHECK_THAT(text,
             Contains("2 of 3 contributors sent more than is expected of them without signalling, most of all, per "
                      "1,000 soldiers, Beta (+6.0; simulated +2.00) and Ålpha (+4.0; simulated +1.00 ± 0.10).\n"));
  CHECK_THAT(text, Contains("In the simulation the largest over-contributors are Beta (+2.0), Ålpha (+1.0) and Gamma "
                            "(+0.5).\n"));
}

TEST_CASE("record, theory, family and seed are named") {
  HandMadeRun run = scored(wins);
  const std::string text = summary_of(run);
  CHECK_THAT(text,
             Contains("“Small war” simulates the war: Small war, 2001-2003, led by USA. 1,200 replicates were drawn "
                      "from seed 7"));
  CHECK_THAT(text, Contains("The record of troops is the panel as published, its known errors included; alliance depth "
                            "is the published panel's score; potential is alignment minus tie.\n"));
  CHECK_THAT(text, Contains("Theory: signalling (unrealized"));
  CHECK_THAT(text, Contains("Family: hurdle (whether"));
  run.set("measures.outcome", "corrected");
  run.set("measures.depth", "oriented");
  run.set("measures.potential", "residual");
  run.set("types", "off");
  const std::string corrected = summary_of(run);
  CHECK_THAT(corrected, Contains("The record of troops is the corrected panel; alliance depth is the score turned"));
  CHECK_THAT(corrected, Contains("potential is the tie that alignment predicts minus the tie.\n"));
  CHECK_THAT(corrected, Contains("Types are off, so it has nothing to learn and rewards nobody.\n"));
  run.set("leader_rule.rule", "indifferent");
  CHECK_THAT(summary_of(run), Contains("The leader is indifferent: whatever states send, ties do not change.\n"));
}

TEST_CASE("the summary says that errors are clustered by state, and leaves the formula to the notes") {
  HandMadeRun run = scored(wins);
  const std::string fitted = "Coefficients: fitted here: hurdle, 12 state-years of 4 states; ";
  for (const std::string formula : {"CR by state of both parts' stacked maximum-likelihood scores: G/(G-1), normal.",
                                    "CR1 by state: G/(G-1) (n-1)/(n-p), t(G-1)."}) {
    run.notes = {fitted + formula};
    CHECK_THAT(summary_of(run), Contains(fitted + "standard errors clustered by state.\n") && !Contains("G/(G-1)"));
  }
  run.notes = {"Coefficients: Table 1, model 4; CR by hand."};
  CHECK_THAT(summary_of(run), Contains("Coefficients: Table 1, model 4; CR by hand.\n"));
}

TEST_CASE("what limits trust comes from the run's notes; without a fit nothing is claimed of the sample") {
  HandMadeRun run = scored(wins);
  run.notes = {"Predictive, not causal: states act.",
               "War: Small war, 2001-2003.",
               "Scores are in-sample: the coefficients were fitted to the state-years scored, later ones included.",
               "2 of 3 observed contributors lie, by their treaty, below the reference potential P* = -0.1.",
               "Potential is arithmetic on alignment and depth, and collinear with UN agreement and ally.",
               "Quantiles come from counts."};
  const std::string text = summary_of(run);
  const std::string trust = text.substr(text.find("# How far to trust it"));
  CHECK_THAT(trust, Contains("Predictive, not causal") && Contains("in-sample") && Contains("P* = −0.1"));
  CHECK_THAT(trust, Contains("Potential is computed from alignment in UN votes") && !Contains("collinear"));
  CHECK_THAT(trust, !Contains("Quantiles come from counts") && !Contains("not fitted in this run"));
  run.notes.clear();
  CHECK_THAT(summary_of(run), Contains("The coefficients were not fitted in this run"));
}

TEST_CASE("ties, totals and goodness of fit are told where the run has them") {
  HandMadeRun run = scored(wins);
  run.files["ties.csv"] =
      "cow,iso3,state,standing,standing_error\n20,AAA,Ålpha,0.2,0.01\n30,BBB,Beta,-0.06,0.001\n40,CCC,Gamma,0.01,0."
      "001\n";
  run.files["totals.csv"] = "year,inside\n2001,1\n2002,0\n2003,\n";
  run.files["goodness_of_fit.csv"] =
      "group,statistic,p_value,p_holm\nzeros,zeros,0.2,0.2\nzeros,joint,0.004,0.008\n"
      "over_contribution,joint,0.2,0.2\n"
      "network,joint,,\nnot_fitted,joint,0.0005,\n";
  const std::string text = summary_of(run);
  CHECK_THAT(text,
             Contains("the ties of 2 states to the leader by more than 0.05 on average, 1 closer and 1 looser; most "
                      "those of Ålpha (+0.20 ± 0.01), Beta (−0.06 ± 0.00) and Gamma (+0.01 ± 0.00)."));
  CHECK_THAT(text, Contains("of the simulated total in 1 of 2 years."));
  CHECK_THAT(text,
             Contains("Goodness of fit: taken together, the statistics that were not fitted reject the model (p < "
                      "0.001). Each group of statistics by itself, fitted ones among them (p-values after Holm’s "
                      "correction): the model is rejected at 5 % in zeros (p = 0.008), and not rejected in "
                      "over-contributors (p = 0.200).\n"));
  run.files["ties.csv"] = "cow,iso3,state,standing,standing_error\n20,AAA,Ålpha,0,0\n";
  CHECK_THAT(summary_of(run), Contains("Its answer moves no tie to the leader by more than 0.05 on average"));
}

TEST_CASE("several wars are told apart") {
  HandMadeRun run;
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
           {"id", "5"}, {"name", "Other war"}, {"leader", "FRA"}, {"years", "[2011, 2011]"}}) {
    run.set("wars[2]." + key, value);
  }
  run.files["states.csv"] = std::string("war,") + states_head + "1,20,AAA,Alpha,3,1,2,0.02,0.012,0.004,0.001,0\n" +
                            "5,30,BBB,Beta,1,1,1,0.01,0.03,0.004,0.001,0\n";
  run.files["scores.csv"] = std::string("war,") + scores_head + "1," + wins + "5," + loses;
  const std::string text = summary_of(run);
  CHECK_THAT(text, Contains("simulates 2 wars: Small war, 2001-2003, led by USA; and Other war, 2011, led by FRA."));
  CHECK_THAT(text, Contains("Small war: The simulation puts states nearly in the order"));
  CHECK_THAT(text, Contains("Other war: The simulation does not order states"));
  CHECK_THAT(text, Contains("# What came out: Small war\n") && Contains("# What came out: Other war\n"));
  CHECK_THAT(text, Contains("Other war: By the gap between mean shares it explains Beta worst.\n"));
}
