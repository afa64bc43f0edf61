#include "results/regression/diagnostics_json.hpp"
#include "results/regression/diagnostics_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace entente {
namespace {

using Catch::Matchers::Contains;

Diagnostics diagnostics() {
  Diagnostics found;
  found.variance_inflation = {{"potential", 1.615}, {"ally", 1.068}};
  found.variance_inflation_of = "the terms, centred";
  found.autocorrelation = Autocorrelation{77, 0.66, WooldridgeTest{0.287, 64.22, 10, 1.16e-5, 66}, ""};
  Influence influence;
  influence.grouping = "state";
  influence.parameters = {"potential", "ally"};
  influence.standard_errors = {0.5, 2};
  influence.standard_error_name = "the model's own";
  influence.units = {
      {"1", 8, {1.5, 4}, {1, -0.5}, 1, ""}, {"2", 8, {}, {}, 0, "ally: zero"}, {"3", 7, {1, 9}, {0, 2}, 2, ""}};
  influence.strongest = {0, 2};
  influence.order = {2, 0};
  found.influence = influence;
  LeaveOutScores refused;
  refused.grouping = "state";
  refused.refused = "a group has an effect of its own";
  LeaveOutScores years;
  years.grouping = "year";
  years.groups = 8;
  years.rows = 88;
  years.rmse = 0.0025;
  years.no_distribution = "a quasi-likelihood";
  found.scores = {refused, years};
  return found;
}

/// On one line, since paragraphs break where the width ends.
std::string joined(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space || line.empty() || line.back() != ' ') line += space ? ' ' : c;
  }
  return line;
}

}  // namespace

TEST_CASE("Diagnostics as text name what moves estimates and why scores are missing", "[results][diagnostics]") {
  const std::string text = joined(diagnostics_text(diagnostics()));
  CHECK_THAT(text, Contains("Variance inflation (of the terms, centred)") && Contains("1.615"));
  CHECK_THAT(text, Contains("77 pairs within units") && Contains("F(1, 10) = 64.22") && Contains("p < 0.001"));
  CHECK_THAT(text, Contains("changes in standard errors (the model's own)"));
  CHECK_THAT(text, Contains("No fit without state = 2: ally: zero."));
  CHECK_THAT(text, Contains("No scores by state: a group has an effect of its own."));
  CHECK_THAT(text, Contains("No CRPS or log score: a quasi-likelihood."));
}

TEST_CASE("Diagnostics as JSON hold every unit", "[results][diagnostics]") {
  const auto json = nlohmann::json::parse(diagnostics_json(diagnostics()));
  CHECK(json["vif"]["potential"] == 1.615);
  CHECK(json["autocorrelation"]["wooldridge"]["df"] == std::vector<double>{1, 10});
  CHECK(json["influence"]["strongest"]["ally"] == "3");
  CHECK(json["influence"]["units"]["1"]["change"]["ally"] == -0.5);
  CHECK(json["influence"]["units"]["2"]["failure"] == "ally: zero");
  CHECK(json["scores"][0]["refused"] == "a group has an effect of its own");
  CHECK(json["scores"][1]["crps"].is_null());
}

TEST_CASE("Criteria are shown in groups that compare", "[results][diagnostics]") {
  const CriterionComparison comparison{{{"the outcome", {{"a", -10.0, -8.0, 4, 0}, {"c", -14.0, -8.0, 0, 0}}}},
                                       {"b does not compare with a: rows"}};
  CHECK_THAT(criteria_text(comparison), Contains("Likelihood of the outcome") && Contains("-14.00") &&
                                            Contains("b does not compare with a: rows."));
  const auto json = nlohmann::json::parse(criteria_json(comparison));
  CHECK(json["groups"][0]["models"]["a"]["aic_difference"] == 4);
}

}  // namespace entente
