#pragma once

#include "estimate/fit/fixed_effects.hpp"
#include "estimate/fit/hurdle.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/tobit.hpp"
#include "sim/contribution/coefficients.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace entente {

/// One line of a regression table.
struct TermReport {
  std::string term;
  double estimate = 0;
  double standard_error = 0;
  double statistic = 0;  ///< estimate / standard error
  double p_value = 0;    ///< two-sided, by the report's reference distribution
};

/// A fit as a manifest or a table shows it: every number with the convention that it follows.
struct FitReport {
  std::string method;  ///< "least squares", "fixed effects", "tobit", "hurdle"
  Family family = Family::gaussian;
  std::size_t observations = 0;
  std::size_t states = 0;
  std::size_t positive = 0;  ///< rows with a share above zero
  double log_likelihood = 0;
  double aic = 0;
  double bic = 0;
  double sigma = 0;          ///< shares; for hurdle, log-odds of the share
  int iterations = 0;        ///< 0 for a closed form
  double gradient_norm = 0;  ///< of the last step, in standard errors; 0 for a closed form
  std::string convention;    ///< of the standard errors
  double factor = 1;         ///< small-sample factor on the sandwich
  std::size_t clusters = 0;  ///< 0 when not clustered
  /// Of the t distribution that intervals and p-values follow; infinite for the normal one.
  double degrees_of_freedom = std::numeric_limits<double>::infinity();
  std::string reference;          ///< "normal" or "t with 152 degrees of freedom"
  std::vector<TermReport> terms;  ///< for tobit and hurdle as parameter_names() has them, log(sigma) last
};

/// `covariance` is the fit's own or a clustered one of the same fit.
FitReport report(const LeastSquaresFit& fit, const Covariance& covariance);
FitReport report(const FixedEffectsFit& fit, const Covariance& covariance);
FitReport report(const TobitFit& fit, const Covariance& covariance);
FitReport report(const HurdleFit& fit, const Covariance& covariance);

/// The fit as the agents need it: terms in the fit's order, then log(sigma), with their joint covariance; under
/// hurdle the terms of both parts. Under gaussian, sigma is the root of the dispersion and is held fixed (zero row and
/// column); fixed effects become state effects. The caller fills in the potential's measure. Throws Error
/// (Fault::input) when the covariance is not this fit's or when the fit is perfect, so that sigma is zero.
Coefficients to_coefficients(const LeastSquaresFit& fit, const Covariance& covariance);
Coefficients to_coefficients(const FixedEffectsFit& fit, const Covariance& covariance);
Coefficients to_coefficients(const TobitFit& fit, const Covariance& covariance);
Coefficients to_coefficients(const HurdleFit& fit, const Covariance& covariance);

}  // namespace entente
