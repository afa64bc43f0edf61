#pragma once

#include "estimate/diagnostics/diagnostics.hpp"

#include <string>
#include <vector>

namespace entente {

/// Variance inflation of each term but the intercept. With absorbed effects of the design that is left once they (and
/// the weights of a Poisson model) are taken out; without an intercept about zero rather than the mean.
/// `of` is set to which design it was.
std::vector<VarianceInflation> variance_inflation(const Sample& sample, const ModelFit& fit, std::string& of);

}  // namespace entente
