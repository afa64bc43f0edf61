#include "estimate/multiverse/summary.hpp"

#include "estimate/multiverse/main_effects.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Numbers = std::vector<double>;

MultiversePlan two_by_two() {
  MultiversePlan plan;
  plan.term = "x";
  plan.dimensions = {{"a", "A", {{.name = "a0"}, {.name = "a1"}}}, {"b", "B", {{.name = "b0"}, {.name = "b1"}}}};
  return plan;
}

UniverseResult result(std::size_t id, std::vector<std::size_t> choices, double effect, double p) {
  UniverseResult one{{id, std::move(choices)}, UniverseStatus::estimated, 0, {}, {}, UniverseEstimate{}};
  one.estimate->effect = effect;
  one.estimate->p = p;
  one.fit = id;
  return one;
}

}  // namespace

TEST_CASE("effects are described as computed by hand") {
  MultiverseRun run;
  run.universes = {result(1, {0, 0}, 0, 0.5), result(2, {0, 1}, 1, 0.01), result(3, {1, 0}, -2, 0.04),
                   result(4, {1, 1}, 3, 0.06)};
  const MultiverseSummary summary = summarise(two_by_two(), run);
  CHECK(summary.distinct.universes == 4);
  CHECK(summary.distinct.least == -2);
  CHECK(summary.distinct.most == 3);
  CHECK(summary.distinct.median == 0.5);
  CHECK(summary.distinct.lower_quartile == -0.5);  // R: quantile(c(0, 1, -2, 3), .25)
  CHECK(summary.distinct.upper_quartile == 1.5);
  CHECK(summary.distinct.positive == 0.5);
  CHECK(summary.distinct.positive_significant == 0.25);
  CHECK(summary.distinct.negative_significant == 0.25);
  CHECK(summary.curve == std::vector<std::size_t>{2, 0, 1, 3});
  const ChoiceSummary& a1 = summary.dimensions[0].choices[1];
  CHECK(a1.pairs == 2);
  CHECK(a1.mean_shift == 0);    // -2 - 0 and 3 - 1
  CHECK(a1.sign_changes == 0);  // 0 is not positive, neither is -2
  const ChoiceSummary& b1 = summary.dimensions[1].choices[1];
  CHECK(b1.mean_shift == 3);  // 1 - 0 and 3 + 2
  CHECK(b1.sign_changes == 1);
  CHECK(summary.dimensions[1].choices[0].mean_shift == 0);  // the reference itself
}

TEST_CASE("signs are counted once a fit, and what is distinguishable from zero by covariance") {
  MultiverseRun run;  // dimension b is the covariance: fit 1 has two, and fit 2 could be had with one alone
  run.universes = {result(1, {0, 0}, 2, 0.01), result(2, {0, 1}, 2, 0.2), result(3, {1, 0}, -1, 0.03)};
  run.universes[1].fit = 1;
  const std::vector<std::string> names = {"iid", "cluster:unit", "iid"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    UniverseEstimate& estimate = *run.universes[i].estimate;
    estimate.covariance = names[i];
    estimate.low = estimate.effect - 1.5;  // 0.5, 0.5, -2.5 to 3.5, 3.5, 0.5
    estimate.high = estimate.effect + 1.5;
  }
  const MultiverseSummary summary = summarise(two_by_two(), run);
  CHECK(summary.fits.universes == 2);
  CHECK(summary.fits.positive == 0.5);
  CHECK(summary.fits.median == 0.5);
  CHECK(std::isnan(summary.fits.positive_significant));
  CHECK(summary.distinct.positive == Approx(2. / 3));  // over universes the first fit counts twice
  REQUIRE(summary.covariances.size() == 2);
  CHECK(summary.covariances[0].covariance == "cluster:unit");
  CHECK(summary.covariances[0].effects.positive_significant == 0);
  CHECK(summary.covariances[1].covariance == "iid");
  CHECK(summary.covariances[1].effects.universes == 2);
  CHECK(summary.covariances[1].effects.positive_significant == 0.5);
  CHECK(summary.covariances[1].effects.negative_significant == 0.5);
  // The second has 0 outside its interval with p = 0.2, the third inside with p = 0.03.
  CHECK(summary.disagreements == 2);
}

TEST_CASE("an additive effect is explained by its dimensions, each by its own share") {
  MultiverseRun run;  // 2 a + b: sums of squares 4 and 1 of 5
  run.universes = {result(1, {0, 0}, 0, 1), result(2, {0, 1}, 1, 1), result(3, {1, 0}, 2, 1), result(4, {1, 1}, 3, 1)};
  const MultiverseSummary summary = summarise(two_by_two(), run);
  CHECK(summary.main_effects == Approx(1));
  CHECK(summary.dimensions[0].share_alone == Approx(0.8));
  CHECK(summary.dimensions[0].share_unique == Approx(0.8));
  CHECK(summary.dimensions[1].share_unique == Approx(0.2));
  CHECK(summary.by_influence == std::vector<std::size_t>{0, 1});
}

TEST_CASE("duplicates stand once in the curve and count where choices are compared") {
  MultiverseRun run;
  run.universes = {result(1, {0, 0}, 1, 1), result(2, {0, 1}, 1, 1), result(3, {1, 0}, 5, 1), result(4, {1, 1}, 7, 1)};
  run.universes[1].status = UniverseStatus::duplicate;
  run.universes[1].same_as = 1;
  const MultiverseSummary summary = summarise(two_by_two(), run);
  CHECK(summary.distinct.universes == 3);
  CHECK(summary.distinct.median == 5);
  CHECK(summary.all.universes == 4);
  CHECK(summary.all.median == 3);
  CHECK(summary.curve.size() == 3);
  CHECK(summary.dimensions[1].choices[1].pairs == 2);
  CHECK(summary.dimensions[1].choices[1].mean_shift == 1);  // 0 and 2
}

TEST_CASE("universes without estimates stand in no pair and no share") {
  MultiverseRun run;
  run.universes = {result(1, {0, 0}, 1, 1), result(2, {0, 1}, 2, 1), result(3, {1, 0}, 5, 1), result(4, {1, 1}, 7, 1)};
  run.universes[0].estimate.reset();
  run.universes[0].status = UniverseStatus::skipped;
  const MultiverseSummary summary = summarise(two_by_two(), run);
  CHECK(summary.all.universes == 3);
  CHECK(summary.dimensions[0].choices[1].pairs == 1);
  CHECK(summary.dimensions[0].choices[1].mean_shift == 5);
  CHECK(summary.dimensions[1].choices[1].pairs == 1);
  CHECK(summary.dimensions[1].choices[1].mean_shift == 2);
}

// R 4.2: summary(lm(c(1,4,2,8,5,7) ~ factor(c(0,0,1,1,2,2)) + factor(c(0,1,0,1,0,1))))$r.squared
TEST_CASE("R squared of main effects is that of R's lm, whatever cells are empty") {
  CHECK(main_effects_r_squared({1, 4, 2, 8, 5, 7}, {{0, 0, 1, 1, 2, 2}, {0, 1, 0, 1, 0, 1}}) ==
        Approx(0.884444444444444).epsilon(1e-10));
  // The second factor is the first: it adds nothing.
  CHECK(main_effects_r_squared({1, 4, 2, 8}, {{0, 0, 1, 1}, {1, 1, 0, 0}}) ==
        Approx(main_effects_r_squared({1, 4, 2, 8}, {{0, 0, 1, 1}})));
  CHECK(main_effects_r_squared({1, 1, 1}, {{0, 1, 0}}) == 0);
  CHECK(main_effects_r_squared({}, {}) == 0);
}

}  // namespace entente
