#pragma once

#include "estimate/posterior/draws.hpp"

#include <span>
#include <vector>

namespace entente {

/// What a posterior says of one quantity, and how far its chains can be trusted (convergence.hpp).
struct PosteriorSummary {
  double mean = 0;
  double sd = 0;                  ///< divisor S - 1
  std::vector<double> quantiles;  ///< type 7, at the probabilities asked for
  double rhat = 0;
  double ess_bulk = 0;
  double ess_tail = 0;
  double mcse_mean = 0;
};

/// @param probabilities each in [0, 1]. Draws must not be empty.
PosteriorSummary summarise(const ChainDraws& draws, std::span<const double> probabilities);

/// Quantiles alone (type 7), where convergence is not in question.
std::vector<double> quantiles(std::span<const double> draws, std::span<const double> probabilities);

/// Advice of Vehtari et al. (2021): chains have not converged unless R-hat is below this.
inline constexpr double rhat_limit = 1.01;
/// And means and R-hats themselves are not to be trusted below this effective size.
inline constexpr double ess_limit = 400;

}  // namespace entente
