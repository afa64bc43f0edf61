#include "results/depth/depth_document.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>

namespace entente {
namespace {

DepthReport small_report() {
  DepthReport report;
  report.model = "ordinal";
  report.items = {"base", "aid"};
  report.anchor = "base";
  report.alliances = 2;
  report.chains = {.chains = 1, .burn_in = 10, .sweeps = 100, .kept = 2, .seed = MasterSeed(7)};
  report.prior = {{"loading_mean", 0.0}};
  report.level = 0.9;
  const PosteriorSummary summary{.mean = 0.5,
                                 .sd = 0.25,
                                 .quantiles = {0.1, 0.4, 0.9},
                                 .rhat = 1.25,
                                 .ess_bulk = 12,
                                 .ess_tail = std::numeric_limits<double>::quiet_NaN(),
                                 .mcse_mean = 0.07};
  report.parameters = {{ParameterKind::loading, "base", 0, summary},
                       {ParameterKind::loading, "aid", 0, summary},
                       {ParameterKind::threshold, "base", 1, summary},
                       {ParameterKind::threshold, "aid", 1, summary},
                       {ParameterKind::threshold, "aid", 2, summary}};
  report.scores = {{"1005", -1, 0.5, -2, -1, 0, 1.001}, {"1010", 2, 0.5, 1, 2, 3, 1.002}};
  report.flips = {3};
  report.acceptance = {0.75};
  report.comparison = DepthComparison{"theirs.csv", "score", 2, 0, 1, -0.99};
  report.notes = {"1 alliance left out"};
  return report;
}

FactorPosterior small_posterior() {
  FactorPosterior posterior;
  posterior.chains = 1;
  posterior.kept = 2;
  for (int j = 0; j < 5; ++j) posterior.parameters.push_back({.draws = {j + 0.25, j + 0.5}});
  posterior.scores = {-1, -1.5, 2, 2.5};
  return posterior;
}

}  // namespace

TEST_CASE("Depth as text names sign, ends of intervals, reflection and every warning", "[depth]") {
  const std::string text = depth_text(small_report());
  for (const char* part :
       {"Ordinal (probit) factor model of 2 items, 2 alliances", "1 chain of 100 sweeps after 10",
        "Sign: higher = more of base", "5 %", "95 %", "aid 2", "correlation -0.9900 over 2 alliances",
        "Theirs is reflected", "Note: 1 alliance left out.", "WARNING: chains have not converged",
        "WARNING: few effective draws", "WARNING: the anchor does not settle the sign"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
  CHECK(text.find("1010") < text.find("1005"));  // the deepest first
}

TEST_CASE("Depth as JSON holds every number, and null for what is not known", "[depth]") {
  const nlohmann::json document = nlohmann::json::parse(depth_json(small_report()));
  CHECK(document["sign"] == "higher = more of base");
  CHECK(document["loadings"]["aid"]["upper"] == 0.9);
  CHECK(document["thresholds"]["aid"].size() == 2);
  CHECK(document["loadings"]["aid"]["ess_tail"].is_null());
  CHECK_FALSE(document.contains("uniquenesses"));
  CHECK(document["scores"][1]["id"] == "1010");
  CHECK(document["comparison"]["reflected"] == true);
  CHECK(document["diagnostics"]["sign_flips"][0] == 3);
  CHECK(document["warnings"].size() == 3);
  CHECK(document["seed"] == 7);
}

TEST_CASE("Scores and joint draws as CSV", "[depth]") {
  CHECK(depth_scores_csv(small_report(), "atopid") ==
        "atopid,mean,sd,lower,median,upper,rhat\n1005,-1,0.5,-2,-1,0,1.001\n1010,2,0.5,1,2,3,1.002\n");
  CHECK(depth_draws_csv(small_report(), small_posterior()) ==
        "chain,draw,loading_base,loading_aid,threshold_base_1,threshold_aid_1,threshold_aid_2,score_1005,score_1010\n"
        "1,1,0.25,1.25,2.25,3.25,4.25,-1,2\n1,2,0.5,1.5,2.5,3.5,4.5,-1.5,2.5\n");
}

}  // namespace entente
