// Oracles: R 4.2, the panels of oracle_sample.hpp. lme4 1.1-31, lmer(y ~ x + z + (1 | state), q, REML = ...), whose
// optimiser stops at about 1e-7; and, to more digits, the same likelihood written out with dense matrices:
//   X <- model.matrix(~ x + z, q); y <- q$y; n <- length(y); Z <- model.matrix(~ 0 + factor(state), q); ZZ <-
//   tcrossprod(Z) grd <- function(lam) { Vi <- solve(diag(n) + lam * ZZ); A <- t(X) %*% Vi %*% X
//     P <- Vi - Vi %*% X %*% solve(A) %*% t(X) %*% Vi; Py <- P %*% y; rss <- sum(y * Py); s <- sum((t(Z) %*% Py)^2)
//     if (reml) sum(diag(P %*% ZZ)) - (n - 3) * s / rss else sum(diag(Vi %*% ZZ)) - n * s / rss }
//   lam <- uniroot(grd, c(0.01, 100), tol = 1e-15)$root
#include "estimate/covariance/inference.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/variance_profile.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

ModelFit fit(const Sample& sample, bool restricted) {
  return fit_random_intercept(sample, {.random_intercept = true, .restricted_likelihood = restricted});
}

std::vector<double> model_errors(const Sample& sample, const ModelFit& fitted) {
  return standard_errors(estimate_covariance(sample, fitted, {}));
}

}  // namespace

TEST_CASE("The random intercept agrees with lme4 under REML", "[model][random_intercept]") {
  const Sample sample = unbalanced_sample();
  const ModelFit fitted = fit(sample, true);
  check_near(fitted.estimate, {0.995904173773442, 0.502887846508772, -0.273130055296668}, 1e-11);
  check_near(model_errors(sample, fitted), {0.165556984662144, 0.0459351170217677, 0.0388995581213636}, 1e-11);
  const FitStatistics& s = fitted.statistics;
  CHECK(*s.sigma == Approx(0.339065346584054).epsilon(1e-11));
  CHECK(*s.sigma_unit == Approx(0.602747286593629).epsilon(1e-10));
  CHECK(*s.log_likelihood == Approx(-68.4199950203285).epsilon(1e-12));
  // R: lme4's own numbers
  check_near(fitted.estimate, {0.995904173727029, 0.502887846479102, -0.273130055245892}, 1e-8);
  CHECK(*s.sigma == Approx(0.339065345921383).epsilon(1e-8));
  CHECK(*s.sigma_unit == Approx(0.602747296608749).epsilon(1e-7));
  CHECK(*s.aic == Approx(146.839990040657).epsilon(1e-12));
  CHECK(*s.bic == Approx(160.860095264323).epsilon(1e-12));
  CHECK(s.parameters == 5);
  CHECK(s.residual_df == static_cast<double>(sample.rows()) - 5);  // R: df.residual(m), both variances counted
  CHECK_THAT(fitted.method, Contains("random intercept of state, REML"));
}

TEST_CASE("The random intercept agrees with lme4 under maximum likelihood", "[model][random_intercept]") {
  const Sample sample = unbalanced_sample();
  const ModelFit fitted = fit(sample, false);
  check_near(fitted.estimate, {0.995979283164449, 0.502935697039431, -0.273212180247733}, 1e-11);
  check_near(model_errors(sample, fitted), {0.15955192687967, 0.0454976904041263, 0.0385385980903358}, 1e-11);
  CHECK(*fitted.statistics.sigma == Approx(0.335928181327945).epsilon(1e-11));
  CHECK(*fitted.statistics.sigma_unit == Approx(0.579956471130241).epsilon(1e-10));
  CHECK(*fitted.statistics.log_likelihood == Approx(-63.01140620897).epsilon(1e-12));
  CHECK(*fitted.statistics.aic == Approx(136.02281241794).epsilon(1e-12));
  CHECK(*fitted.statistics.bic == Approx(150.042917641606).epsilon(1e-12));
}

TEST_CASE("Clustered errors of the random intercept are generalised least squares'", "[model][random_intercept]") {
  const Sample sample = unbalanced_sample();
  const ModelFit fitted = fit(sample, true);
  // R: meat <- sum of tcrossprod(t(X_i) %*% Vi_i %*% e_i) over states, between solve(A)s; clubSandwich's vcovCR(lmer,
  // type = "CR0") has the same to lmer's precision, and its CR3 is (I - H_gg)^-1's in any coordinates
  const auto errors = [&](CovarianceKind kind) {
    return standard_errors(estimate_covariance(sample, fitted, {.kind = kind, .clusters = {"state"}}));
  };
  check_near(errors(CovarianceKind::cr0), {0.16262850541575, 0.020729753889303, 0.028355616969978}, 1e-10);
  check_near(errors(CovarianceKind::cr3), {0.175347602572902, 0.0224905588080562, 0.0306263412494034}, 1e-7);
  // Its CR2 takes another square root of the working covariance than the symmetric one here.
  check_near(errors(CovarianceKind::cr2), {0.168883972751947, 0.0216593428693467, 0.0294431641573914}, 5e-3);
  CHECK(std::isinf(estimate_covariance(sample, fitted, {.kind = CovarianceKind::cr1, .clusters = {"state"}}).df[0]));
}

TEST_CASE("A unit variance of zero is least squares, and said", "[model][random_intercept]") {
  Sample sample = unbalanced_sample();
  for (std::size_t i = 0; i < sample.rows(); ++i)
    sample.outcome[i] = sample.row(i)[1] + std::sin(4.7 * static_cast<double>(i));
  const ModelFit fitted = fit(sample, true);
  CHECK(*fitted.statistics.sigma_unit == 0);
  CHECK_THAT(fitted.method, Contains("at the bound of 0"));
  const ModelFit pooled = fit_gaussian(sample, {});
  check_near(fitted.estimate, pooled.estimate, 1e-12);
  check_near(model_errors(sample, fitted), model_errors(sample, pooled), 1e-12);
}

TEST_CASE("The profile's slope is the derivative of its deviance", "[model][random_intercept]") {
  const Sample sample = unbalanced_sample();
  // A basis need not be orthonormal for this.
  for (const bool restricted : {false, true}) {
    const VarianceProfile profile(sample.design, 3, sample.outcome, sample.unit, restricted, 0);
    for (const double ratio : {0.01, 0.5, 3.0, 40.0}) {
      const double step = 1e-5 * ratio;
      const double difference = (profile.at(ratio + step).deviance - profile.at(ratio - step).deviance) / (2 * step);
      CHECK(profile.at(ratio).slope == Approx(difference).epsilon(1e-6));
    }
  }
}

TEST_CASE("Random intercepts that cannot be fitted are refused", "[model][random_intercept]") {
  Sample sample = unbalanced_sample();
  SECTION("no units") {
    sample.unit = {};
    CHECK_THROWS_WITH(fit(sample, true), Contains("without an index of units"));
  }
  SECTION("one unit") {
    sample.unit = grouping_of("state", std::vector<int>(sample.rows(), 1));
    CHECK_THROWS_WITH(fit(sample, true), Contains("state: all rows are of one unit"));
  }
  SECTION("units of one row") {
    std::vector<int> rows;
    for (std::size_t i = 0; i < sample.rows(); ++i) rows.push_back(static_cast<int>(i));
    sample.unit = grouping_of("state", rows);
    CHECK_THROWS_WITH(fit(sample, true), Contains("no unit has more than one row"));
  }
  SECTION("an outcome that is the unit's") {
    for (std::size_t i = 0; i < sample.rows(); ++i) sample.outcome[i] = sample.unit.level[i] % 5;
    CHECK_THROWS_WITH(fit(sample, true), Contains("hardly varies within units"));
  }
}

}  // namespace entente
