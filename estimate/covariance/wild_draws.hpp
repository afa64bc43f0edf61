#pragma once

#include "estimate/covariance/cluster_sums.hpp"
#include "estimate/covariance/null_test.hpp"
#include "estimate/covariance/wild_weights.hpp"
#include "sim/parallel/instruction_set.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// One coefficient's bootstrap by clusters: what the statistic of a draw is made of.
///
/// Let q be the regressor with all others and the effects taken out, and let the null put it `d` below the estimate.
/// Restricted residuals are u = e + d q, and with cluster weights w the refitted coefficient lies q'(w u)/q'q above the
/// null value; the refitted residuals' scores are
///   q_g'u*_g = w_g q_g'u_g - q_g'B_g sum_h w_h B_h'u_h
/// with B an orthonormal basis of regressors and effects. Effects nested in the clusters drop out of both, since q and
/// w u are orthogonal to them. Everything is linear in d: the inversion of the test needs no new draws.
struct WildKernel {
  std::vector<double> score;     ///< G: q_g'e_g
  std::vector<double> slope;     ///< G: q_g'q_g; zeros where the null value is fixed
  std::vector<double> leverage;  ///< G x width: B_g'q_g
};

/// Of a least-squares fit with bread L L', for its parameter `j`. `root` is L, P x P row-major.
WildKernel wild_kernel(const ClusterSums& sums, const std::vector<double>& root, std::size_t j);

/// Per draw, the numerator sum_g w_g q_g'u_g and the sum of squares of the refitted scores as polynomials in d.
/// Squared statistics are numerator^2 / squares, up to the factor of the clustered covariance, which cancels.
struct WildDraws {
  double score_squares = 0;          ///< of the sample: sum of (q_g'e_g)^2
  double drawn_squares = 0;          ///< of the sample: sum of (q_g'u_g)^2 at the displacement that was asked for
  double slope_sum = 0;              ///< of the sample: q'q
  std::vector<double> numerator[2];  ///< 1, d
  std::vector<double> squares[3];    ///< 1, d, d^2
  /// At the displacement that was asked for, free of the cancellation between the polynomial's terms.
  NullTest test;

  /// The test of the null value at estimate - d, of a least-squares fit.
  NullTest at(double d) const;
  void at(double d, NullTest& result) const;  ///< the same in a place that is used again
};

/// Draws for every kernel with the same weights. `score` is G x width: B_g'e_g. `displacements` are the d of each test.
std::vector<WildDraws> wild_draws(const std::vector<WildKernel>& kernels, const std::vector<double>& score,
                                  std::size_t width, const std::vector<double>& displacements,
                                  const WildWeightSource& weights, int threads,
                                  InstructionSet instructions = best_instruction_set());

}  // namespace entente
