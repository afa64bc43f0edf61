#include "estimate/prediction/predict.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/prediction/linear_fits.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;
using Kind = ChosenValue::Kind;
using testing::own_covariance;

ChosenValue value(const std::string& variable, std::vector<double> values) {
  return {.variable = variable, .kind = Kind::values, .values = std::move(values)};
}

ModelFit poisson_fit(const Sample& sample) { return fit_model(sample, {.family = ModelFamily::poisson}); }

}  // namespace

// Oracles: R 4.2.2 on the panel of tests/estimate/fit/oracle_panel.hpp. States 3 and 10 have zeros only, so
// p <- subset(p, !(state %in% c(3, 10)))
// f <- glm(y ~ gdp + ally + potential + factor(state), p, family = quasipoisson, control = list(epsilon = 1e-15))

TEST_CASE("A unit's mean under Poisson effects has the error of dummy variables", "[predict][poisson]") {
  // predict(f, data.frame(gdp = 20.5, ally = 1, potential = c(-1, .25), state = 4), type = "response", se.fit = TRUE)
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = poisson_fit(sample);
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.25}), value("gdp", {20.5}), value("ally", {1})};
  request.unit = "4";
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  CHECK(prediction.points[0].fit == Approx(0.00106476270371584).epsilon(1e-8));
  CHECK(prediction.points[0].standard_error == Approx(0.00113472352266159).epsilon(1e-8));
  CHECK(prediction.points[1].fit == Approx(0.00333549952468635).epsilon(1e-8));
  CHECK(prediction.points[1].standard_error == Approx(0.00334805191335834).epsilon(1e-8));
  request.unit = "3";
  CHECK_THROWS_WITH(predict(sample, fit, own_covariance(fit), request), Contains("minus infinity"));
}

TEST_CASE("Observed rows keep their own Poisson effects", "[predict][poisson]") {
  // X at potential v, mu <- predict(f, q, "response"); mean(mu); g <- colMeans(X * mu); sqrt(g' vcov(f) g); and of the
  // difference of the two g
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = poisson_fit(sample);
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.25}), {.variable = "gdp", .kind = Kind::observed}};
  request.reference = -1;
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  CHECK(prediction.points[0].fit == Approx(0.00137336279157061).epsilon(1e-8));
  CHECK(prediction.points[0].standard_error == Approx(0.000415911415300804).epsilon(1e-8));
  CHECK(prediction.points[1].fit == Approx(0.00430222708075641).epsilon(1e-8));
  CHECK(prediction.points[1].standard_error == Approx(0.000601916218727829).epsilon(1e-8));
  CHECK(prediction.points[1].change_error == Approx(0.000864950981640314).epsilon(1e-8));
  CHECK(prediction.rows == 73);
  REQUIRE(prediction.notes.size() == 1);
  CHECK_THAT(prediction.notes[0], Contains("16 rows"));
  CHECK_THAT(prediction.effects, Contains("of each row"));
}

TEST_CASE("Without observed rows a Poisson profile takes the mean effect", "[predict][poisson]") {
  // X <- colMeans of the design at potential 0.25, gdp 20.5, ally 1; exp(X'b); g <- X exp(X'b)
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = poisson_fit(sample);
  PredictionRequest request;
  request.at = {value("potential", {0.25}), value("gdp", {20.5}), value("ally", {1})};
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  CHECK(prediction.points[0].fit == Approx(0.00464812812187549).epsilon(1e-8));
  CHECK(prediction.points[0].standard_error == Approx(0.00148107097142291).epsilon(1e-8));
}

TEST_CASE("Under other covariances the effects' own error has Pearson's dispersion", "[predict][poisson]") {
  // A Poisson model of a share has no dispersion of 1: the model's own errors are far too wide, and what the clusters
  // give to the slopes must not be mixed with them. By hand: s2 <- sum((y - mu)^2 / mu) / df over the rows that count,
  // own part mu^2 s2 / sum(mu of the state).
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = poisson_fit(sample);
  CovarianceEstimate nothing = own_covariance(fit);
  nothing.request.kind = CovarianceKind::cr1;
  std::fill(nothing.matrix.begin(), nothing.matrix.end(), 0.0);
  PredictionRequest request;
  request.at = {value("potential", {0.25}), value("gdp", {20.5}), value("ally", {1})};
  request.unit = "4";
  const Prediction prediction = predict(sample, fit, nothing, request);
  double chi_square = 0;
  double total = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (!(fit.fitted[i] > 0)) continue;
    chi_square += (sample.outcome[i] - fit.fitted[i]) * (sample.outcome[i] - fit.fitted[i]) / fit.fitted[i];
    if (sample.unit.labels[sample.unit.level[i]] == "4") total += fit.fitted[i];
  }
  const double own = prediction.points[0].fit * std::sqrt(chi_square / fit.statistics.residual_df / total);
  CHECK(prediction.points[0].standard_error == Approx(own).epsilon(1e-9));
}

TEST_CASE("Simulated bands of Poisson effects agree with the delta method", "[predict][poisson][simulation]") {
  // Made small, so that the mean is linear over the draws and both bands are the same but for Monte Carlo error.
  const Sample sample = testing::absorbed_sample(false);
  ModelFit fit = poisson_fit(sample);
  CovarianceEstimate covariance = own_covariance(fit);
  for (double& cell : covariance.matrix) cell *= 1e-6;
  fit.dispersion *= 1e-6;
  PredictionRequest request;
  const bool observed = GENERATE(false, true);
  request.at = {value("potential", {0.25}), value("gdp", {20.5}), value("ally", {1})};
  if (observed) request.at[1] = {.variable = "gdp", .kind = Kind::observed};
  if (!observed) request.unit = "4";
  const Prediction exact = predict(sample, fit, covariance, request);
  request.band = BandMethod::simulation;
  const Prediction drawn = predict(sample, fit, covariance, request);
  // sqrt(1 / (2 x 10,000)) is 0.7 %; four of it and a little curvature.
  CHECK(drawn.points[0].standard_error == Approx(exact.points[0].standard_error).epsilon(0.03));
}

TEST_CASE("A fractional logit's average over rows is R's", "[predict][fractional]") {
  // m <- glm(y ~ log(gdp) + ally * potential, p, family = binomial); X at potential v; mu; g <- colMeans(X mu (1 - mu))
  const Sample sample = testing::pooled_sample();
  ModelFit fit = fit_model(sample, {.family = ModelFamily::fractional_logit});
  fit.dispersion = 1;
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.5}), {.variable = "gdp", .kind = Kind::observed}};
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  CHECK(prediction.points[0].fit == Approx(0.00130878519320803).epsilon(1e-8));
  CHECK(prediction.points[0].standard_error == Approx(0.00545061099484054).epsilon(1e-8));
  CHECK(prediction.points[1].fit == Approx(0.00399469297568159).epsilon(1e-8));
  CHECK(prediction.points[1].standard_error == Approx(0.00906539866251151).epsilon(1e-8));
}

TEST_CASE("Both bands work for tobit and hurdle", "[predict][hurdle][simulation]") {
  const ModelFamily family = GENERATE(ModelFamily::tobit, ModelFamily::hurdle);
  Sample sample = testing::oracle_sample({{"(Intercept)", {}}, testing::plain_term("potential")});
  ModelFit fit = fit_model(sample, {.family = family});
  CovarianceEstimate covariance = own_covariance(fit);
  for (double& cell : covariance.matrix) cell *= 1e-4;  // small enough to be linear
  PredictionRequest request;
  request.at = {value("potential", {-0.5, 0.5})};
  request.reference = -0.5;
  const Prediction exact = predict(sample, fit, covariance, request);
  request.band = BandMethod::simulation;
  request.draws = 4000;
  request.threads = 2;
  const Prediction drawn = predict(sample, fit, covariance, request);
  CHECK(exact.points[1].fit > exact.points[0].fit);
  // sqrt(1 / 8,000) is 1.1 %
  CHECK(drawn.points[1].standard_error == Approx(exact.points[1].standard_error).epsilon(0.045));
  CHECK(drawn.points[1].change_error == Approx(exact.points[1].change_error).epsilon(0.045));
}

}  // namespace entente
