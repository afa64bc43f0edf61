#include "estimate/prediction/mean_response.hpp"

#include "estimate/model/families.hpp"
#include "estimate/model/predictive.hpp"
#include "tests/estimate/model/family_sample.hpp"

namespace entente {
namespace {

struct Case {
  std::string name;
  ModelOptions options;
  std::vector<double> parameters;  ///< of two terms
  double ceiling = 1;
};

std::vector<Case> cases() {
  using enum AmountDistribution;
  const auto hurdle = [](AmountDistribution amount) {
    return ModelOptions{.family = ModelFamily::hurdle, .amount = amount};
  };
  return {
      {"gaussian", {.family = ModelFamily::gaussian}, {0.2, -0.3}},
      {"tobit", {.family = ModelFamily::tobit}, {0.2, -0.3, -0.4}},
      {"fractional", {.family = ModelFamily::fractional_logit}, {0.2, -0.3}},
      {"poisson", {.family = ModelFamily::poisson}, {0.2, -0.3}},
      {"logit-normal", hurdle(logit_normal), {0.2, -0.3, -1.1, 0.4, 0.2}, 0.6},
      {"beta", hurdle(beta), {0.2, -0.3, -1.1, 0.4, 2.2}},
      {"log-normal", hurdle(log_normal), {0.2, -0.3, -1.1, 0.4, -0.4}},
      {"gamma", hurdle(gamma), {0.2, -0.3, -1.1, 0.4, 1.2}},
  };
}

ModelFit fit_of(const Case& c) {
  ModelFit fit;
  fit.options = c.options;
  fit.estimate = c.parameters;
  fit.ceiling = c.ceiling;
  fit.statistics.sigma = 0.5;
  return fit;
}

const std::vector<std::vector<double>> designs{{1, 0}, {1, 2.5}, {1, -3}, {1, -12}};

}  // namespace

TEST_CASE("The gradient of each family's mean is that of its value", "[model][mean]") {
  for (const Case& c : cases()) {
    const ModelFit fit = fit_of(c);
    for (const std::vector<double>& x : designs) {
      for (const double offset : {0.0, 0.7}) {
        std::vector<double> gradient(c.parameters.size(), 99.0);
        const double value = mean_response(fit, c.parameters, x, offset, gradient);
        CHECK(value == mean_response(fit, c.parameters, x, offset));
        for (std::size_t j = 0; j < gradient.size(); ++j) {
          constexpr double h = 1e-5;
          std::vector<double> up = c.parameters;
          std::vector<double> down = c.parameters;
          up[j] += h;
          down[j] -= h;
          const double slope = (mean_response(fit, up, x, offset) - mean_response(fit, down, x, offset)) / (2 * h);
          CAPTURE(c.name, x[1], offset, j);
          CHECK(gradient[j] == Approx(slope).epsilon(1e-7).margin(1e-10));
        }
      }
    }
  }
}

TEST_CASE("Each mean is the integral of the outcome over its distribution", "[model][mean]") {
  // E[Y] = int (1 - F) over the positive line less int F over the negative one, by the midpoint rule in ln y, which the
  // quadrature behind the logit-normal mean has no part in.
  for (const Case& c : cases()) {
    const ModelFit fit = fit_of(c);
    if (!no_predictive_distribution(fit).empty()) continue;
    for (const std::vector<double>& x : {designs[0], designs[1], designs[2]}) {
      double mean = 0;
      constexpr double step = 1e-3;
      for (double t = -22; t < 6; t += step) {
        const double y = std::exp(t + step / 2);
        mean += step * y * (1 - predictive_cdf(fit, x, 0, y) - predictive_cdf(fit, x, 0, -y));
      }
      CAPTURE(c.name, x[1]);
      CHECK(mean_response(fit, c.parameters, x) == Approx(mean).epsilon(2e-6));
    }
  }
}

TEST_CASE("Fitted means are mean_response at the estimates", "[model][mean]") {
  const Sample sample = oracle_sample();
  using enum AmountDistribution;
  std::vector<ModelFit> fits{fit_tobit(sample, {.family = ModelFamily::tobit}),
                             fit_fractional_logit(sample, {.family = ModelFamily::fractional_logit}),
                             fit_poisson(sample, {.family = ModelFamily::poisson})};
  for (const AmountDistribution amount : {logit_normal, beta, log_normal, gamma}) {
    fits.push_back(fit_hurdle(sample, {.family = ModelFamily::hurdle, .amount = amount}));
  }
  for (const ModelFit& fit : fits) {
    CAPTURE(fit.method);
    REQUIRE(fit.fitted.size() == sample.rows());
    for (std::size_t i = 0; i < sample.rows(); ++i) {
      CHECK(fit.fitted[i] == mean_response(fit, fit.estimate, sample.row(i)));
    }
  }
  const Sample within = absorbed_sample(true);
  const ModelFit effects = fit_poisson(within, {.family = ModelFamily::poisson});
  const std::vector<double> offsets = absorbed_offsets(within, effects);
  for (std::size_t i = 0; i < within.rows(); ++i) {
    CHECK(effects.fitted[i] ==
          Approx(mean_response(effects, effects.estimate, within.row(i), offsets[i])).epsilon(1e-9));
  }
}

}  // namespace entente
