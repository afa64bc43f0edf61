#include "estimate/fit/absorption.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/family_fit.hpp"
#include "estimate/model/likelihood_parts.hpp"
#include "estimate/model/poisson/informative_rows.hpp"
#include "estimate/model/poisson/poisson_climb.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

struct PoissonParts {
  InformativeRows informative;
  RegressionData data;
  std::vector<Grouping> effects;  // of the informative rows
  std::size_t absorbed = 0;
  PoissonClimb climbed;
};

RegressionData rows_of(const RegressionData& data, const std::vector<std::size_t>& rows) {
  RegressionData result;
  result.terms = data.terms;
  for (const std::size_t i : rows) result.add(data.response[i], data.row(i), data.states[i]);
  return result;
}

void check_degrees(const PoissonParts& parts) {
  if (parts.data.rows() > parts.data.columns() + parts.absorbed) return;
  throw input_error({.file = {}, .key = "response"},
                    std::to_string(parts.data.rows()) + " informative rows for " +
                        std::to_string(parts.data.columns()) + " terms and " + std::to_string(parts.absorbed) +
                        " absorbed effects",
                    "more rows than parameters", "widen the sample or absorb less");
}

std::vector<const Grouping*> pointers(const std::vector<Grouping>& effects) {
  std::vector<const Grouping*> result;
  for (const Grouping& effect : effects) result.push_back(&effect);
  return result;
}

PoissonParts fit_parts(const Sample& sample, const ModelOptions& options) {
  PoissonParts parts;
  parts.informative = informative_rows(sample);
  parts.data = rows_of(family_data(sample), parts.informative.rows);
  for (const Grouping& effect : sample.effects) parts.effects.push_back(subset(effect, parts.informative.rows));
  if (!parts.effects.empty()) parts.absorbed = Absorption(pointers(parts.effects)).degrees_of_freedom();
  check(parts.data);
  check_degrees(parts);
  parts.climbed = climb_poisson(parts.data, parts.effects, options.newton);
  return parts;
}

double deviance_of(double y, double mu) { return 2 * ((y > 0 ? y * math::log(y / mu) : 0) - (y - mu)); }

/// Means, scores and the working model by the sample's rows; zeros where a row says nothing.
void fill_rows(const Sample& sample, const PoissonParts& parts, ModelFit& fit) {
  const std::size_t k = sample.columns();
  const std::size_t n = sample.rows();
  fit.fitted.assign(n, 0.0);
  fit.scores.assign(n * k, 0.0);
  WorkingModel working{std::vector<double>(n * k, 0.0), std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
  for (std::size_t r = 0; r < parts.informative.rows.size(); ++r) {
    const std::size_t i = parts.informative.rows[r];
    const double mu = math::exp(parts.climbed.eta[r]);
    const double first = sample.outcome[i] - mu;
    fit.fitted[i] = mu;
    for (std::size_t j = 0; j < k; ++j) {
      working.design[i * k + j] = parts.climbed.within[r * k + j];
      fit.scores[i * k + j] = working.design[i * k + j] * first;
    }
    add_working_row(working, i, first, mu);
  }
  fit.working = std::move(working);
}

void fill_effects(const Sample& sample, const PoissonParts& parts, ModelFit& fit) {
  fit.absorbed = parts.absorbed;
  if (parts.effects.empty()) return;
  std::vector<double> sums = parts.climbed.eta;
  for (std::size_t r = 0; r < sums.size(); ++r) sums[r] -= linear_predictor(parts.data.row(r), fit.estimate);
  const std::vector<std::vector<double>> values = Absorption(pointers(parts.effects)).take_out(sums);
  for (std::size_t e = 0; e < parts.effects.size(); ++e) {
    AbsorbedEffect effect{sample.effects[e].name, {}};
    effect.value.assign(sample.effects[e].levels(), -std::numeric_limits<double>::infinity());
    for (std::size_t r = 0; r < sums.size(); ++r) {
      effect.value[sample.effects[e].level[parts.informative.rows[r]]] = values[e][parts.effects[e].level[r]];
    }
    fit.effects.push_back(std::move(effect));
  }
}

/// A density of counts, and a pseudo-likelihood of anything else.
void fill_likelihood(const PoissonParts& parts, FitStatistics& statistics) {
  double sum = 0;
  bool counts = true;
  for (std::size_t r = 0; r < parts.data.rows(); ++r) {
    const double y = parts.data.response[r];
    sum += poisson_row(y, parts.climbed.eta[r]).value;
    counts = counts && y == std::floor(y);
  }
  if (counts) {
    set_likelihood(statistics, sum, "the outcome as a count");
    return;
  }
  statistics.log_likelihood = sum;
  statistics.no_likelihood =
      "the outcome is no count, so the Poisson log-likelihood (y ln mu - mu - ln Gamma(y + 1)) is a pseudo-likelihood "
      "and no density of it";
}

void fill_statistics(const Sample& sample, const PoissonParts& parts, ModelFit& fit) {
  FitStatistics& statistics = fit.statistics;
  const std::vector<double>& y = parts.data.response;
  const double n = static_cast<double>(y.size());
  const double mean = std::accumulate(y.begin(), y.end(), 0.0) / n;
  const double null_mean = sample.effects.empty() && !sample.matrix.has_intercept() ? 1 : mean;
  double deviance = 0;
  double null_deviance = 0;
  std::set<std::uint32_t> units;
  for (std::size_t r = 0; r < y.size(); ++r) {
    deviance += deviance_of(y[r], math::exp(parts.climbed.eta[r]));
    null_deviance += deviance_of(y[r], null_mean);
    if (!sample.unit.empty()) units.insert(sample.unit.level[parts.informative.rows[r]]);
  }
  statistics.observations = y.size();
  statistics.units = units.size();
  statistics.parameters = fit.size() + fit.absorbed;
  statistics.residual_df = n - static_cast<double>(statistics.parameters);
  statistics.deviance = deviance;
  statistics.null_deviance = null_deviance;
  set_pearson_dispersion(fit, *fit.working);
  fill_likelihood(parts, statistics);
}

}  // namespace

ModelFit fit_poisson(const Sample& sample, const ModelOptions& options) {
  refuse_random_intercept(options, "Poisson");
  check_outcomes(
      sample, [](double y) { return y >= 0; }, "an outcome of 0 or more", "mend the record or leave the row out");
  PoissonParts parts = fit_parts(sample, options);
  ModelFit fit = begin_fit(sample, options, "Poisson pseudo-likelihood");
  add_terms(fit, sample);
  fit.estimate = parts.climbed.coefficients;
  fit.root = parts.climbed.root;
  fit.convergence = parts.climbed.convergence;
  if (parts.effects.empty()) {  // the mean is that of the estimates, to the last bit
    for (std::size_t r = 0; r < parts.data.rows(); ++r) {
      parts.climbed.eta[r] = linear_predictor(parts.data.row(r), fit.estimate);
    }
  }
  fill_rows(sample, parts, fit);
  fill_effects(sample, parts, fit);
  fill_statistics(sample, parts, fit);
  fit.notes = parts.informative.notes;
  return fit;
}

}  // namespace entente
