#pragma once

#include "estimate/covariance/request.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// By what a sandwich is multiplied, and of which t distribution its tests are.
struct SmallSample {
  double factor = 1;
  std::string formula = "none";  ///< of the factor, in words
  double parameters = 0;         ///< K as the factor counts it; 0 where it counts none
  double df = 0;                 ///< infinite for the normal distribution
};

/// Small-sample factor and degrees of freedom of a sandwich under a convention, as docs/estimation.md tabulates them.
/// Least squares has t distributions; other families have the normal, as R's coeftest on a glm and Stata's z.
/// @param groups one Grouping a clustering; the periods for Driscoll-Kraay; none for HC0 to HC3.
SmallSample small_sample(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request,
                         const std::vector<const Grouping*>& groups);

/// G/(G-1) of one of the three parts of a two-way covariance; 1 where the convention has one factor of the smaller
/// clustering for all (fixest's cluster.df = "min", as reghdfe and ivreg2 in Stata), which small_sample then holds.
double part_factor(Convention convention, std::size_t groups);

/// Driscoll and Kraay's lag by the convention's rule: floor(T^(1/4)), in Stata (xtscc) floor(4 (T/100)^(2/9)).
/// @param periods T; plm's is `longest`, the most rows of one unit.
int default_lag(Convention convention, std::size_t periods, std::size_t longest);

/// Least squares without a random intercept: tests are of t, and factors those of linear models.
bool is_linear(const ModelFit& fit);

}  // namespace entente
