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

}  // namespace

// All oracles below: R 4.2.2 on the panel of tests/estimate/fit/oracle_panel.hpp.

TEST_CASE("Predictions at chosen values are R's predict.glm", "[predict]") {
  // m <- glm(y ~ log(gdp) + ally * potential, data = p)
  // predict(m, data.frame(gdp = median(p$gdp), ally = 1, potential = c(-1, 0, .5)), se.fit = TRUE)
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0, 0.5}), {.variable = "gdp", .kind = Kind::median}, value("ally", {1})};
  request.reference = 0;
  request.scale = 1000;
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  const double fits[] = {0.00235243177523771, 0.00391398699837503, 0.00469476460994369};
  const double errors[] = {0.000728291187378781, 0.000520962109625625, 0.000700151800103749};
  // X <- model.matrix(...); D <- X - X[c(2,2,2), ]; sqrt(diag(D %*% vcov(m) %*% t(D)))
  const double differences[] = {0.000681482981442623, 0, 0.000340741490721311};
  REQUIRE(prediction.points.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) {
    const PredictedPoint& point = prediction.points[k];
    CHECK(point.fit == Approx(fits[k]).epsilon(1e-11));
    CHECK(point.standard_error == Approx(errors[k]).epsilon(1e-11));
    CHECK(point.high - point.fit == Approx(1.959963984540054 * errors[k]).epsilon(1e-11));
    CHECK(point.fit - point.low == Approx(1.959963984540054 * errors[k]).epsilon(1e-11));
    CHECK(point.change == Approx(1000 * (fits[k] - fits[1])).epsilon(1e-11).margin(1e-14));
    CHECK(point.change_error == Approx(1000 * differences[k]).epsilon(1e-11).margin(1e-14));
  }
  CHECK(prediction.points[1].change_low == 0);
  CHECK(prediction.points[1].change_high == 0);
  CHECK(prediction.variables == std::vector<std::string>{"potential"});
  CHECK(prediction.rows == 1);
  CHECK(prediction.band == "delta method, normal 95 %");
}

TEST_CASE("The paper's band of a change is that of the prediction, moved", "[predict]") {
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0, 0.5}), {.variable = "gdp", .kind = Kind::median}, value("ally", {1})};
  request.reference = 0;
  request.scale = 1000;
  request.multiplier = 1.96;
  request.change_band = ChangeBand::prediction;
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  for (const PredictedPoint& point : prediction.points) {
    CHECK(point.change_high == Approx(1000 * (point.high - prediction.points[1].fit)).epsilon(1e-12));
    CHECK(point.change_low == Approx(1000 * (point.low - prediction.points[1].fit)).epsilon(1e-12));
  }
  CHECK(prediction.points[1].contrast_low == 0);
  CHECK(prediction.points[1].change_low == Approx(-1.96 * 0.520962109625625).epsilon(1e-11));
  CHECK(prediction.band == "delta method, 1.96 standard errors");
  CHECK_THAT(prediction.change_band, Contains("moved down by the fit at potential = 0"));
}

TEST_CASE("Predictions are averaged over the rows that are observed", "[predict]") {
  // for v in -1, 0.5: q <- p; q$potential <- v; mean(predict(m, q)); a <- colMeans(model.matrix(m, q)); a' vcov(m) a
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.5}), {.variable = "gdp", .kind = Kind::observed}};
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  CHECK(prediction.rows == 89);
  CHECK(prediction.points[0].fit == Approx(0.001299460149012434).epsilon(1e-11));
  CHECK(prediction.points[0].standard_error == Approx(0.000487945403209763).epsilon(1e-11));
  CHECK(prediction.points[1].fit == Approx(0.004035547958986234).epsilon(1e-11));
  CHECK(prediction.points[1].standard_error == Approx(0.000350302773376865).epsilon(1e-11));
  CHECK(std::isnan(prediction.at[0].second));
}

TEST_CASE("A unit's prediction has the error of the regression with dummy variables", "[predict][effects]") {
  // f <- lm(y ~ gdp + ally + potential + factor(state), p)
  // predict(f, data.frame(gdp = 20.5, ally = 1, potential = c(-1, .25), state = 4), se.fit = TRUE); state 12 has 1 row
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.25}), value("gdp", {20.5}), value("ally", {1})};
  request.unit = "4";
  const Prediction four = predict(sample, fit, own_covariance(fit), request);
  CHECK(four.points[0].fit == Approx(0.00348282237301500).epsilon(1e-9));
  CHECK(four.points[0].standard_error == Approx(0.00299136210825766).epsilon(1e-10));
  CHECK(four.points[1].fit == Approx(0.00699776047653343).epsilon(1e-9));
  CHECK(four.points[1].standard_error == Approx(0.00280078469760918).epsilon(1e-10));
  request.unit = "12";
  const Prediction twelve = predict(sample, fit, own_covariance(fit), request);
  CHECK(twelve.points[1].fit == Approx(0.00972476698295381).epsilon(1e-9));
  CHECK(twelve.points[1].standard_error == Approx(0.00256291184056776).epsilon(1e-10));
  // Without a unit: the mean of the predictions over the rows' states.
  request.unit.reset();
  request.reference = -1;
  const Prediction mean = predict(sample, fit, own_covariance(fit), request);
  CHECK(mean.points[0].fit == Approx(0.00361588068539219).epsilon(1e-9));
  CHECK(mean.points[0].standard_error == Approx(0.00141722186987702).epsilon(1e-10));
  CHECK(mean.points[1].standard_error == Approx(0.00124726243854753).epsilon(1e-10));
  CHECK(mean.points[1].change == Approx(0.00351493810351843).epsilon(1e-9));
  CHECK(mean.points[1].change_error == Approx(0.00108366269357288).epsilon(1e-10));
  CHECK_THAT(mean.effects, Contains("mean over 89 rows") && Contains("dummy variables"));
}

TEST_CASE("The slopes' covariance alone is not a unit's prediction error", "[predict][effects]") {
  // The broken variant: x' V x and (x - xbar)' V (x - xbar) without s2/T, on the same request as above.
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = fit_model(sample, {});
  const CovarianceEstimate covariance = own_covariance(fit);
  const std::vector<double> x{20.5, 1, 0.25};
  std::vector<double> from_mean = x;
  for (std::size_t i = 24; i < 32; ++i) {
    for (std::size_t j = 0; j < 3; ++j) from_mean[j] -= sample.row(i)[j] / 8;
  }
  const auto error = [&](const std::vector<double>& v) {
    double variance = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) variance += v[i] * covariance.at(i, j) * v[j];
    }
    return std::sqrt(variance);
  };
  constexpr double right = 0.00280078469760918;
  CHECK(std::sqrt(error(from_mean) * error(from_mean) + fit.dispersion / 8) == Approx(right).epsilon(1e-10));
  CHECK(error(x) == Approx(0.0234151604445777).epsilon(1e-10));
  CHECK(std::abs(error(x) / right - 1) > 0.05);
  CHECK(std::abs(error(from_mean) / right - 1) > 0.02);
}

TEST_CASE("Two absorbed effects predict as two sets of dummy variables", "[predict][effects]") {
  // f2 <- lm(y ~ gdp + ally + potential + factor(state) + factor(year), p); state 4 at the mean of the rows' years, and
  // the mean of both, by the mean of the design's rows
  const Sample sample = testing::absorbed_sample(true);
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.25}), value("gdp", {20.5}), value("ally", {1})};
  const Prediction mean = predict(sample, fit, own_covariance(fit), request);
  request.unit = "4";
  const Prediction four = predict(sample, fit, own_covariance(fit), request);
  const double four_fit[] = {0.00454768600983539, 0.00794669036078027};
  const double four_error[] = {0.00459144217056602, 0.00446493437383558};
  const double mean_fit[] = {0.00395709155024535, 0.00735609590119024};
  const double mean_error[] = {0.00178144999226785, 0.00163067622223732};
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(four.points[k].fit == Approx(four_fit[k]).epsilon(1e-8));
    CHECK(four.points[k].standard_error == Approx(four_error[k]).epsilon(1e-9));
    CHECK(mean.points[k].fit == Approx(mean_fit[k]).epsilon(1e-8));
    CHECK(mean.points[k].standard_error == Approx(mean_error[k]).epsilon(1e-9));
  }
}

TEST_CASE("Under clusters the output says what an effect's own error is", "[predict][effects]") {
  const Sample sample = testing::absorbed_sample(false);
  const ModelFit fit = fit_model(sample, {});
  CovarianceEstimate clustered = own_covariance(fit);
  clustered.request.kind = CovarianceKind::cr1;
  clustered.name = "CR1 by state";
  PredictionRequest request;
  request.at = {value("potential", {0.25}), value("gdp", {20.5}), value("ally", {1})};
  request.unit = "4";
  const Prediction prediction = predict(sample, fit, clustered, request);
  CHECK_THAT(prediction.effects,
             Contains("state = 4") && Contains("s2/T") && Contains("beside the slopes' CR1 by state"));
  // V is the model's here in all but name, and Pearson's dispersion is s2 under least squares.
  CHECK(prediction.points[0].standard_error == Approx(0.00280078469760918).epsilon(1e-10));
}

TEST_CASE("Simulated bands agree with the delta method within Monte Carlo error", "[predict][simulation]") {
  const bool effects = GENERATE(false, true);
  const Sample sample = effects ? testing::absorbed_sample(false) : testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.5}), value("gdp", {20.5}), value("ally", {1})};
  request.reference = -1;
  if (effects) request.unit = "4";
  const Prediction exact = predict(sample, fit, own_covariance(fit), request);
  request.band = BandMethod::simulation;
  request.draws = 20000;
  const Prediction drawn = predict(sample, fit, own_covariance(fit), request);
  // A standard deviation of n normal draws has a relative error of 1/sqrt(2n), the 2.5 % quantile one of
  // sqrt(p (1-p) / n) / phi(1.96) standard errors: 0.5 % and 0.019 here; four of each.
  for (std::size_t k = 0; k < 2; ++k) {
    const double se = exact.points[k].standard_error;
    CHECK(drawn.points[k].fit == exact.points[k].fit);
    CHECK(drawn.points[k].standard_error == Approx(se).epsilon(0.02));
    CHECK(std::abs(drawn.points[k].low - exact.points[k].low) < 0.076 * se);
    CHECK(std::abs(drawn.points[k].high - exact.points[k].high) < 0.076 * se);
  }
  CHECK(drawn.points[0].contrast_low == 0);
  CHECK(drawn.points[1].change_error == Approx(exact.points[1].change_error).epsilon(0.02));
  request.threads = 3;
  const Prediction threads = predict(sample, fit, own_covariance(fit), request);
  for (std::size_t k = 0; k < 2; ++k) CHECK(threads.points[k].low == drawn.points[k].low);
}

TEST_CASE("Draws take a covariance that is only semi-definite", "[predict][simulation]") {
  // Without the variance of the interaction, what is left of the row is no covariance any more; with it gone from row
  // and column, the others are drawn as before.
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  CovarianceEstimate covariance = own_covariance(fit);
  for (std::size_t j = 0; j < 5; ++j) covariance.matrix[4 * 5 + j] = covariance.matrix[j * 5 + 4] = 0;
  PredictionRequest request;
  request.at = {value("potential", {-1, 0.5}), value("gdp", {20.5}), value("ally", {1})};
  const Prediction exact = predict(sample, fit, covariance, request);
  request.band = BandMethod::simulation;
  const Prediction drawn = predict(sample, fit, covariance, request);
  CHECK(drawn.points[0].standard_error == Approx(exact.points[0].standard_error).epsilon(0.03));
  CHECK(drawn.notes.empty());
  covariance.matrix[0] = covariance.matrix[0] / 2;  // now an eigenvalue is negative, which is said
  CHECK(predict(sample, fit, covariance, request).notes.size() == 1);
}

TEST_CASE("A t band takes the covariance's degrees of freedom", "[predict]") {
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  CovarianceEstimate covariance = own_covariance(fit);
  covariance.df.assign(5, 11.3);
  PredictionRequest request;
  request.at = {value("potential", {0.5})};
  request.normal = false;
  request.level = 0.9;
  const Prediction equal = predict(sample, fit, covariance, request);
  // qt(0.95, 11.3)
  CHECK(equal.points[0].high - equal.points[0].fit ==
        Approx(1.79153176741670 * equal.points[0].standard_error).epsilon(1e-10));
  CHECK(equal.notes.empty());
  covariance.df[2] = 15;
  const Prediction fewest = predict(sample, fit, covariance, request);
  CHECK(fewest.points[0].high == equal.points[0].high);
  CHECK(fewest.notes.size() == 1);
}

TEST_CASE("All combinations of values are predicted, the last variable fastest", "[predict]") {
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest request;
  request.at = {value("ally", {0, 1}), value("potential", {-1, 0, 1})};
  const Prediction prediction = predict(sample, fit, own_covariance(fit), request);
  REQUIRE(prediction.points.size() == 6);
  CHECK(prediction.points[1].values == std::vector<double>{0, 0});
  CHECK(prediction.points[3].values == std::vector<double>{1, -1});
}

TEST_CASE("Values with a base are changes from it", "[predict]") {
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  PredictionRequest levels;
  levels.at = {value("potential", {-0.5, 0.25, 1})};
  levels.reference = 0.25;
  const Prediction plain = predict(sample, fit, own_covariance(fit), levels);
  PredictionRequest changes;
  changes.at = {value("potential", {-0.75, 0, 0.75})};
  changes.at[0].base = 0.25;
  changes.reference = 0;
  const Prediction based = predict(sample, fit, own_covariance(fit), changes);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(based.points[k].fit == plain.points[k].fit);
    CHECK(based.points[k].change_error == plain.points[k].change_error);
    CHECK(based.points[k].values[0] == changes.at[0].values[k]);
  }
  CHECK(based.notes.size() == 1);
  changes.at[0].values = {1};
  changes.reference.reset();
  CHECK_THROWS_WITH(predict(sample, fit, own_covariance(fit), changes), Contains("no changes from it"));
}

TEST_CASE("Impossible requests are refused with their place", "[predict]") {
  const Sample sample = testing::pooled_sample();
  const ModelFit fit = fit_model(sample, {});
  const CovarianceEstimate covariance = own_covariance(fit);
  const auto refuse = [&](PredictionRequest request, const std::string& text) {
    CHECK_THROWS_WITH(predict(sample, fit, covariance, request), Contains(text));
  };
  PredictionRequest request;
  request.at = {value("potentiel", {1})};
  request.at[0].place.key = "--at";
  refuse(request, "--at: the model has no variable \"potentiel\"; expected \"potential\"");
  request.at = {value("gdp", {-1})};
  refuse(request, "log(gdp): the term is not finite at gdp = -1");
  request.at = {value("gdp", {1}), value("gdp", {2})};
  refuse(request, "given twice");
  request.at = {value("gdp", {20})};
  request.reference = 1;
  refuse(request, "exactly one variable with several values");
  request.reference.reset();
  request.unit = "4";
  refuse(request, "no absorbed effects");
  request.unit.reset();
  request.level = 1;
  refuse(request, "level");
  const Sample absorbed = testing::absorbed_sample(false);
  const ModelFit within = fit_model(absorbed, {});
  PredictionRequest unknown;
  unknown.unit = "13";
  CHECK_THROWS_WITH(predict(absorbed, within, own_covariance(within), unknown), Contains("state has no group \"13\""));
}

}  // namespace entente
