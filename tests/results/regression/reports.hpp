#pragma once

#include "estimate/covariance/model_report.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

/// Models made by hand for the tests of tables: no fit is behind them.
namespace entente::testing {

inline constexpr double infinite = std::numeric_limits<double>::infinity();

inline CovarianceEstimate covariance_of(const std::vector<double>& errors, CovarianceKind kind, std::string name,
                                        double df) {
  CovarianceEstimate covariance;
  covariance.request.kind = kind;
  covariance.name = std::move(name);
  covariance.formula = "none";
  covariance.df.assign(errors.size(), df);
  covariance.matrix.assign(errors.size() * errors.size(), 0.0);
  for (std::size_t i = 0; i < errors.size(); ++i) covariance.matrix[i * errors.size() + i] = errors[i] * errors[i];
  return covariance;
}

/// Two terms, iid, as the paper's baseline model has them.
inline ModelReport baseline() {
  ModelReport report;
  report.name = "baseline";
  report.formula = "share ~ pot_gain";
  report.response = "share";
  report.account.rows_read = 2842;
  report.account.excluded = {{"stateabb = AFG", 17}, {"stateabb = USA", 17}};
  report.account.missing = {{"share is missing", 598}};
  report.account.missing_rows = 598;
  report.fit.method = "least squares";
  report.fit.parameters = {{"", "(Intercept)", false}, {"", "pot_gain", false}};
  report.fit.estimate = {0.00168342718419615, 0.00233778094017479};
  report.fit.statistics.observations = 2210;
  report.fit.statistics.units = 164;
  report.fit.statistics.residual_df = 2208;
  report.fit.statistics.parameters = 3;
  report.fit.statistics.log_likelihood = 7896.94731988219;
  report.fit.statistics.aic = -15787.8946397644;
  report.fit.statistics.bic = -15770.7923963808;
  report.fit.statistics.deviance = 0.101907684194644;
  report.fit.statistics.null_deviance = 0.103226219717503;
  report.fit.statistics.dispersion = 4.61538424794583e-05;
  report.fit.statistics.sigma = 0.0067936;
  report.fit.statistics.r_squared = 0.0128;
  report.fit.statistics.likelihood_of = "the outcome";
  report.covariance = covariance_of({0.000172258893847546, 0.000437382928361011}, CovarianceKind::model, "iid", 2208);
  report.covariance.normal_interval = true;
  return report;
}

/// Absorbed effects and a clustered covariance with others beside it.
inline ModelReport within() {
  ModelReport report;
  report.name = "fixed_effects";
  report.formula = "share ~ pot_gain + distance | ccode";
  report.response = "share";
  report.effects = {"ccode"};
  report.effect_levels = {153};
  report.account.rows_read = 2842;
  report.account.missing = {{"share is missing", 1065}};
  report.account.missing_rows = 1065;
  report.account.singletons = {{"ccode", 3}};
  report.fit.method = "within estimator";
  report.fit.parameters = {{"", "pot_gain", false}, {"", "distance", false}};
  report.fit.estimate = {0.00591136880337726, -3.4683257280479e-07};
  report.fit.statistics.observations = 1774;
  report.fit.statistics.units = 153;
  report.fit.statistics.residual_df = 1616;
  report.fit.statistics.r_squared = 0.127458787619095;
  report.fit.statistics.adjusted_r_squared = 0.0426883851786237;
  report.fit.statistics.f_statistic = 47.2123030682799;
  report.fit.statistics.deviance = 0.0370726815315415;
  report.fit.statistics.no_likelihood = "the effects are absorbed";
  const std::vector<double> errors = {0.00246247781461746, 9.44479140771951e-08};
  report.covariance = covariance_of(errors, CovarianceKind::cr1, "CR1 by ccode", 152);
  report.covariance.factor = 1.0095;
  report.covariance.formula = "G/(G-1) (n-1)/(n-K)";
  report.covariance.parameters = 6;
  report.covariance.groups = {153};
  CovarianceEstimate reduced = covariance_of({0.0025, 9.6e-08}, CovarianceKind::cr2, "CR2 by ccode", 30);
  reduced.df = {23.44, 61.2};
  reduced.groups = {153};
  CovarianceEstimate wild = covariance_of(errors, CovarianceKind::wild, "wild bootstrap by ccode", 152);
  wild.bootstrap_p = {0.0312, 0.0001};
  wild.interval_low = {0.00052, -5.4e-07};
  wild.interval_high = {0.0114, -1.5e-07};
  wild.groups = {153};
  wild.notes = {"Rademacher weights"};
  report.beside = {reduced, wild};
  report.notes = {"share is the panel's troops_afghan_final_ratio"};
  return report;
}

/// Two parts and a scale parameter, an estimate without an error, and names that every format must escape.
inline ModelReport two_parts() {
  ModelReport report;
  report.name = "hurdle";
  report.formula = "share ~ a_b + `50% & #1 <x>`";
  report.response = "share";
  report.fit.method = "maximum likelihood";
  report.fit.options.family = ModelFamily::hurdle;
  report.fit.parameters = {{"participation", "(Intercept)", false},
                           {"participation", "a_b", false},
                           {"amount", "(Intercept)", false},
                           {"amount", "50% & #1 <x> \\ ^~{}$|\"'", false},
                           {"amount", "log(sigma)", true}};
  report.fit.estimate = {-1.5, 123456.7, -4.25, 0.001, 0.1};
  report.fit.statistics.observations = 1774;
  report.fit.statistics.positive = 380;
  report.fit.statistics.log_likelihood = -123.456;
  report.fit.statistics.likelihood_of = "the outcome, zeros as zeros";
  report.fit.convergence = Convergence{6, 0, 1e-11};
  report.covariance = covariance_of({0.25, 1234.5, 0.5, std::nan(""), 0.02}, CovarianceKind::model, "iid", infinite);
  return report;
}

}  // namespace entente::testing
