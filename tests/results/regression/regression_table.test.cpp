#include "results/regression/regression_table.hpp"

#include "sim/core/error.hpp"
#include "tests/results/regression/reports.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace entente;
using namespace entente::testing;

namespace {

const std::vector<ModelReport> three = {baseline(), within(), two_parts()};

std::vector<std::string> labels(const RegressionTable::Panel& panel) {
  std::vector<std::string> result;
  for (const auto& row : panel.rows) result.push_back(row.label);
  return result;
}

bool says(const RegressionTable& table, const std::string& text) {
  return std::any_of(table.notes.begin(), table.notes.end(),
                     [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

std::vector<std::string> values(const RegressionTable& table, const std::string& label) {
  for (const auto& row : table.statistics) {
    if (row.label == label) return row.values;
  }
  return {};
}

}  // namespace

TEST_CASE("Terms stand in the order of their first appearance, hurdles' parts in panels") {
  const RegressionTable table = make_regression_table(three, {});
  REQUIRE(table.panels.size() == 3);
  CHECK(table.panels[0].title == "Outcome");
  CHECK(labels(table.panels[0]) == std::vector<std::string>{"(Intercept)", "pot_gain", "distance"});
  CHECK(table.panels[1].title == "Participation");
  CHECK(table.panels[2].title == "Amount");
  const auto& rows = table.panels[0].rows;
  CHECK(rows[1].cells[0].estimate == "0.002338");
  CHECK(rows[1].cells[0].uncertainty == "(0.000437)");
  CHECK(rows[1].cells[0].stars.empty());
  CHECK(rows[1].cells[1].estimate == "0.00591");
  CHECK(rows[0].cells[1].estimate.empty());
  CHECK(rows[0].cells[1].uncertainty.empty());
  // No standard error: the estimate alone, and no word for what is missing.
  CHECK(table.panels[2].rows[1].cells[2].estimate == "0.001000");
  CHECK(table.panels[2].rows[1].cells[2].uncertainty.empty());
}

TEST_CASE("A scale parameter closes its panel whatever model comes first") {
  ModelReport tobit = baseline();
  tobit.name = "tobit";
  tobit.fit.parameters = {{"", "(Intercept)", false}, {"", "log(sigma)", true}};
  const RegressionTable table = make_regression_table({tobit, within()}, {});
  REQUIRE(table.panels.size() == 1);
  CHECK(table.panels[0].title.empty());
  CHECK(labels(table.panels[0]) == std::vector<std::string>{"(Intercept)", "pot_gain", "distance", "log(sigma)"});
}

TEST_CASE("Stars, intervals and labels come on request") {
  RegressionTableOptions options;
  options.stars = true;
  options.uncertainty = ShownUncertainty::interval;
  options.labels = {{"pot_gain", "Unrealized alliance potential"}};
  options.heads = {{"baseline", "Baseline"}};
  const RegressionTable table = make_regression_table({baseline(), within()}, options);
  CHECK(table.columns[0].head == "Baseline");
  CHECK(table.columns[1].head == "fixed_effects");
  const auto& row = table.panels[0].rows[1];
  CHECK(row.label == "Unrealized alliance potential");
  CHECK(row.cells[0].stars == "***");
  // Table 1 of the paper, in ../shared/reference/table1.json: [0.00148052615313455, 0.00319503572721504].
  CHECK(row.cells[0].uncertainty == "[0.001481, 0.003195]");
  CHECK(says(table, "* p < 0.05"));
  CHECK(says(table, "95 % intervals in brackets"));
}

TEST_CASE("Goodness of fit stands where a model has it") {
  const RegressionTable table = make_regression_table(three, {});
  CHECK(values(table, "Observations") == std::vector<std::string>{"2210", "1774", "1774"});
  CHECK(values(table, "States") == std::vector<std::string>{"164", "153", "-"});
  CHECK(values(table, "Absorbed: ccode") == std::vector<std::string>{"-", "153", "-"});
  CHECK(values(table, "R2") == std::vector<std::string>{"0.013", "-", "-"});
  CHECK(values(table, "Within R2") == std::vector<std::string>{"-", "0.127", "-"});
  CHECK(values(table, "AIC") == std::vector<std::string>{"-15787.89", "-", "-"});
  CHECK(values(table, "Outcomes above 0") == std::vector<std::string>{"-", "-", "380"});
  CHECK(values(table, "Sigma of intercepts").empty());
}

TEST_CASE("Footnotes say what a reader needs to redo the table, once for equal columns") {
  const RegressionTable table = make_regression_table(three, {});
  CHECK(says(table, "Outcome: share."));
  CHECK(says(table, "(1): Model: share ~ pot_gain, least squares."));
  CHECK(says(table, "(2): Covariance: CR1 by ccode, factor G/(G-1) (n-1)/(n-K) = 1.0095"));
  CHECK(says(table, "(convention stata), K = 6, G = 153 clusters; p-values from t with 152 degrees of freedom"));
  CHECK(says(table, "p-values from t with 2208 degrees of freedom; 95 % intervals from the normal distribution"));
  CHECK(says(table, "Satterthwaite's degrees of freedom, 23.4 to 61.2"));
  CHECK(
      says(table, "2210 of 2842 rows of the panel: 34 left out by rule (stateabb = AFG: 17, stateabb = USA: 17); 598"));
  CHECK_FALSE(says(table, "say nothing"));
  ModelReport poisson = within();
  poisson.fit.statistics.observations -= 100;
  CHECK(says(make_regression_table({poisson}, {}), "100 that say nothing under the absorbed effects"));
  CHECK(says(table, "(2): Rows alone in their group are dropped: ccode 3."));
  CHECK(says(table, "do not compare across models"));
  CHECK(says(table, "(2): share is the panel's troops_afghan_final_ratio."));
  const RegressionTable same = make_regression_table({baseline(), baseline()}, {});
  CHECK(says(same, "Model: share ~ pot_gain, least squares."));
  CHECK_FALSE(says(same, "(1)"));
  CHECK_FALSE(says(same, "compare"));
}

TEST_CASE("A clustered fit shows its covariances side by side") {
  const RegressionTable table = make_regression_table(three, {});
  REQUIRE(table.blocks.size() == 1);
  const RegressionTable::Block& block = table.blocks[0];
  CHECK(block.title.find("(2) fixed_effects") == 0);
  REQUIRE(block.rows.size() == 2);
  CHECK(block.head.size() == block.rows[0].size());
  CHECK(block.rows[0] == std::vector<std::string>{"pot_gain", "0.00591", "0.00246", "0.018", "0.00250", "23.4", "0.027",
                                                  "0.031", "[0.00052, 0.01140]"});
}

TEST_CASE("A table of nothing, and options out of range, are wrong input") {
  CHECK_THROWS_AS(make_regression_table({}, {}), Error);
  RegressionTableOptions options;
  options.digits = 0;
  CHECK_THROWS_AS(make_regression_table(three, options), Error);
  options = {};
  options.level = 1;
  CHECK_THROWS_AS(make_regression_table(three, options), Error);
}
