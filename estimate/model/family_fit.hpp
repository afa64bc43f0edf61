#pragma once

#include "estimate/fit/regression_data.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace entente {

/// What the fits of all families but the Gaussian share.

/// The sample as the fits of estimate/fit take it; whose row it is does not matter there.
RegressionData family_data(const Sample& sample);

/// Throws Error (Fault::input) when the family has no absorbed effects or no random intercept and these are asked for.
void refuse_effects(const Sample& sample, const std::string& family);
void refuse_random_intercept(const ModelOptions& options, const std::string& family);

/// Throws Error (Fault::input) that names the rows, with unit and time, whose outcome is not allowed: the first few of
/// them, then how many more there are.
void check_outcomes(const Sample& sample, const std::function<bool(double)>& allowed, const std::string& expected,
                    const std::string& advice);

/// A fit with its options, and its rows counted.
ModelFit begin_fit(const Sample& sample, const ModelOptions& options, std::string method);

void add_terms(ModelFit& fit, const Sample& sample, const std::string& part = {});
void add_scale(ModelFit& fit, const std::string& name, const std::string& part = {});

/// Of a fit with its estimates: scores and means of all rows, P parameters, n - P degrees of freedom.
void finish_fit(const Sample& sample, ModelFit& fit);

/// Turns row i of the design in `working` into one of a weighted least-squares problem: the row times the root of
/// `weight`, the working residual `first` / weight times it. `first` is the score in the linear predictor.
void add_working_row(WorkingModel& working, std::size_t i, double first, double weight);

/// Pearson's chi-squared over the residual degrees of freedom, as R's quasi families have it: a quasi-likelihood gives
/// the variance of the outcome up to this factor only, so it belongs in the model's own covariance.
void set_pearson_dispersion(ModelFit& fit, const WorkingModel& working);

/// Log-likelihood, AIC = -2 log L + 2 p and BIC = -2 log L + ln(n) p.
void set_likelihood(FitStatistics& statistics, double log_likelihood, const std::string& of);

/// Of what tobit and hurdle give the likelihood: both put a probability on zero and a density on positive outcomes, so
/// they compare with one another, though not with the density of a Gaussian model.
inline constexpr const char* mixed_likelihood = "the outcome, with a probability of zero and a density above";

}  // namespace entente
