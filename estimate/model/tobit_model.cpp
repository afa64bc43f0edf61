#include "estimate/fit/tobit.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/family_fit.hpp"
#include "sim/math/functions.hpp"

namespace entente {

ModelFit fit_tobit(const Sample& sample, const ModelOptions& options) {
  refuse_effects(sample, "tobit");
  refuse_random_intercept(options, "tobit");
  const TobitFit climbed = tobit(family_data(sample), options.newton);
  ModelFit fit = begin_fit(sample, options, "tobit, maximum likelihood");
  add_terms(fit, sample);
  add_scale(fit, "log(sigma)");
  fit.estimate = climbed.estimate;
  fit.root = climbed.root;
  fit.convergence = climbed.convergence;
  finish_fit(sample, fit);
  fit.statistics.sigma = math::exp(fit.estimate.back());
  set_likelihood(fit.statistics, climbed.log_likelihood, mixed_likelihood);
  return fit;
}

}  // namespace entente
