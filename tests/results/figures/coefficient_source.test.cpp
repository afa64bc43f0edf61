#include "results/figures/coefficient_plot.hpp"
#include "tests/results/regression/reports.hpp"

#include <catch2/catch.hpp>

namespace entente {

TEST_CASE("A plotted model has its report's words and the intervals of the level asked for") {
  const PlottedModel model = plotted_model(testing::baseline(), 0.9);
  CHECK(model.name == "baseline");
  CHECK(model.response == "share");
  CHECK(model.covariance == "iid");
  REQUIRE(model.lines.size() == 2);
  CHECK(model.lines[1].parameter.term == "pot_gain");
  // R: 0.00233778094017479 - qnorm(.95) * 0.000437382928361011
  CHECK(model.lines[1].low == Approx(0.00161835004409353).epsilon(1e-12));
}

TEST_CASE("Deviations of terms have the divisor n - 1, and the intercept has none") {
  Sample sample;
  sample.outcome = {1, 2, 4, 3};
  sample.matrix = ModelMatrix(parse_formula("y ~ a + I(2 * a)", {}).terms);
  sample.design = {1, 1, 2, 1, 2, 4, 1, 3, 6, 1, 6, 12};
  const std::map<std::string, double> deviations = term_deviations(sample);
  REQUIRE(deviations.size() == 2);
  CHECK(deviations.at("a") == Approx(std::sqrt(14.0 / 3)).epsilon(1e-14));  // a is 1, 2, 3, 6: mean 3
  CHECK(deviations.at("I(2 * a)") == Approx(2 * std::sqrt(14.0 / 3)).epsilon(1e-14));
}

}  // namespace entente
