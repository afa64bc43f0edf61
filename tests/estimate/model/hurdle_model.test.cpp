#include "estimate/fit/covariance.hpp"
#include "estimate/fit/hurdle.hpp"
#include "estimate/fit/logit.hpp"
#include "estimate/model/families.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

using Catch::Matchers::Contains;

ModelOptions with(AmountDistribution amount) { return {.family = ModelFamily::hurdle, .amount = amount}; }

constexpr AmountDistribution all_amounts[] = {AmountDistribution::logit_normal, AmountDistribution::beta,
                                              AmountDistribution::log_normal, AmountDistribution::gamma};

/// Of the amount's parameters.
std::vector<double> tail(const std::vector<double>& values) { return {values.begin() + 4, values.end()}; }

/// Shares as in ceiling.test.cpp: bounded at 0.05, wide enough to show it.
Sample bounded_sample() {
  Sample sample = plain_sample({design_intercept, "x"}, {}, {});
  for (int i = 1; i <= 400; ++i) {
    const double x = std::sin(1.3 * i);
    const double shock = 1.5 * std::cos(2.7 * i) + 0.9 * std::sin(0.61 * i * i);
    const bool positive = 0.8 * x + 1.4 * std::cos(5.1 * i) > 0;
    sample.outcome.push_back(positive ? 0.05 * math::logistic(0.5 * x - 0.2 + shock) : 0);
    sample.design.insert(sample.design.end(), {1, x});
  }
  return sample;
}

}  // namespace

TEST_CASE("The logit-normal hurdle of a sample is the hurdle of its rows", "[model][hurdle]") {
  // tests/estimate/fit/hurdle.test.cpp holds that to R's glm and lm.
  const ModelFit fit = fit_hurdle(oracle_sample(), with(AmountDistribution::logit_normal));
  const RegressionData data = oracle_panel(true);
  const HurdleFit plain = hurdle(data);
  CHECK(fit.estimate == plain.estimate);
  CHECK(fit.root == plain.root);
  CHECK(fit.statistics.log_likelihood == plain.log_likelihood);
  CHECK(*fit.statistics.aic == plain.aic);
  CHECK(*fit.statistics.bic == plain.bic);
  CHECK(fit.ceiling == 1);
  CHECK(fit.notes.empty());
  const Covariance clustered = clustered_covariance(data, plain);
  const std::vector<double> matrix = clustered_sandwich(fit.root, fit.scores, data.states, clustered.factor);
  for (std::size_t i = 0; i < matrix.size(); ++i) CHECK(matrix[i] == Approx(clustered.matrix[i]).epsilon(1e-9));
}

TEST_CASE("Every amount's hurdle agrees with R", "[model][hurdle]") {
  // R: a <- glm(as.numeric(y > 0) ~ gdp + ally + potential, binomial, p); q <- p[p$y > 0, ]. The amounts' likelihoods
  // are maximised by optim and then by Newton's method with their exact Hessian to 1e-13; errors by that Hessian.
  // gamma: glm(y ~ gdp + ally + potential, Gamma("log"), q) has these coefficients, and MASS::gamma.shape this shape.
  // log-normal: lm(log(y) ~ ...), s2 = RSS / 50, sum(dlnorm(y, fitted, sqrt(s2), log = TRUE)). logLik(a) = -33.94...
  const Sample sample = oracle_sample();
  constexpr double participation = -33.9409867559492;
  struct Case {
    AmountDistribution amount;
    const char* scale;
    std::vector<double> estimate, error;
    double log_likelihood;
  };
  const Case cases[] = {
      {AmountDistribution::beta,
       "log(phi)",
       {-9.35997688043195, 0.189705358858781, 0.365941158697393, 0.307032035313247, 6.51859190470055},
       {1.49742658026899, 0.0697315561466077, 0.158875698287014, 0.109978946954447, 0.205513805574711},
       227.521414031683},
      {AmountDistribution::gamma,
       "log(nu)",
       {-9.7256640962523, 0.204927026206071, 0.434535190706316, 0.344198353750331, 1.34998927134521},
       {1.27058362605934, 0.0603226136542476, 0.162519002647701, 0.106928985199762, 0.191979252018581},
       228.815922857677},
      {AmountDistribution::log_normal,
       "log(sigma)",
       {-9.78052677812031, 0.201519592223429, 0.416287977631628, 0.332551067875832, -0.570571382514211},
       {1.43414050822667, 0.0680052867765978, 0.179681410514349, 0.120936533427331, 0.1},
       225.745701430604},
  };
  for (const Case& c : cases) {
    CAPTURE(c.scale);
    const ModelFit fit = fit_hurdle(sample, with(c.amount));
    check_near(fit.estimate, {-23.4130269033439, 1.1855809985577, 0.482822732406316, 1.79980272593132}, 1e-10);
    check_near(tail(fit.estimate), c.estimate, 1e-9);
    check_near(own_errors(fit), {5.20361040089572, 0.263962605164585, 0.653940860027061, 0.526777976234193}, 1e-9);
    check_near(tail(own_errors(fit)), c.error, 1e-9);
    const double log_likelihood = participation + c.log_likelihood;
    CHECK(*fit.statistics.log_likelihood == Approx(log_likelihood).epsilon(1e-12));
    CHECK(*fit.statistics.aic == Approx(-2 * log_likelihood + 18).epsilon(1e-12));
    CHECK(*fit.statistics.bic == Approx(-2 * log_likelihood + 9 * std::log(89)).epsilon(1e-12));
    CHECK(fit.statistics.parameters == 9);
    CHECK(fit.statistics.positive == 50);
    CHECK(fit.parameters[1].part == "participation");
    CHECK(fit.parameters[5].part == "amount");
    CHECK(fit.parameters[5].term == "gdp");
    CHECK(fit.parameters[8].term == c.scale);
    CHECK(fit.parameters[8].scale);
    CHECK(fit.convergence->iterations > 3);
    CHECK(fit.convergence->gradient_norm < 1e-9);
  }
}

TEST_CASE("Every hurdle's likelihood is the sum of its densities of the outcome", "[model][hurdle]") {
  const Sample sample = oracle_sample();
  for (const AmountDistribution amount : all_amounts) {
    const ModelFit fit = fit_hurdle(sample, with(amount));
    double sum = 0;
    for (const double density : log_densities(sample, fit, fit.estimate)) sum += density;
    CHECK(sum == Approx(*fit.statistics.log_likelihood).epsilon(1e-12));
    CHECK(fit.statistics.likelihood_of == fit_hurdle(sample, with(AmountDistribution::gamma)).statistics.likelihood_of);
  }
}

TEST_CASE("Every hurdle's scores, information and units are consistent", "[model][hurdle]") {
  const Sample sample = oracle_sample();
  for (const AmountDistribution amount : all_amounts) {
    CAPTURE(static_cast<int>(amount));
    const ModelFit fit = fit_hurdle(sample, with(amount));
    check_scores_vanish(fit);
    check_information(sample, fit);
    check_bread(evaluate(sample, fit, fit.estimate).information, fit);
    check_scaling(sample, fit, [&](const Sample& other) { return fit_hurdle(other, with(amount)); });
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      if (sample.outcome[i] > 0) continue;
      for (std::size_t j = 4; j < 9; ++j) REQUIRE(fit.scores[i * 9 + j] == 0);
    }
    // Clustering couples the parts, which the bread alone does not.
    const std::vector<double> clustered = clustered_sandwich(fit.root, fit.scores, oracle_panel(true).states, 1);
    CHECK(clustered[3 * 9 + 7] / std::sqrt(clustered[3 * 9 + 3] * clustered[7 * 9 + 7]) > 0.6);
  }
}

TEST_CASE("What is not known of a ceiling is in every covariance", "[model][hurdle]") {
  const Sample sample = bounded_sample();
  ModelOptions options = with(AmountDistribution::logit_normal);
  options.ceiling.reset();
  const ModelFit fit = fit_hurdle(sample, options);
  RegressionData data{.terms = sample.terms(), .response = sample.outcome, .design = sample.design, .states = {}};
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    data.states.push_back(CowCode(static_cast<std::uint16_t>(1 + i / 10)));
  }
  const HurdleFit plain = hurdle(data, {.newton = {}, .ceiling = {}});
  REQUIRE(plain.ceiling_estimated);
  CHECK(fit.ceiling == plain.ceiling);
  CHECK(fit.estimate == plain.estimate);
  CHECK(fit.statistics.parameters == 6);
  CHECK(*fit.statistics.aic == Approx(plain.aic).epsilon(1e-14));
  REQUIRE(fit.notes.size() == 1);
  CHECK_THAT(fit.notes[0], Contains("the ceiling of the amount is estimated: 0.0"));
  check_scores_vanish(fit);
  const std::vector<double> own = scaled_square(fit.root, 1);
  for (std::size_t i = 0; i < own.size(); ++i) {
    CHECK(own[i] == Approx(plain.covariance.matrix[i]).epsilon(1e-9).margin(1e-14));
  }
  const Covariance clustered = clustered_covariance(data, plain);
  const std::vector<double> matrix = clustered_sandwich(fit.root, fit.scores, data.states, clustered.factor);
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    CHECK(matrix[i] == Approx(clustered.matrix[i]).epsilon(1e-8).margin(1e-13));
  }
  // The broken variant that takes the ceiling for given has smaller errors of the amount.
  options.ceiling = plain.ceiling;
  const ModelFit given = fit_hurdle(sample, options);
  CHECK(own_errors(given)[2] < 0.99 * own_errors(fit)[2]);
}

TEST_CASE("A hurdle that cannot be fitted says why", "[model][hurdle]") {
  Sample sample = oracle_sample();
  const auto message = [&](AmountDistribution amount) { return message_of([&] { fit_hurdle(sample, with(amount)); }); };
  SECTION("an outcome of 1, with row, unit and time") {
    sample.outcome[4] = 1;
    CHECK_THAT(message(AmountDistribution::logit_normal),
               Contains("row 5 (state 1, year 5): the outcome is 1; expected an outcome below the ceiling"));
    CHECK_THAT(message(AmountDistribution::beta),
               Contains("row 5 (state 1, year 5): the outcome is 1; expected an outcome below 1"));
    CHECK(message(AmountDistribution::gamma) == "no error");
    CHECK(message(AmountDistribution::log_normal) == "no error");
  }
  SECTION("an outcome on a given ceiling") {
    ModelOptions options = with(AmountDistribution::logit_normal);
    options.ceiling = 0.002;
    CHECK_THAT(message_of([&] { fit_hurdle(sample, options); }),
               Contains("below the ceiling of a logit-normal amount, 0.002"));
  }
  for (const AmountDistribution amount : all_amounts) {
    DYNAMIC_SECTION("amount " << static_cast<int>(amount)) {
      SECTION("no zero") {
        for (double& y : sample.outcome) y += 0.01;
        CHECK_THAT(message(amount), Contains("participation: share: every share is above zero"));
      }
      SECTION("a term that separates") {
        for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 4 + 2] = sample.outcome[i] > 0 ? 1 : 0;
        CHECK_THAT(message(amount), Contains("participation: ally: zeros are separated"));
      }
      SECTION("terms that depend on one another among positive rows only") {
        for (std::size_t i = 0; i < sample.rows(); ++i) {
          if (sample.outcome[i] > 0) sample.design[i * 4 + 3] = 3 * sample.design[i * 4 + 2] - 1;
        }
        CHECK_THAT(message(amount),
                   Contains("amount: potential: the term is a linear combination of (Intercept), ally"));
      }
      SECTION("a constant column") {
        for (std::size_t i = 0; i < sample.rows(); ++i) sample.design[i * 4 + 2] = 7;
        CHECK_THAT(message(amount), Contains("ally: the term is a linear combination of (Intercept)"));
      }
      SECTION("too few positive rows") {
        std::size_t kept = 0;
        for (double& y : sample.outcome) {
          if (y > 0 && ++kept > 5) y = 0;
        }
        sample.design.clear();
        for (std::size_t i = 0; i < sample.rows(); ++i) {
          const double t = static_cast<double>(i);
          sample.design.insert(sample.design.end(), {1, std::sin(t), std::cos(3 * t), std::sin(7 * t)});
        }
        CHECK_THAT(message(amount), Contains("amount: share: 5 positive shares for 5 parameters, log("));
      }
      SECTION("positive outcomes without error") {
        const bool logits = amount == AmountDistribution::logit_normal || amount == AmountDistribution::beta;
        for (std::size_t i = 0; i < sample.rows(); ++i) {
          if (!(sample.outcome[i] > 0)) continue;
          const double eta = 0.3 * sample.row(i)[3] - 5;
          sample.outcome[i] = logits ? math::logistic(eta) : math::exp(eta);
        }
        CHECK_THAT(message(amount), Contains("amount: share: the 50 positive shares are fitted without error"));
      }
      SECTION("absorbed effects") {
        sample.effects.push_back(sample.unit);
        CHECK_THAT(message(amount), Contains("state: the hurdle family has no absorbed effects"));
      }
    }
  }
}

}  // namespace entente
