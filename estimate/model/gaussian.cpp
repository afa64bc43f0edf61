// Least squares, pooled or with absorbed effects, under the definitions of R's gaussian glm, of lm and of plm.
#include "estimate/fit/absorption.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/sample_check.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace entente {
namespace {

double squares(const std::vector<double>& values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

double squares_about_mean(const std::vector<double>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum;
}

/// y - X b, in extended precision, since the terms of X b may cancel nearly all their digits.
std::vector<double> remainder(const std::vector<double>& outcome, const std::vector<double>& design,
                              const std::vector<double>& coefficients) {
  const std::size_t p = coefficients.size();
  std::vector<double> rest(outcome.size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    long double value = outcome[i];
    for (std::size_t j = 0; j < p; ++j) value -= static_cast<long double>(design[i * p + j]) * coefficients[j];
    rest[i] = static_cast<double>(value);
  }
  return rest;
}

/// "ccode", "ccode and year".
std::string listed(const std::vector<Grouping>& effects) {
  std::string text;
  for (std::size_t e = 0; e < effects.size(); ++e) {
    text += (e == 0 ? "" : e + 1 == effects.size() ? " and " : ", ") + effects[e].name;
  }
  return text;
}

/// The sample's columns with the effects taken out.
struct Within {
  std::vector<double> outcome;
  std::vector<double> design;
};

Problem absorbed_problem(const Sample& sample, const std::string& name) {
  const std::string effects = listed(sample.effects);
  std::string what =
      sample.effects.size() == 1 ? "it does not vary within any " + effects : "it is a sum of effects of " + effects;
  return {{.file = {}, .key = name},
          std::move(what),
          "variation that the absorbed effects of " + effects + " leave",
          "the effects absorb it; leave it out"};
}

/// After absorbing, what lies in the effects' span is rounding error rather than zero: compare with its size before.
Within within(const Sample& sample, Absorption& absorption) {
  const std::size_t n = sample.rows();
  const std::size_t k = sample.columns();
  std::vector<Problem> problems;
  const auto take_out = [&](std::vector<double>& column, const std::string& name) {
    const double before = squares(column);
    absorption.take_out(column);
    if (std::sqrt(squares(column)) > rank_threshold * std::sqrt(before)) return;
    problems.push_back(absorbed_problem(sample, name));
  };
  Within result{sample.outcome, sample.design};
  take_out(result.outcome, sample.response);
  std::vector<double> column(n);
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = 0; i < n; ++i) column[i] = sample.design[i * k + j];
    take_out(column, sample.terms()[j]);
    for (std::size_t i = 0; i < n; ++i) result.design[i * k + j] = column[i];
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
  return result;
}

/// Whether nothing but rounding error is left to estimate a variance from: the rule of R's summary.lm.
bool fits_exactly(const ModelFit& fit) {
  const double n = static_cast<double>(fit.fitted.size());
  const double mean = std::accumulate(fit.fitted.begin(), fit.fitted.end(), 0.0) / n;
  return fit.dispersion < (mean * mean + squares_about_mean(fit.fitted) / (n - 1)) * 1e-30;
}

/// @param total the sum of squares that the terms may explain: about the mean, or within the effects.
void describe(const Sample& sample, ModelFit& fit, double deviance, double total) {
  const double n = static_cast<double>(sample.rows());
  const double p = static_cast<double>(sample.columns());
  const bool intercept = sample.matrix.has_intercept();
  const bool absorbed = !sample.effects.empty();
  FitStatistics& statistics = fit.statistics;
  statistics.observations = sample.rows();
  statistics.positive = positive_rows(sample);
  statistics.units = sample.unit.levels();
  statistics.parameters = sample.columns() + fit.absorbed + 1;  // sigma is one
  statistics.residual_df = n - p - static_cast<double>(fit.absorbed);

  fit.dispersion = deviance / statistics.residual_df;
  const double parameters = static_cast<double>(statistics.parameters);
  statistics.likelihood_of = "the outcome";
  statistics.log_likelihood = gaussian_log_likelihood(deviance, n);
  statistics.aic = -2 * *statistics.log_likelihood + 2 * parameters;
  statistics.bic = -2 * *statistics.log_likelihood + math::log(n) * parameters;
  statistics.deviance = deviance;
  statistics.null_deviance = intercept || absorbed ? squares_about_mean(sample.outcome) : squares(sample.outcome);
  statistics.dispersion = fit.dispersion;
  statistics.sigma = std::sqrt(fit.dispersion);
  statistics.r_squared = 1 - deviance / total;
  const double slopes = p - intercept;
  statistics.adjusted_r_squared =
      1 - (1 - *statistics.r_squared) * (intercept || absorbed ? n - 1 : n) / statistics.residual_df;
  if (slopes > 0) statistics.f_statistic = (total - deviance) / slopes / fit.dispersion;
}

/// What the estimates, root, scores and working model of least squares are, once a design is factorised. The outcome
/// and the design are those with effects taken out.
std::vector<double> solve(const Sample& sample, ModelFit& fit, const PivotedQr& qr, const std::vector<double>& outcome,
                          const std::vector<double>& design) {
  fit.estimate = qr.project(outcome);
  // One step of iterative refinement recovers digits that ill-conditioned designs lose.
  const std::vector<double> correction = qr.project(remainder(outcome, design, fit.estimate));
  for (std::size_t j = 0; j < correction.size(); ++j) fit.estimate[j] += correction[j];
  fit.root = qr.root;
  for (const std::string& term : sample.terms()) fit.parameters.push_back({.part = {}, .term = term});
  return qr.residuals(outcome);
}

void finish(const Sample& sample, ModelFit& fit, std::vector<double> residuals, std::vector<double> design) {
  const std::size_t n = sample.rows();
  const std::size_t p = sample.columns();
  fit.fitted.resize(n);
  for (std::size_t i = 0; i < n; ++i) fit.fitted[i] = sample.outcome[i] - residuals[i];
  if (fits_exactly(fit)) {
    fit.notes.push_back("the terms fit " + sample.response +
                        " exactly: standard errors are rounding error, and tests mean nothing");
  }
  fit.scores = design;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < p; ++j) fit.scores[i * p + j] *= residuals[i];
  }
  fit.working = WorkingModel{.design = std::move(design), .residual = std::move(residuals), .weights = {}};
}

ModelFit fit_pooled(const Sample& sample, const ModelOptions& options) {
  check(sample);
  ModelFit fit;
  fit.options = options;
  fit.method = "least squares";
  std::vector<double> residuals =
      solve(sample, fit, factorise(DesignView{sample.terms(), sample.design}), sample.outcome, sample.design);
  const bool intercept = sample.matrix.has_intercept();
  describe(sample, fit, squares(residuals), intercept ? squares_about_mean(sample.outcome) : squares(sample.outcome));
  finish(sample, fit, std::move(residuals), sample.design);
  return fit;
}

ModelFit fit_absorbed(const Sample& sample, const ModelOptions& options) {
  check(sample);
  std::vector<const Grouping*> groupings;
  for (const Grouping& effect : sample.effects) groupings.push_back(&effect);
  Absorption absorption(groupings);
  ModelFit fit;
  fit.options = options;
  fit.absorbed = absorption.degrees_of_freedom();
  check(sample, fit.absorbed);
  fit.method = "within estimator, effects of " + listed(sample.effects) + " absorbed";
  if (sample.effects.size() > 1) fit.method += " by conjugate gradients";

  Within data = within(sample, absorption);
  std::vector<double> residuals =
      solve(sample, fit, factorise(DesignView{sample.terms(), data.design}, "the effects of " + listed(sample.effects)),
            data.outcome, data.design);
  describe(sample, fit, squares(residuals), squares(data.outcome));

  std::vector<double> rest = remainder(sample.outcome, sample.design, fit.estimate);
  std::vector<std::vector<double>> values = absorption.take_out(rest);
  for (std::size_t e = 0; e < values.size(); ++e) {
    fit.effects.push_back({.name = sample.effects[e].name, .value = std::move(values[e])});
  }
  if (sample.effects.size() > 1) fit.convergence = absorption.convergence();
  finish(sample, fit, std::move(residuals), std::move(data.design));
  return fit;
}

}  // namespace

ModelFit fit_gaussian(const Sample& sample, const ModelOptions& options) {
  return sample.effects.empty() ? fit_pooled(sample, options) : fit_absorbed(sample, options);
}

}  // namespace entente
