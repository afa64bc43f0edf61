#pragma once

#include "estimate/covariance/null_test.hpp"
#include "estimate/covariance/wild_weights.hpp"
#include "estimate/model/evaluate.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace entente {

/// Scores and information of a likelihood at parameters that need not be its maximum.
using LikelihoodSlope = std::function<ModelScores(std::span<const double> parameters)>;

/// The maximum with parameter `fixed` held at `value`, by Newton's method from `start`.
/// Throws Error (Fault::work) when it does not converge.
std::vector<double> restricted_maximum(const LikelihoodSlope& slope, std::vector<double> start, std::size_t fixed,
                                       double value, const NewtonOptions& options);

/// Score bootstrap of one parameter (Kline and Santos 2012): scores at the restricted maximum are multiplied by a
/// weight a cluster, one Newton step leads to the bootstrap's estimate, and the statistic is studentised with the
/// clusters' scores as they are after that step, to first order: w_g s_g - A_g A^-1 sum_h w_h s_h. For least squares
/// that is the wild cluster bootstrap exactly. A's block of the free parameters is that at the restricted maximum, its
/// curvature along the tested one that of the fit. (boottest centres the scores instead, which takes A_g for
/// proportional to the cluster's rows.) The sample's statistic is that of weights 1.
class ScoreBootstrap {
 public:
  ScoreBootstrap(const ModelFit& fit, const Grouping& clusters, const WildWeightSource& weights, LikelihoodSlope slope,
                 int threads);

  /// Throws Error (Fault::work) when the model cannot be fitted under that null.
  NullTest test(std::size_t parameter, double null_value) const;

 private:
  const ModelFit& fit_;
  const Grouping& clusters_;
  const WildWeightSource& weights_;
  LikelihoodSlope slope_;
  int threads_;
};

}  // namespace entente
