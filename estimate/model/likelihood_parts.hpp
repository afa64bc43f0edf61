#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/model/row_likelihood.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// One linear predictor of a model with the likelihood that hangs on it: a hurdle has two, other families one.
struct LikelihoodPart {
  std::size_t first = 0;             ///< index of its first coefficient among the parameters
  std::optional<std::size_t> scale;  ///< index of its log scale
  bool positive_only = false;        ///< rows with y <= 0 have no share in it
  std::function<RowLikelihood(double y, double eta, double scale)> row;

  bool covers(double y) const { return !positive_only || y > 0; }
  /// At one row of the design (p values); `offset` is added to the linear predictor.
  RowLikelihood at(std::span<const double> parameters, std::span<const double> design, double offset, double y) const;
};

/// Of a tobit, fractional logit, Poisson or hurdle model with `columns` terms. Empty for the Gaussian family, which is
/// fitted by least squares.
std::vector<LikelihoodPart> likelihood_parts(const ModelFit& fit, std::size_t columns);

/// x'b with b the coefficients that start at `first`.
double linear_predictor(std::span<const double> design, std::span<const double> parameters, std::size_t first = 0);

}  // namespace entente
