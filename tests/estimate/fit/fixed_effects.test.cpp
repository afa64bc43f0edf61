#include "estimate/fit/fixed_effects.hpp"

#include "estimate/fit/least_squares.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

/// The same model with a dummy variable a state, after the slopes.
RegressionData with_dummies(const RegressionData& data) {
  RegressionData wide;
  wide.terms = data.terms;
  for (int s = 1; s <= 12; ++s) wide.terms.push_back("state " + std::to_string(s));
  for (std::size_t i = 0; i < data.rows(); ++i) {
    std::vector<double> row(data.row(i).begin(), data.row(i).end());
    for (int s = 1; s <= 12; ++s) row.push_back(data.states[i].number() == s ? 1 : 0);
    wide.add(data.response[i], row, data.states[i]);
  }
  return wide;
}

}  // namespace

TEST_CASE("Fixed effects agree with R's plm", "[fit][fixed_effects]") {
  // R: plm 2.6-2, f <- plm(y ~ gdp + ally + potential, pdata.frame(p, index = c("state", "year")), model = "within");
  // coef, vcov, fixef, deviance, df.residual and summary of f; logLik, AIC, BIC of lm with factor(state)
  const FixedEffectsFit fit = fixed_effects(oracle_panel(false));
  check_near(fit.coefficients, {0.00155355910375815, 0.00362240278841813, 0.00281195048281475}, 1e-10);
  check_near(standard_errors(fit.covariance), {0.00114990827561045, 0.00162915465251691, 0.000866930154858302}, 1e-11);
  CHECK(fit.degrees_of_freedom == 74);
  CHECK(fit.deviance == Approx(0.000382262235656609).epsilon(1e-11));
  CHECK(fit.r_squared == Approx(0.1837216885345).epsilon(1e-11));
  CHECK(fit.adjusted_r_squared == Approx(0.0292906566356219).epsilon(1e-10));
  CHECK(fit.f_statistic == Approx(5.55178495724275).epsilon(1e-11));
  CHECK(fit.log_likelihood == Approx(423.647253830376).epsilon(1e-12));
  CHECK(fit.aic == Approx(-815.294507660752).epsilon(1e-12));
  CHECK(fit.bic == Approx(-775.476325745038).epsilon(1e-12));
  CHECK(fit.singletons == 1);
  std::vector<double> effects;
  for (const StateEffect& effect : fit.effects) effects.push_back(effect.effect);
  check_near(effects,
             {-0.0281104881419749, -0.0295971713376938, -0.0295900609145303, -0.0291755915596307, -0.0285687173264464,
              -0.0286821549593373, -0.0289021816868499, -0.0310903856786793, -0.0335574440929819, -0.0259303088202063,
              -0.0265876047257119, -0.0264485850532103},
             1e-10);
  CHECK(fit.effects[11].state == CowCode(12));
  CHECK(fit.effects[11].rows == 1);
}

TEST_CASE("Fixed effects are the dummy-variable regression", "[fit][fixed_effects]") {
  const RegressionData data = oracle_panel(false);
  const FixedEffectsFit within = fixed_effects(data);
  const LeastSquaresFit dummies = least_squares(with_dummies(data));
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(within.coefficients[j] == Approx(dummies.coefficients[j]).epsilon(1e-10).margin(0));
    CHECK(within.covariance.standard_error(j) == Approx(dummies.covariance.standard_error(j)).epsilon(1e-11).margin(0));
  }
  for (std::size_t s = 0; s < 12; ++s) {
    CHECK(within.effects[s].effect == Approx(dummies.coefficients[3 + s]).epsilon(1e-10).margin(0));
  }
  for (std::size_t i = 0; i < data.rows(); ++i) {
    CHECK(within.residuals[i] == Approx(dummies.residuals[i]).epsilon(1e-9).margin(1e-15));
  }
}

TEST_CASE("Clustered covariance counts singletons only when asked", "[fit][fixed_effects]") {
  // R: V <- vcovHC(f, method = "arellano", type = "HC0"); sqrt(diag(V) 12/11 (n-1)/(n-k-1)) with n = 89, and with the
  // singleton dropped sqrt(diag(V) 11/10 (n-1)/(n-k-1)) with n = 88
  const RegressionData data = oracle_panel(false);
  const FixedEffectsFit fit = fixed_effects(data);
  const Covariance kept = clustered_covariance(data, fit, Singletons::kept);
  check_near(standard_errors(kept), {0.000707860490514352, 9.75981934428933e-05, 0.000555289677966995}, 1e-10);
  CHECK(kept.clusters == 12);
  const Covariance dropped = clustered_covariance(data, fit);
  check_near(standard_errors(dropped), {0.000710948013223065, 9.80238940472105e-05, 0.000557711722301453}, 1e-10);
  CHECK(dropped.clusters == 11);
  CHECK(dropped.degrees_of_freedom == 10);
}

TEST_CASE("The prediction error of a fitted state is the dummy-variable one", "[fit][fixed_effects]") {
  // R: l <- lm(y ~ gdp + ally + potential + factor(state), p);
  //    predict(l, data.frame(gdp = 21, ally = 1, potential = 0.2, state = 4), se.fit = TRUE)$se.fit
  const FixedEffectsFit fit = fixed_effects(oracle_panel(false));
  const std::array<double, 3> x{21, 1, 0.2};
  CHECK(prediction_standard_error(fit, CowCode(4), x) == Approx(0.00326213647922326).epsilon(1e-10));
  double slopes_alone = 0;  // the mistake that the function is there to avoid
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) slopes_alone += x[i] * fit.covariance.at(i, j) * x[j];
  }
  CHECK(std::sqrt(slopes_alone) > 2 * 0.00326213647922326);
  CHECK_THROWS_WITH(prediction_standard_error(fit, CowCode(99), x), Contains("state 99 was not in the sample"));
  CHECK_THROWS_WITH(prediction_standard_error(fit, CowCode(4), std::array<double, 1>{1}), Contains("expected 3"));
}

TEST_CASE("Terms that state effects absorb are refused by name", "[fit][fixed_effects]") {
  RegressionData data = oracle_panel(true);
  for (std::size_t i = 0; i < data.rows(); ++i) data.design[i * 4 + 1] = 1.0 / 3 + 0.1 * data.states[i].number();
  CHECK_THROWS_WITH(fixed_effects(data), Contains("intercept: it does not vary within any state") &&
                                             Contains("gdp: it does not vary within any state"));
}

TEST_CASE("States that leave no degrees of freedom are refused", "[fit][fixed_effects]") {
  RegressionData data = oracle_panel(false);
  for (std::size_t i = 0; i < data.rows(); ++i) data.states[i] = CowCode(static_cast<std::uint16_t>(1 + i / 1));
  CHECK_THROWS_WITH(fixed_effects(data), Contains("89 rows for 3 slopes and 89 state effects"));
}

}  // namespace entente
