#include "estimate/model/predictive.hpp"

#include "estimate/model/families.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

using Catch::Matchers::Contains;

/// Simpson's rule with equal steps.
double integral(const std::function<double(double)>& f, double from, double to, int steps = 4000) {
  const double h = (to - from) / steps;
  double sum = f(from) + f(to);
  for (int i = 1; i < steps; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(from + i * h);
  return sum * h / 3;
}

ModelFit gaussian(std::vector<double> estimate, double sigma, double sigma_unit = 0) {
  ModelFit fit;
  fit.estimate = std::move(estimate);
  fit.statistics.sigma = sigma;
  if (sigma_unit > 0) fit.statistics.sigma_unit = sigma_unit;
  return fit;
}

ModelFit made(ModelFamily family, AmountDistribution amount, std::vector<double> estimate, double ceiling = 1) {
  ModelFit fit;
  fit.options.family = family;
  fit.options.amount = amount;
  fit.estimate = std::move(estimate);
  fit.ceiling = ceiling;
  return fit;
}

}  // namespace

TEST_CASE("The distribution function is the integral of the density", "[model][predictive]") {
  struct Case {
    const char* name;
    ModelFit fit;
    double low, zero, top;  // where the density starts, the probability of 0, and how far to look
  };
  using enum AmountDistribution;
  const double pi = 1 / (1 + std::exp(-0.4));
  const Case cases[] = {
      {"gaussian", gaussian({0.2, 0.3}, 0.5), -6, 0, 2},
      {"random intercept", gaussian({0.2, 0.3}, 0.3, 0.4), -6, 0, 2},
      {"tobit", made(ModelFamily::tobit, gamma, {0.1, 0.2, std::log(0.6)}), 0, math::normal_cdf(-0.3 / 0.6), 2},
      {"logit-normal", made(ModelFamily::hurdle, logit_normal, {0.1, 0.3, -0.5, 0.2, 0.1}, 0.7), 0, 1 - pi, 0.7},
      {"beta", made(ModelFamily::hurdle, beta, {0.1, 0.3, -0.5, 0.2, 2.1}), 0, 1 - pi, 1},
      {"log-normal", made(ModelFamily::hurdle, log_normal, {0.1, 0.3, -0.5, 0.2, -0.7}), 0, 1 - pi, 6},
      {"gamma", made(ModelFamily::hurdle, gamma, {0.1, 0.3, -0.5, 0.2, 1.6}), 0, 1 - pi, 6},
  };
  const std::vector<double> x{1, 1};
  for (const Case& c : cases) {
    const auto density = [&](double y) { return std::exp(log_density(c.fit, x, 0, y)); };
    const double start = c.low == 0 ? 1e-12 : c.low;
    for (const double part : {0.1, 0.35, 0.6, 0.9}) {
      const double y = c.low + part * (c.top - c.low);
      CAPTURE(c.name, y);
      CHECK(predictive_cdf(c.fit, x, 0, y) == Approx(c.zero + integral(density, start, y)).epsilon(1e-7));
    }
    CAPTURE(c.name);
    if (c.low == 0) {
      CHECK(predictive_cdf(c.fit, x, 0, -1e-9) == 0);
      CHECK(predictive_cdf(c.fit, x, 0, 0) == Approx(c.zero).epsilon(1e-12));
      CHECK(std::exp(log_density(c.fit, x, 0, 0)) == Approx(c.zero).epsilon(1e-12));
    }
    CHECK(predictive_cdf(c.fit, x, 0, 1e4) == Approx(1).epsilon(1e-12));
    // An offset is as good as an intercept.
    if (c.fit.options.family != ModelFamily::hurdle) {
      ModelFit moved = c.fit;
      moved.estimate[0] += 0.25;
      CHECK(log_density(c.fit, x, 0.25, 0.4) == Approx(log_density(moved, x, 0, 0.4)).epsilon(1e-13));
      CHECK(predictive_cdf(c.fit, x, 0.25, 0.4) == Approx(predictive_cdf(moved, x, 0, 0.4)).epsilon(1e-13));
    }
  }
}

TEST_CASE("A random intercept's row is as uncertain as both variances", "[model][predictive]") {
  const std::vector<double> x{1};
  const ModelFit both = gaussian({0.2}, 3, 4);
  const ModelFit one = gaussian({0.2}, 5);
  CHECK(log_density(both, x, 0, 1.5) == Approx(log_density(one, x, 0, 1.5)).epsilon(1e-14));
  CHECK(predictive_cdf(both, x, 0, 1.5) == Approx(predictive_cdf(one, x, 0, 1.5)).epsilon(1e-14));
}

TEST_CASE("What a family cannot give has no density", "[model][predictive]") {
  const std::vector<double> x{1};
  const ModelFit bounded = made(ModelFamily::hurdle, AmountDistribution::logit_normal, {0.1, -0.5, 0.1}, 0.7);
  CHECK(log_density(bounded, x, 0, 0.7) == -INFINITY);
  CHECK(predictive_cdf(bounded, x, 0, 0.7) == 1);
  const ModelFit beta = made(ModelFamily::hurdle, AmountDistribution::beta, {0.1, -0.5, 0.1});
  CHECK(log_density(beta, x, 0, 1) == -INFINITY);
  CHECK(predictive_cdf(beta, x, 0, 1) == 1);
}

TEST_CASE("Quasi-likelihoods predict no distribution, and say so", "[model][predictive]") {
  for (const ModelFamily family : {ModelFamily::poisson, ModelFamily::fractional_logit}) {
    const ModelFit fit = made(family, AmountDistribution::beta, {0.1});
    const std::vector<double> x{1};
    CHECK_THAT(no_predictive_distribution(fit), Contains("not how the outcome is distributed around it"));
    CHECK_THROWS_AS(log_density(fit, x, 0, 0.3), Error);
    CHECK_THROWS_AS(predictive_cdf(fit, x, 0, 0.3), Error);
  }
  CHECK(no_predictive_distribution(gaussian({0.1}, 1)).empty());
}

TEST_CASE("log_densities follow rows, parameters and absorbed effects", "[model][predictive]") {
  const Sample sample = oracle_sample();
  const ModelFit fit = fit_tobit(sample, {.family = ModelFamily::tobit});
  double sum = 0;
  for (const double density : log_densities(sample, fit, fit.estimate)) sum += density;
  CHECK(sum == Approx(*fit.statistics.log_likelihood).epsilon(1e-12));
  std::vector<double> moved = fit.estimate;
  moved[3] *= 1.2;
  double below = 0;
  for (const double density : log_densities(sample, fit, moved)) below += density;
  CHECK(below < sum);

  const Sample within = absorbed_sample(false);
  ModelFit effects = gaussian({0.0, 0.0}, 1);
  effects.effects.push_back({"state", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}});
  const std::vector<double> densities = log_densities(within, effects, effects.estimate);
  CHECK(densities[17] == Approx(log_density(effects, within.row(17), 2, within.outcome[17])).epsilon(1e-14));
}

}  // namespace entente
