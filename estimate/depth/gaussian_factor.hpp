#pragma once

#include "estimate/depth/factor_options.hpp"
#include "estimate/depth/factor_posterior.hpp"
#include "estimate/depth/item_matrix.hpp"

namespace entente {

/// Prior of the Gaussian factor model, as MCMCpack::MCMCfactanal has it and with its defaults.
struct GaussianFactorPrior {
  double loading_mean = 0;       ///< l0
  double loading_precision = 0;  ///< L0; 0 is a flat prior
  double shape = 0.001;          ///< a0: psi ~ inverse gamma (a0 / 2, b0 / 2)
  double scale = 0.001;          ///< b0
};

/// The Gaussian one-factor model of standardised items: x_ik = lambda_k phi_i + e, phi ~ N(0, 1), e ~ N(0, psi_k)
/// (Benson and Clinton 2016; MCMCpack), by a Gibbs sampler that draws phi only through X'phi and phi'phi, so that a
/// sweep costs K^2 whatever n is (docs/depth.md). Same bits for any number of threads and any instruction set.
///
/// @param anchor the item whose loading is positive.
/// Error (Fault::input): see `check` and `standardised`; more than 128 items, fewer than 2, or fewer alliances than
/// items + 2; a prior outside its range. Error (Fault::work) when interrupted.
FactorPosterior sample_gaussian_factor(const ItemMatrix& items, std::size_t anchor, const GaussianFactorPrior& prior,
                                       const ChainOptions& options);

}  // namespace entente
