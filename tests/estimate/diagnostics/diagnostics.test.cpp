#include "estimate/diagnostics/diagnostics.hpp"

#include "estimate/diagnostics/information_criteria.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/prediction/linear_fits.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

DiagnosticsOptions only(bool DiagnosticsOptions::*part) {
  DiagnosticsOptions options{
      .variance_inflation = false, .autocorrelation = false, .influence = false, .scores = false};
  options.*part = true;
  return options;
}

}  // namespace

// All oracles below: R 4.2.2 on the panel of tests/estimate/fit/oracle_panel.hpp, with
// m <- lm(y ~ log(gdp) + ally * potential, data = p).

TEST_CASE("Variance inflation comes from the inverse of the terms' correlations", "[diagnostics]") {
  // diag(solve(cor(model.matrix(m)[, -1]))); within: of gdp, ally, potential less their means by state (ave)
  const Sample pooled = testing::pooled_sample();
  const Diagnostics diagnostics =
      diagnose(pooled, fit_model(pooled, {}), only(&DiagnosticsOptions::variance_inflation));
  const double factors[] = {1.06269951668304, 1.06785681261540, 1.61507602874517, 1.56998060348894};
  REQUIRE(diagnostics.variance_inflation.size() == 4);
  for (std::size_t j = 0; j < 4; ++j) {
    CHECK(diagnostics.variance_inflation[j].factor == Approx(factors[j]).epsilon(1e-11));
  }
  CHECK(diagnostics.variance_inflation[3].term == "ally:potential");
  const Sample absorbed = testing::absorbed_sample(false);
  const Diagnostics within = diagnose(absorbed, fit_model(absorbed, {}), only(&DiagnosticsOptions::variance_inflation));
  const double within_factors[] = {1.02247568894146, 1.02760201209585, 1.00978316251880};
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(within.variance_inflation[j].factor == Approx(within_factors[j]).epsilon(1e-10));
  }
  CHECK(within.variance_inflation_of == "the terms less the effects of state");
}

TEST_CASE("Residuals are correlated with those of the year before, of the same state", "[diagnostics]") {
  // e <- resid(m); ok <- which(p$state[-1] == p$state[-89]); cor(e[ok + 1], e[ok])
  // plm 2.6-2: fd <- plm(y ~ log(gdp) + ally * potential - 1, pd, model = "fd")
  // pwfdtest(fd, h0 = "fe", type = "sss")$statistic; 2 * pt(-sqrt(.), 10)
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  const auto found = diagnose(sample, fit, only(&DiagnosticsOptions::autocorrelation)).autocorrelation;
  REQUIRE(found);
  CHECK(found->pairs == 77);
  CHECK(found->correlation == Approx(0.65961897942578).epsilon(1e-10));
  REQUIRE(found->test);
  CHECK(found->test->pairs == 66);
  CHECK(found->test->df == 10);
  CHECK(found->test->slope == Approx(0.287005284221990564).epsilon(1e-9));
  CHECK(found->test->statistic == Approx(64.2214543813731).epsilon(1e-9));
  CHECK(found->test->p_value == Approx(1.15981149794186e-05).epsilon(1e-8));
}

TEST_CASE("A year that is missing makes no pair of its neighbours", "[diagnostics]") {
  const Sample whole = testing::pooled_sample();
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < whole.rows(); ++i) {
    if (whole.time.labels[whole.time.level[i]] != "4") rows.push_back(i);
  }
  const Sample sample = whole.subset(rows);
  const auto found = diagnose(sample, fit_model(sample, {}), only(&DiagnosticsOptions::autocorrelation));
  CHECK(found.autocorrelation->pairs == 11 * 5);  // 1-2, 2-3, 5-6, 6-7, 7-8
}

TEST_CASE("Influence is the change of refits without a state", "[diagnostics]") {
  // for s: b <- coef(lm(formula(m), subset(p, state != s))); (b - coef(m)) / sqrt(diag(vcov(m)))
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  DiagnosticsOptions options = only(&DiagnosticsOptions::influence);
  const Diagnostics diagnostics = diagnose(sample, fit, options);
  REQUIRE(diagnostics.influence);
  const Influence& influence = *diagnostics.influence;
  REQUIRE(influence.units.size() == 12);
  check_near(
      influence.units[0].estimate,
      {-0.067648031342509671, 0.023405017335840425, 0.001761399213427978, 0.001451677167311097, 0.000121455868148287},
      1e-8);
  check_near(influence.units[4].change,
             {-0.0797347204062299, 0.0776206537027801, -1.3071073489641831, -0.2165034277807296, -1.2137303173416059},
             1e-8);
  CHECK(influence.units[11].rows == 1);
  // apply(abs(changes), 1, which.max); order(-apply(abs(changes), 2, max))
  const std::vector<std::size_t> strongest{6, 6, 9, 10, 9};
  for (std::size_t j = 0; j < 5; ++j)
    CHECK(influence.units[*influence.strongest[j]].unit == std::to_string(strongest[j]));
  const std::vector<std::size_t> order{9, 5, 10, 6, 1, 3, 11, 8, 7, 4, 2, 12};
  for (std::size_t u = 0; u < 12; ++u) CHECK(influence.order[u] + 1 == order[u]);
  options.threads = 3;
  CHECK(diagnose(sample, fit, options).influence->units[4].change == influence.units[4].change);
  options.standard_errors.assign(5, 2.0);
  options.standard_error_name = "two";
  const double change = diagnose(sample, fit, options).influence->units[4].change[2];
  CHECK(change == (influence.units[4].estimate[2] - fit.estimate[2]) / 2);
}

TEST_CASE("A state that alone lets a term vary is named when it is left out", "[diagnostics]") {
  Sample sample = testing::pooled_sample();
  const std::size_t ally = *sample.matrix.term("ally");
  const std::size_t product = *sample.matrix.term("ally:potential");
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const bool five = sample.unit.labels[sample.unit.level[i]] == "5";
    sample.design[i * 5 + ally] = five ? 1 : 0;
    sample.design[i * 5 + product] = five ? sample.row(i)[3] : 0;
  }
  const ModelFit fit = fit_model(sample, {});
  const Diagnostics diagnostics = diagnose(sample, fit, {});
  CHECK_THAT(diagnostics.influence->units[4].failure, Contains("ally"));
  CHECK(diagnostics.influence->order.size() == 11);
  CHECK(diagnostics.scores[0].skipped == 8);
  CHECK(diagnostics.scores[0].notes.size() == 1);
}

TEST_CASE("Leave-one-out scores are those of refits in R", "[diagnostics]") {
  // for v in the states (years): f <- lm(formula(m), p without v); squared errors, dnorm(y, predict, summary(f)$sigma,
  // log = TRUE), and the CRPS by integrate() of the squared distance of distribution functions
  const Sample sample = testing::pooled_sample();
  const Diagnostics diagnostics = diagnose(sample, fit_model(sample, {}), only(&DiagnosticsOptions::scores));
  REQUIRE(diagnostics.scores.size() == 2);
  const LeaveOutScores& states = diagnostics.scores[0];
  CHECK(states.grouping == "state");
  CHECK(states.groups == 12);
  CHECK(states.rows == 89);
  CHECK(states.rmse == Approx(0.00334417251052880).epsilon(1e-9));
  CHECK(states.rmse_of_mean == Approx(0.00383426723376820).epsilon(1e-11));
  CHECK(*states.crps == Approx(0.00191155181251628).epsilon(1e-8));
  CHECK(*states.log_score == Approx(4.16698374377418368).epsilon(1e-9));
  const LeaveOutScores& years = diagnostics.scores[1];
  CHECK(years.grouping == "year");
  CHECK(years.rmse == Approx(0.00272803845121616).epsilon(1e-9));
  CHECK(*years.crps == Approx(0.00153838248459536).epsilon(1e-8));
  CHECK(*years.log_score == Approx(4.47685171695575601).epsilon(1e-9));
}

TEST_CASE("With effects of states only years can be left out", "[diagnostics]") {
  // f <- lm(y ~ gdp + ally + potential + factor(state), p without a year); state 12 has year 1 alone and drops out of
  // it
  const Sample sample = testing::absorbed_sample(false);
  const Diagnostics diagnostics = diagnose(sample, fit_model(sample, {}), only(&DiagnosticsOptions::scores));
  CHECK_THAT(diagnostics.scores[0].refused, Contains("absorbed effect that no other group tells"));
  const LeaveOutScores& years = diagnostics.scores[1];
  CHECK(years.refused.empty());
  CHECK(years.rows == 88);
  CHECK(years.skipped == 1);
  CHECK(years.rmse == Approx(0.00247197519825023).epsilon(1e-8));
  CHECK(*years.crps == Approx(0.00141450177898417).epsilon(1e-8));
  CHECK(*years.log_score == Approx(4.56396108984420223).epsilon(1e-8));
}

TEST_CASE("Information criteria compare only within the same rows and the same likelihood", "[diagnostics]") {
  const Sample sample = testing::pooled_sample();
  std::vector<std::size_t> rows(sample.rows() - 1);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  const Sample fewer = sample.subset(rows);
  ModelFit gaussian;
  gaussian.statistics.likelihood_of = "the outcome";
  gaussian.statistics.log_likelihood = 10;
  gaussian.statistics.aic = -10;
  gaussian.statistics.bic = -8;
  ModelFit better = gaussian;
  better.statistics.aic = -14;
  ModelFit tobit = gaussian;
  tobit.statistics.likelihood_of = "the outcome, censored at 0";
  ModelFit quasi;
  quasi.statistics.no_likelihood = "a quasi-likelihood";
  const std::vector<Candidate> candidates{{"a", sample, gaussian},
                                          {"b", sample, tobit},
                                          {"c", sample, better},
                                          {"d", fewer, gaussian},
                                          {"e", sample, quasi}};
  const CriterionComparison comparison = compare_criteria(candidates);
  REQUIRE(comparison.groups.size() == 3);
  REQUIRE(comparison.groups[0].models.size() == 2);
  CHECK(comparison.groups[0].models[0].aic_difference == 4);
  CHECK(comparison.groups[0].models[1].name == "c");
  REQUIRE(comparison.reasons.size() == 3);
  CHECK_THAT(comparison.reasons[0], Contains("b does not compare with a") && Contains("censored at 0"));
  CHECK_THAT(comparison.reasons[1], Contains("d does not compare with a") && Contains("89 and 88 rows"));
  CHECK_THAT(comparison.reasons[2], Contains("e has no information criteria: a quasi-likelihood"));
}

TEST_CASE("Without an index, diagnostics say what they lack", "[diagnostics]") {
  Sample sample = testing::pooled_sample();
  sample.unit = {};
  sample.time = {};
  const ModelFit fit = fit_model(sample, {});
  const Diagnostics diagnostics = diagnose(sample, fit, {});
  CHECK(diagnostics.variance_inflation.size() == 4);
  CHECK_FALSE(diagnostics.influence);
  CHECK(diagnostics.notes.size() == 1);
  DiagnosticsOptions options;
  options.standard_errors = {1};
  CHECK_THROWS_WITH(diagnose(sample, fit, options), Contains("standard errors are not of this fit"));
}

}  // namespace entente
