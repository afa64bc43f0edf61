#pragma once

#include "estimate/depth/factor_options.hpp"
#include "estimate/depth/factor_posterior.hpp"
#include "estimate/depth/ordinal_items.hpp"

namespace entente {

/// Prior of the ordinal factor model. Proper, since a loading's likelihood need not fall towards infinity.
struct OrdinalFactorPrior {
  double loading_mean = 0;
  double loading_precision = 0.25;    ///< above 0: loadings within 4 or so
  double threshold_precision = 0.04;  ///< above 0: an item's thresholds are ordered normals with mean 0
};

/// The ordinal one-factor model: an alliance's item lies in category c where lambda_k phi_i + e, e ~ N(0, 1), lies
/// between the item's thresholds c and c + 1; phi ~ N(0, 1). With two categories it is the probit model (Albert and
/// Chib 1993; Quinn 2004). Missing items have no likelihood. The sampler is in docs/depth.md. Same bits for any number
/// of threads and any instruction set.
///
/// @param anchor the item whose loading is positive.
/// Error (Fault::input): see `check`; fewer than 2 items or more than 128; a prior outside its range. Error
/// (Fault::work) when interrupted.
FactorPosterior sample_ordinal_factor(const OrdinalItems& items, std::size_t anchor, const OrdinalFactorPrior& prior,
                                      const ChainOptions& options);

}  // namespace entente
