#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

namespace entente {

/// The fits behind fit_model, one a family; each reads of the options what concerns it and throws as fit_model does.
ModelFit fit_gaussian(const Sample& sample, const ModelOptions& options);
ModelFit fit_random_intercept(const Sample& sample, const ModelOptions& options);
ModelFit fit_tobit(const Sample& sample, const ModelOptions& options);
ModelFit fit_fractional_logit(const Sample& sample, const ModelOptions& options);
ModelFit fit_poisson(const Sample& sample, const ModelOptions& options);
ModelFit fit_hurdle(const Sample& sample, const ModelOptions& options);

}  // namespace entente
