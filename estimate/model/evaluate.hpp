#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <span>
#include <vector>

namespace entente {

/// First and second derivatives of a log-likelihood at parameters that need not be its maximum.
struct ModelScores {
  std::vector<double> scores;       ///< n x P row-major
  std::vector<double> information;  ///< observed: minus the derivative of their sum, P x P row-major
};

/// Scores and information of a tobit, fractional logit, pooled Poisson or hurdle model, and of pooled least squares on
/// the bread's scale (x e and X'X). At the estimates the scores are those of the fit, but for a hurdle whose ceiling
/// was estimated too: here the ceiling is held at fit.ceiling, whereas fit.scores allow for its estimation.
///
/// @param parameters P, in the order of fit.parameters.
/// Throws Error (Fault::input) for models with absorbed effects or a random intercept, which have no scores of single
/// rows.
ModelScores evaluate(const Sample& sample, const ModelFit& fit, std::span<const double> parameters);

/// n log densities of the outcome (log probabilities, where it has an atom); absorbed effects are held at the fit's,
/// and so is the sigma of a Gaussian. Throws Error (Fault::input) as `log_density` does.
std::vector<double> log_densities(const Sample& sample, const ModelFit& fit, std::span<const double> parameters);

/// The sum of the absorbed effects of each row of the sample that `fit` was fitted to, on the scale of the linear
/// predictor; zeros without any.
std::vector<double> absorbed_offsets(const Sample& sample, const ModelFit& fit);

}  // namespace entente
