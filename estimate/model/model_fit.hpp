#pragma once

#include "estimate/fit/newton.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The family of an outcome given its linear predictors. What agents act by is `Family` (sim/contribution).
enum class ModelFamily {
  gaussian,          ///< least squares; with absorbed effects the within estimator
  tobit,             ///< Tobin (1958), left-censored at 0
  fractional_logit,  ///< Papke and Wooldridge (1996): quasi-likelihood of a share in [0, 1]
  poisson,           ///< Poisson pseudo-likelihood (Santos Silva and Tenreyro 2006) of an outcome >= 0
  hurdle,            ///< a logit of taking part, then a positive amount
};

/// The positive part of a hurdle.
enum class AmountDistribution {
  logit_normal,  ///< logit(y / ceiling) ~ N(eta, sigma^2)
  beta,          ///< mean logistic(eta), precision phi (Ferrari and Cribari-Neto 2004); the scale parameter is log(phi)
  log_normal,    ///< ln y ~ N(eta, sigma^2)
  gamma,         ///< mean exp(eta), shape nu; the scale parameter is log(nu)
};

const char* to_string(ModelFamily family);
const char* to_string(AmountDistribution amount);

/// What is fitted to a sample.
struct ModelOptions {
  ModelFamily family = ModelFamily::gaussian;
  AmountDistribution amount = AmountDistribution::logit_normal;  ///< of a hurdle
  bool random_intercept = false;        ///< of sample.unit; gaussian only, by maximum likelihood or REML
  bool restricted_likelihood = true;    ///< REML for the random intercept (lme4's default)
  std::optional<double> ceiling = 1.0;  ///< of a logit-normal amount; nothing: estimated
  NewtonOptions newton;
};

/// One estimated number.
struct Parameter {
  std::string part;    ///< "" in a model with one linear predictor; "participation", "amount" of a hurdle
  std::string term;    ///< a term of the design, or "log(sigma)", "log(phi)", "log(nu)", "log(sigma_unit)"
  bool scale = false;  ///< no coefficient of a term
};

/// "participation: pot_gain", or the term alone.
std::string parameter_name(const Parameter& parameter);

/// A model as weighted least squares at its maximum: what leverages, HC2, HC3, CR2 and wild bootstraps need. For
/// least squares the weights are 1; a generalised linear model is its last reweighted step (McCullagh and Nelder 1989).
struct WorkingModel {
  std::vector<double> design;    ///< Z, n x P row-major: root-weighted, absorbed effects taken out
  std::vector<double> residual;  ///< e, n: root-weighted working residuals; scores are Z_i e_i
  std::vector<double> weights;   ///< n; empty when all are 1
};

/// The values of one absorbed effect. With two effects the second's are normalised to a mean of 0 over the rows.
struct AbsorbedEffect {
  std::string name;
  std::vector<double> value;  ///< by level of the sample's grouping, on the scale of the linear predictor
};

/// How a fit describes itself in numbers. What a model does not have is absent.
struct FitStatistics {
  std::size_t observations = 0;
  std::size_t positive = 0;    ///< rows with an outcome above zero
  std::size_t units = 0;       ///< levels of the sample's unit that have rows; 0 without an index
  std::size_t parameters = 0;  ///< of the likelihood, scale and absorbed effects included
  double residual_df = 0;      ///< n - p, less absorbed effects
  std::optional<double> log_likelihood, aic, bic;
  std::optional<double> deviance, null_deviance, dispersion;
  std::optional<double> r_squared, adjusted_r_squared, f_statistic;  ///< with absorbed effects: within
  std::optional<double> sigma;       ///< of the error, on the scale of the linear predictor
  std::optional<double> sigma_unit;  ///< of a random intercept
  /// What the likelihood is the density of ("the outcome", "the outcome, censored at 0"): criteria compare only within
  /// the same rows and the same kind. Empty without a likelihood, and then `no_likelihood` says why.
  std::string likelihood_of;
  std::string no_likelihood;
};

/// A fitted model of any family: estimates, and the ingredients of every covariance.
struct ModelFit {
  ModelOptions options;
  std::string method;                 ///< "least squares", "within estimator", "Poisson pseudo-likelihood", ...
  std::vector<Parameter> parameters;  ///< P
  std::vector<double> estimate;       ///< P
  /// L with bread = L L', P x P row-major: inverse observed information; (X'X)^-1 for least squares, where absorbed
  /// effects are taken out.
  std::vector<double> root;
  double dispersion = 1;       ///< the model's own covariance is dispersion L L'
  std::vector<double> scores;  ///< n x P row-major, on the bread's scale: their sum is 0
  std::optional<WorkingModel> working;
  std::vector<AbsorbedEffect> effects;  ///< in the order of sample.effects; empty where they are not recovered
  std::size_t absorbed = 0;             ///< degrees of freedom of absorbed effects: N, or N + T - 1 where connected
  std::vector<double> fitted;           ///< n: E[y | x], absorbed effects included
  double ceiling = 1;                   ///< of a logit-normal amount
  FitStatistics statistics;
  std::optional<Convergence> convergence;  ///< of iterated fits
  std::vector<std::string> notes;          ///< what a reader must know of this fit: rows without information, ...

  std::size_t size() const { return estimate.size(); }
};

/// Fits a model to a sample.
///
/// Throws Error (Fault::input) where the sample cannot carry the model, naming terms: collinear or constant ones,
/// separation, fewer rows than parameters, an outcome outside the family's range (with the row), absorbed effects or a
/// random intercept in a family without them; Error (Fault::work) when a climb does not converge.
ModelFit fit_model(const Sample& sample, const ModelOptions& options);

}  // namespace entente
