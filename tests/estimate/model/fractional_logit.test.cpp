#include "estimate/fit/logit.hpp"
#include "estimate/model/families.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

using Catch::Matchers::Contains;

const ModelOptions options{.family = ModelFamily::fractional_logit};

/// Shares large enough to bend the logit: z <- p$y * 60, between 0 and 0.87.
Sample large_shares() {
  Sample sample = oracle_sample();
  for (double& y : sample.outcome) y *= 60;
  return sample;
}

}  // namespace

TEST_CASE("Fractional logit agrees with R's quasibinomial glm", "[model][fractional]") {
  // R: a <- glm(z ~ gdp + ally + potential, quasibinomial, p, control = glm.control(epsilon = 1e-16)); mu <- fitted(a)
  //   d <- sum((z - mu)^2 / (mu (1 - mu))) / 85; sqrt(diag(solve(X'WX)) * d) at the final mu; hatvalues(a)[1:3]
  const Sample sample = large_shares();
  const ModelFit fit = fit_fractional_logit(sample, options);
  check_near(fit.estimate, {-17.0483207078329, 0.736596467269036, 1.04276781329256, 0.997202064592817}, 1e-10);
  check_near(own_errors(fit), {2.48961896146078, 0.116893037994015, 0.284906922055733, 0.182024047882427}, 1e-10);
  CHECK(fit.dispersion == Approx(0.173101092520634).epsilon(1e-11));
  CHECK(*fit.statistics.dispersion == fit.dispersion);
  CHECK(*fit.statistics.deviance == Approx(14.630380151985).epsilon(1e-11));
  CHECK(*fit.statistics.null_deviance == Approx(30.5148967963156).epsilon(1e-11));
  CHECK(fit.statistics.residual_df == 85);
  CHECK(!fit.statistics.log_likelihood);
  CHECK(!fit.statistics.aic);
  CHECK_THAT(fit.statistics.no_likelihood, Contains("quasi-likelihood"));
  CHECK(fit.convergence->gradient_norm < 1e-9);
  // Leverages Z_i (Z'Z)^-1 Z_i' = |L' Z_i|^2.
  std::vector<double> leverages;
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      double turned = 0;
      for (std::size_t m = 0; m < 4; ++m) turned += fit.root[m * 4 + j] * fit.working->design[i * 4 + m];
      sum += turned * turned;
    }
    leverages.push_back(sum);
  }
  check_near(leverages, {0.0373257407059805, 0.0476539832417219, 0.0766305478571007}, 1e-9);
}

TEST_CASE("The fractional logit of zeros and ones is the logit", "[model][fractional]") {
  Sample sample = oracle_sample();
  for (double& y : sample.outcome) y = y > 0 ? 1 : 0;
  const ModelFit fit = fit_fractional_logit(sample, options);
  const LogitFit plain = logit(oracle_panel(true));
  for (std::size_t j = 0; j < 4; ++j) CHECK(fit.estimate[j] == Approx(plain.coefficients[j]).epsilon(1e-10));
  CHECK(*fit.statistics.deviance == Approx(-2 * plain.log_likelihood).epsilon(1e-12));
}

TEST_CASE("The fractional logit's scores, information and units are consistent", "[model][fractional]") {
  const Sample sample = large_shares();
  const ModelFit fit = fit_fractional_logit(sample, options);
  check_scores_vanish(fit);
  check_information(sample, fit);
  check_bread(evaluate(sample, fit, fit.estimate).information, fit);
  check_working(fit);
  check_scaling(sample, fit, [&](const Sample& other) { return fit_fractional_logit(other, options); });
}

TEST_CASE("A fractional logit that cannot be fitted says why", "[model][fractional]") {
  Sample sample = large_shares();
  const auto message = [&] { return message_of([&] { fit_fractional_logit(sample, options); }); };
  SECTION("outcomes outside [0, 1], with row, unit and time") {
    sample.outcome[9] = 1.25;
    sample.outcome[16] = -0.5;
    sample.panel_rows[9] = 120;
    CHECK_THAT(message(),
               Contains("share: row 121 (state 2, year 2): the outcome is 1.25; expected a share from 0 to 1"));
    CHECK_THAT(message(), Contains("row 17 (state 3, year 1): the outcome is -0.5"));
    for (double& y : sample.outcome) y = 2;
    CHECK_THAT(message(), Contains("84 more rows like these"));
  }
  SECTION("separation at zero") {
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      sample.design[i * 4 + 2] = sample.unit.level[i] == 4 ? 1 : 0;
      if (sample.unit.level[i] == 4) sample.outcome[i] = 0;
    }
    CHECK_THAT(message(), Contains("ally: outcomes of 0 or 1 are separated from the others along ally"));
  }
  SECTION("separation at one") {
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      sample.design[i * 4 + 2] = sample.unit.level[i] == 4 ? 1 : 0;
      if (sample.unit.level[i] == 4) sample.outcome[i] = 1;
    }
    CHECK_THAT(message(), Contains("ally: outcomes of 0 or 1 are separated from the others along ally"));
  }
  SECTION("a random intercept") {
    ModelOptions random = options;
    random.random_intercept = true;
    CHECK_THAT(message_of([&] { fit_fractional_logit(sample, random); }),
               Contains("the fractional logit family has no random intercept"));
  }
  SECTION("an outcome that never varies") {
    for (double& y : sample.outcome) y = 0;
    CHECK_THAT(message(), Contains("the response is the same in every row"));
  }
  SECTION("too few steps") {
    ModelOptions few = options;
    few.newton.iterations = 2;
    CHECK_THAT(message_of([&] { fit_fractional_logit(sample, few); }, Fault::work),
               Contains("the fractional logit fit did not converge in 2 steps"));
  }
}

}  // namespace entente
