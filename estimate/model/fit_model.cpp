#include "estimate/model/families.hpp"
#include "sim/core/error.hpp"

namespace entente {
namespace {

void check_options(const Sample& sample, const ModelOptions& options) {
  if (!options.random_intercept) return;
  if (options.family != ModelFamily::gaussian) {
    throw input_error({.file = {}, .key = "random_intercept"},
                      std::string("a random intercept in the family ") + to_string(options.family),
                      "the family gaussian", "cluster the covariance by unit instead");
  }
  if (!sample.effects.empty()) {
    throw input_error({.file = {}, .key = "random_intercept"},
                      "a random intercept beside the absorbed effects of " + sample.effects.front().name, "one of them",
                      "leave one of the two out");
  }
}

}  // namespace

ModelFit fit_model(const Sample& sample, const ModelOptions& options) {
  check_options(sample, options);
  switch (options.family) {
    case ModelFamily::gaussian:
      return options.random_intercept ? fit_random_intercept(sample, options) : fit_gaussian(sample, options);
    case ModelFamily::tobit: return fit_tobit(sample, options);
    case ModelFamily::fractional_logit: return fit_fractional_logit(sample, options);
    case ModelFamily::poisson: return fit_poisson(sample, options);
    case ModelFamily::hurdle: return fit_hurdle(sample, options);
  }
  throw input_error({.file = {}, .key = "family"}, "no such family",
                    "gaussian, tobit, fractional_logit, poisson or hurdle");
}

}  // namespace entente
