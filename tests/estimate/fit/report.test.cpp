#include "estimate/fit/report.hpp"

#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

using Catch::Matchers::Contains;

std::vector<double> p_values(const FitReport& report) {
  std::vector<double> values;
  for (const TermReport& term : report.terms) values.push_back(term.p_value);
  return values;
}

}  // namespace

TEST_CASE("A report shows a fit with its conventions", "[fit][report]") {
  const RegressionData data = oracle_panel(true);
  const LeastSquaresFit linear = least_squares(data);

  // R: summary(m)
  const FitReport plain = report(linear, linear.covariance);
  CHECK(plain.method == "least squares");
  CHECK(plain.reference == "t with 85 degrees of freedom");
  CHECK(plain.clusters == 0);
  CHECK(plain.terms[3].term == "potential");
  CHECK(plain.terms[3].statistic == Approx(4.7746458170596).epsilon(1e-11));
  check_near(p_values(plain), {2.13340979947565e-07, 1.21251434631367e-08, 0.0120033931656665, 7.42703928047482e-06},
             1e-10);

  // R: V <- vcovCL(...); 2 * pt(-abs(coef(m) / sqrt(diag(V))), 11)
  const FitReport clustered = report(linear, clustered_covariance(data, linear));
  CHECK(clustered.reference == "t with 11 degrees of freedom");
  CHECK(clustered.clusters == 12);
  CHECK_THAT(clustered.convention, Contains("G/(G-1) (n-1)/(n-p)"));
  check_near(p_values(clustered), {0.00046454055745031, 0.000196233266426186, 0.214720235714182, 0.0102096000264932},
             1e-10);

  // R: 2 * pnorm(-abs(coef(s) / sqrt(diag(vcov(s)))))
  const TobitFit censored = tobit(data);
  const FitReport tobit_report = report(censored, censored.covariance);
  CHECK(tobit_report.method == "tobit");
  CHECK(tobit_report.family == Family::tobit);
  CHECK(tobit_report.reference == "normal");
  CHECK(tobit_report.positive == 50);
  CHECK(tobit_report.states == 12);
  CHECK(tobit_report.iterations > 0);
  CHECK(tobit_report.sigma == Approx(0.00369232365042806).epsilon(1e-9));
  CHECK(tobit_report.terms.back().term == "log(sigma)");
  check_near(p_values(tobit_report),
             {3.07829491155766e-10, 4.84834314821043e-11, 0.00573689427469392, 1.18072824982689e-07}, 1e-7);

  const RegressionData slopes = oracle_panel(false);
  const FixedEffectsFit within = fixed_effects(slopes);
  const FitReport effects = report(within, clustered_covariance(slopes, within));
  CHECK(effects.method == "fixed effects");
  CHECK(effects.states == 12);
  CHECK(effects.clusters == 11);
  CHECK_THAT(effects.convention, Contains("singletons dropped"));
}

TEST_CASE("Gaussian coefficients hold sigma fixed", "[fit][report]") {
  const RegressionData data = oracle_panel(true);
  const LeastSquaresFit fit = least_squares(data);
  const Coefficients coefficients = to_coefficients(fit, fit.covariance);
  CHECK(coefficients.family == Family::gaussian);
  CHECK(coefficients.terms == data.terms);
  CHECK(coefficients.parameters() == 5);
  CHECK(coefficients.estimate[3] == fit.coefficients[3]);
  CHECK(std::exp(2 * coefficients.estimate[4]) == Approx(fit.deviance / 85).epsilon(1e-13));
  REQUIRE(coefficients.covariance.size() == 25);
  for (std::size_t j = 0; j < 5; ++j) {
    CHECK(coefficients.covariance[j * 5 + 4] == 0);
    CHECK(coefficients.covariance[4 * 5 + j] == 0);
  }
  CHECK(coefficients.covariance[1 * 5 + 3] == fit.covariance.at(1, 3));
  CHECK(coefficients.state_effects.empty());
}

TEST_CASE("Fixed effects become state effects", "[fit][report]") {
  const RegressionData data = oracle_panel(false);
  const FixedEffectsFit fit = fixed_effects(data);
  const Coefficients coefficients = to_coefficients(fit, clustered_covariance(data, fit));
  CHECK(coefficients.terms == data.terms);
  CHECK(coefficients.state_effects.size() == 12);
  CHECK(coefficients.state_effects.at(CowCode(7)) == fit.effects[6].effect);
  CHECK(coefficients.parameters() == 4);
}

TEST_CASE("Tobit coefficients draw sigma along", "[fit][report]") {
  const RegressionData data = oracle_panel(true);
  const TobitFit fit = tobit(data);
  const Covariance clustered = clustered_covariance(data, fit);
  const Coefficients coefficients = to_coefficients(fit, clustered);
  CHECK(coefficients.family == Family::tobit);
  CHECK(coefficients.estimate == fit.estimate);
  CHECK(coefficients.covariance == clustered.matrix);
  CHECK(coefficients.covariance[24] > 0);
}

TEST_CASE("A hurdle is reported by part, and its coefficients keep the parts' covariance", "[fit][report]") {
  const RegressionData data = oracle_panel(true);
  const HurdleFit fit = hurdle(data);
  const Covariance clustered = clustered_covariance(data, fit);
  const FitReport shown = report(fit, clustered);
  CHECK(shown.method == "hurdle");
  CHECK(shown.family == Family::hurdle);
  CHECK(shown.reference == "normal");
  CHECK(shown.positive == 50);
  CHECK(shown.states == 12);
  CHECK(shown.clusters == 12);
  CHECK(shown.sigma == Approx(std::exp(-0.566115862684605)).epsilon(1e-9));
  REQUIRE(shown.terms.size() == 9);
  CHECK(shown.terms[3].term == "participation: potential");
  CHECK(shown.terms[7].term == "amount: potential");
  CHECK(shown.terms[8].term == "log(sigma)");
  // R: 2 * pnorm(-abs(estimate / sqrt(diag(V)))) of the stacked equations in hurdle.test.cpp
  check_near(p_values(shown),
             {0.000356072126837269, 0.000183039145936043, 0.606632772396802, 0.00118708793915383, 6.15674810658016e-12,
              0.00250594244262623, 0.03932396394693, 0.00210609188635612, 1.23490305005235e-07},
             1e-7);

  const Coefficients coefficients = to_coefficients(fit, clustered);
  CHECK(coefficients.family == Family::hurdle);
  CHECK(coefficients.terms == data.terms);
  CHECK(coefficients.amount_terms == data.terms);
  CHECK(coefficients.estimate == fit.estimate);
  CHECK(coefficients.covariance == clustered.matrix);
  CHECK(coefficients.covariance[3 * 9 + 7] != 0);
  CHECK_THROWS_WITH(to_coefficients(fit, tobit(data).covariance), Contains("5 parameters for a fit of 9"));
}

TEST_CASE("A covariance of another fit is refused, and so is a perfect fit", "[fit][report]") {
  const RegressionData data = oracle_panel(true);
  LeastSquaresFit linear = least_squares(data);
  const TobitFit censored = tobit(data);
  CHECK_THROWS_WITH(to_coefficients(linear, censored.covariance), Contains("5 parameters for a fit of 4"));
  CHECK_THROWS_WITH(report(censored, linear.covariance), Contains("4 parameters for a fit of 5"));
  linear.dispersion = 0;
  CHECK_THROWS_WITH(to_coefficients(linear, linear.covariance), Contains("sigma is zero"));
}

}  // namespace entente
