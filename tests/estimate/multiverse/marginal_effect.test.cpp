#include "estimate/multiverse/marginal_effect.hpp"

#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/multiverse/synthetic.hpp"

#include <catch2/catch.hpp>

#include <cmath>

// The oracle is algebra: closed forms of the derivative of each family's mean (Wooldridge 2010, 15.6, 17.2, 18.2).
namespace entente {
namespace {

struct Fitted {
  Sample sample;
  ModelFit fit;
};

Fitted fitted(const std::string& formula, ModelFamily family) {
  const UniverseModel model = multiverse_example::model(formula);
  Fitted result{make_sample(multiverse_example::panel({}), model.formula, model.sample), {}};
  result.fit = fit_model(result.sample, {.family = family});
  return result;
}

double predictor(const Fitted& model, std::size_t row, std::size_t first = 0) {
  double eta = 0;
  for (std::size_t j = 0; j < model.sample.columns(); ++j)
    eta += model.sample.row(row)[j] * model.fit.estimate[first + j];
  return eta;
}

double mean_outcome(const Sample& sample) {
  double mean = 0;
  for (const double y : sample.outcome) mean += y / static_cast<double>(sample.rows());
  return mean;
}

Approx nearly(double value) { return Approx(value).epsilon(1e-6); }

}  // namespace

TEST_CASE("tobit's effect is the coefficient times the probability of a positive outcome") {
  const Fitted model = fitted("y ~ x + z", ModelFamily::tobit);
  const double sigma = std::exp(model.fit.estimate.back());
  double expected = 0;
  for (std::size_t i = 0; i < model.sample.rows(); ++i) {
    expected += model.fit.estimate[1] * math::normal_cdf(predictor(model, i) / sigma) /
                static_cast<double>(model.sample.rows());
  }
  CHECK(marginal_effect(model.sample, model.fit, "x").value == nearly(expected));
}

TEST_CASE("a fractional logit's effect is the coefficient times p (1 - p)") {
  const Fitted model = fitted("y ~ x + z", ModelFamily::fractional_logit);
  double expected = 0;
  for (std::size_t i = 0; i < model.sample.rows(); ++i) {
    const double p = 1 / (1 + std::exp(-predictor(model, i)));
    expected += model.fit.estimate[1] * p * (1 - p) / static_cast<double>(model.sample.rows());
  }
  CHECK(marginal_effect(model.sample, model.fit, "x").value == nearly(expected));
}

TEST_CASE("a Poisson effect is the coefficient times the mean outcome, with absorbed effects too") {
  const Fitted pooled = fitted("y ~ x + z", ModelFamily::poisson);
  CHECK(marginal_effect(pooled.sample, pooled.fit, "x").value ==
        nearly(pooled.fit.estimate[1] * mean_outcome(pooled.sample)));
  const Fitted absorbed = fitted("y ~ x + z | unit", ModelFamily::poisson);
  const MarginalEffect effect = marginal_effect(absorbed.sample, absorbed.fit, "x");
  const double mean = mean_outcome(absorbed.sample);
  CHECK(effect.value == nearly(absorbed.fit.estimate[0] * mean));
  const CovarianceEstimate covariance = estimate_covariance(absorbed.sample, absorbed.fit, {});
  CHECK(standard_error(effect, covariance) == nearly(covariance.standard_error(0) * mean));
}

TEST_CASE("a hurdle's effect is of taking part and of the amount") {
  const Fitted model = fitted("y ~ x + z", ModelFamily::hurdle);
  const std::size_t k = model.sample.columns();
  const double sigma = std::exp(model.fit.estimate.back());
  double expected = 0;
  for (std::size_t i = 0; i < model.sample.rows(); ++i) {
    const double p = 1 / (1 + std::exp(-predictor(model, i)));
    const double eta = predictor(model, i, k);
    const double amount = mean_amount(eta, sigma, 1);
    const double amount_slope = (mean_amount(eta + 1e-4, sigma, 1) - mean_amount(eta - 1e-4, sigma, 1)) / 2e-4;
    expected += (p * (1 - p) * model.fit.estimate[1] * amount + p * amount_slope * model.fit.estimate[k + 1]) /
                static_cast<double>(model.sample.rows());
  }
  CHECK(marginal_effect(model.sample, model.fit, "x").value == nearly(expected));
}

TEST_CASE("a variable in a product has the effect of all its terms") {
  const Fitted model = fitted("y ~ x * z", ModelFamily::gaussian);
  double mean_z = 0;
  for (std::size_t i = 0; i < model.sample.rows(); ++i)
    mean_z += model.sample.row(i)[2] / static_cast<double>(model.sample.rows());
  CHECK(marginal_effect(model.sample, model.fit, "x").value ==
        nearly(model.fit.estimate[1] + mean_z * model.fit.estimate[3]));
}

TEST_CASE("an error by the delta method follows a change of the data: a refit with a moved outcome") {
  // The gradient by brute force: the effect at parameters moved one by one.
  Fitted model = fitted("y ~ x + z", ModelFamily::tobit);
  const MarginalEffect effect = marginal_effect(model.sample, model.fit, "x");
  for (std::size_t j = 0; j < model.fit.size(); ++j) {
    ModelFit moved = model.fit;
    const double step = 1e-5 * std::max(1e-2, std::abs(moved.estimate[j]));
    moved.estimate[j] += step;
    const double above = marginal_effect(model.sample, moved, "x").value;
    moved.estimate[j] -= 2 * step;
    const double below = marginal_effect(model.sample, moved, "x").value;
    CHECK(effect.gradient[j] == Approx((above - below) / (2 * step)).epsilon(1e-4).margin(1e-7));
  }
}

TEST_CASE("an effect that cannot be told is refused") {
  const Fitted model = fitted("y ~ x + z", ModelFamily::gaussian);
  CHECK_THROWS_WITH(marginal_effect(model.sample, model.fit, "w"), Catch::Contains("no variable w"));
  const Fitted product = fitted("y ~ x * z | unit", ModelFamily::poisson);
  CHECK_THROWS_WITH(marginal_effect(product.sample, product.fit, "x"), Catch::Contains("differs between rows"));
}

}  // namespace entente
