#pragma once

#include "estimate/model/amount/amount_fit.hpp"
#include "estimate/model/row_likelihood.hpp"

#include <string>
#include <vector>

namespace entente {

/// A likelihood with a linear predictor and the logarithm of a scale, which is not concave in both together.
struct ScaleFamily {
  std::string name;  ///< "beta amount", for messages
  RowLikelihood (*row)(double y, double eta, double scale) = nullptr;
};

/// Newton's method in an orthogonal basis of the design, from the projection of the linear predictors `start` (n) and a
/// log scale. Throws Error (Fault::work) when it does not converge.
AmountFit climb_with_scale(const RegressionData& positive, const ScaleFamily& family, const std::vector<double>& start,
                           double start_scale, const NewtonOptions& options);

}  // namespace entente
