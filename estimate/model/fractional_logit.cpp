#include "estimate/fit/index_model.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/family_fit.hpp"
#include "estimate/model/likelihood_parts.hpp"
#include "estimate/model/row_likelihood.hpp"
#include "sim/math/functions.hpp"

#include <numeric>
#include <utility>

namespace entente {
namespace {

constexpr IndexFamily fractional{
    .name = "fractional logit",
    .separated = "outcomes of 0 or 1 are separated from the others",
    .value = [](double y, double eta) { return fractional_row(y, eta).value; },
    .slope = [](double y, double eta) -> IndexSlope {
      const RowLikelihood row = fractional_row(y, eta);
      return {row.eta, -row.eta_eta};
    },
};

/// Twice what the quasi-likelihood lacks to that of a perfect fit: 2 (y ln(y / mu) + (1 - y) ln((1 - y) / (1 - mu))).
double deviance_of(double y, double eta) {
  double perfect = 0;
  if (y > 0 && y < 1) perfect = y * math::log(y) + (1 - y) * math::log1p(-y);
  return 2 * (perfect - fractional_row(y, eta).value);
}

/// Of the mean alone, or of a linear predictor of 0 in a model without intercept, as R's glm has it.
double null_deviance(const Sample& sample) {
  const double mean =
      std::accumulate(sample.outcome.begin(), sample.outcome.end(), 0.0) / static_cast<double>(sample.rows());
  const double eta = sample.matrix.has_intercept() ? math::logit(mean) : 0;
  double sum = 0;
  for (const double y : sample.outcome) sum += deviance_of(y, eta);
  return sum;
}

}  // namespace

ModelFit fit_fractional_logit(const Sample& sample, const ModelOptions& options) {
  refuse_effects(sample, "fractional logit");
  refuse_random_intercept(options, "fractional logit");
  check_outcomes(
      sample, [](double y) { return y >= 0 && y <= 1; }, "a share from 0 to 1",
      "mend the record, leave the row out, or take a family without an upper bound");
  const RegressionData data = family_data(sample);
  check(data);
  const IndexFit climbed = fit_index_model(data, fractional, options.newton);

  ModelFit fit = begin_fit(sample, options, "fractional logit, Bernoulli quasi-likelihood");
  add_terms(fit, sample);
  fit.estimate = climbed.coefficients;
  fit.root = climbed.root;
  fit.convergence = climbed.convergence;
  finish_fit(sample, fit);

  WorkingModel working{.design = sample.design,
                       .residual = std::vector<double>(sample.rows()),
                       .weights = std::vector<double>(sample.rows())};
  double deviance = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double eta = linear_predictor(sample.row(i), fit.estimate);
    const RowLikelihood row = fractional_row(sample.outcome[i], eta);
    add_working_row(working, i, row.eta, -row.eta_eta);
    deviance += deviance_of(sample.outcome[i], eta);
  }
  FitStatistics& statistics = fit.statistics;
  statistics.deviance = deviance;
  statistics.null_deviance = null_deviance(sample);
  set_pearson_dispersion(fit, working);
  fit.working = std::move(working);
  statistics.no_likelihood =
      "a quasi-likelihood is no density of shares (R's glm prints one, for the shares rounded to 0 or 1)";
  return fit;
}

}  // namespace entente
