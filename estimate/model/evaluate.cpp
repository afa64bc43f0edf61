#include "estimate/model/evaluate.hpp"

#include "estimate/model/likelihood_parts.hpp"
#include "estimate/model/predictive.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

/// Least squares as a likelihood with a variance of 1, which is what the bread's scale means.
RowLikelihood least_squares_row(double y, double eta, double) { return {.eta = y - eta, .eta_eta = -1}; }

void require_row_scores(const ModelFit& fit) {
  std::string what;
  if (fit.absorbed > 0) what = "absorbed effects";
  if (fit.options.random_intercept) what = "a random intercept";
  if (what.empty()) return;
  throw input_error({.file = {}, .key = "model"}, "a model with " + what + " has no scores of single rows",
                    "a pooled model", "write the effects as factor() terms or ask for another covariance");
}

void add_row(const LikelihoodPart& part, const RowLikelihood& row, std::span<const double> x, std::size_t p,
             double* scores, std::vector<double>& information) {
  const std::size_t k = x.size();
  for (std::size_t j = 0; j < k; ++j) {
    scores[part.first + j] += row.eta * x[j];
    double* line = information.data() + (part.first + j) * p;
    for (std::size_t m = 0; m < k; ++m) line[part.first + m] -= row.eta_eta * x[j] * x[m];
  }
  if (!part.scale) return;
  const std::size_t s = *part.scale;
  scores[s] += row.scale;
  information[s * p + s] -= row.scale_scale;
  for (std::size_t j = 0; j < k; ++j) {
    information[s * p + part.first + j] -= row.eta_scale * x[j];
    information[(part.first + j) * p + s] -= row.eta_scale * x[j];
  }
}

}  // namespace

ModelScores evaluate(const Sample& sample, const ModelFit& fit, std::span<const double> parameters) {
  require_row_scores(fit);
  std::vector<LikelihoodPart> parts = likelihood_parts(fit, sample.columns());
  if (parts.empty()) parts.push_back({.row = least_squares_row});
  const std::size_t p = parameters.size();
  ModelScores result{std::vector<double>(sample.rows() * p, 0.0), std::vector<double>(p * p, 0.0)};
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    for (const LikelihoodPart& part : parts) {
      if (!part.covers(sample.outcome[i])) continue;
      const RowLikelihood row = part.at(parameters, sample.row(i), 0, sample.outcome[i]);
      add_row(part, row, sample.row(i), p, result.scores.data() + i * p, result.information);
    }
  }
  return result;
}

std::vector<double> absorbed_offsets(const Sample& sample, const ModelFit& fit) {
  std::vector<double> offsets(sample.rows(), 0.0);
  for (std::size_t e = 0; e < fit.effects.size(); ++e) {
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      offsets[i] += fit.effects[e].value[sample.effects[e].level[i]];
    }
  }
  return offsets;
}

std::vector<double> log_densities(const Sample& sample, const ModelFit& fit, std::span<const double> parameters) {
  ModelFit moved = fit;
  moved.estimate.assign(parameters.begin(), parameters.end());
  const std::vector<double> offsets = absorbed_offsets(sample, fit);
  std::vector<double> result(sample.rows());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = log_density(moved, sample.row(i), offsets[i], sample.outcome[i]);
  }
  return result;
}

}  // namespace entente
