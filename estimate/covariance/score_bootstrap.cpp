#include "estimate/covariance/score_bootstrap.hpp"

#include "estimate/covariance/wild_draws.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Cholesky>

#include <cmath>
#include <utility>

namespace entente {
namespace {

/// The step of the numerical derivative of scores, in standard errors of the parameter: third-order error and rounding
/// then both stay near 1e-10.
constexpr double derivative_step = 1e-5;

/// G x P: sums of scores a cluster.
std::vector<double> sums_by_cluster(const std::vector<double>& scores, const Grouping& clusters, std::size_t p) {
  std::vector<double> sums(clusters.levels() * p, 0.0);
  for (std::size_t i = 0; i < clusters.level.size(); ++i) {
    for (std::size_t j = 0; j < p; ++j) sums[clusters.level[i] * p + j] += scores[i * p + j];
  }
  return sums;
}

std::vector<double> shifted(const std::vector<double>& point, const Eigen::VectorXd& direction, double length) {
  std::vector<double> result(point);
  for (std::size_t j = 0; j < point.size(); ++j) result[j] += length * direction[static_cast<Eigen::Index>(j)];
  return result;
}

}  // namespace

ScoreBootstrap::ScoreBootstrap(const ModelFit& fit, const Grouping& clusters, const WildWeightSource& weights,
                               LikelihoodSlope slope, int threads)
    : fit_(fit), clusters_(clusters), weights_(weights), slope_(std::move(slope)), threads_(threads) {}

NullTest ScoreBootstrap::test(std::size_t parameter, double null_value) const {
  const std::size_t p = fit_.size();
  const auto side = static_cast<Eigen::Index>(p);
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  // The start: where the quadratic that the likelihood is near its maximum has its own restricted maximum.
  const Eigen::Map<const RowMajor> root(fit_.root.data(), side, side);
  const Eigen::VectorXd column = root * root.row(static_cast<Eigen::Index>(parameter)).transpose();
  const double distance = null_value - fit_.estimate[parameter];
  const std::vector<double> start =
      shifted(fit_.estimate, column / column[static_cast<Eigen::Index>(parameter)], distance);
  const std::vector<double> point = restricted_maximum(slope_, start, parameter, null_value, fit_.options.newton);

  const ModelScores slope = slope_(point);
  const Eigen::LLT<Eigen::MatrixXd> information(Eigen::Map<const RowMajor>(slope.information.data(), side, side));
  if (information.info() != Eigen::Success) {
    throw work_error("the information is not positive definite where " + parameter_name(fit_.parameters[parameter]) +
                     " is held at its null value");
  }
  Eigen::VectorXd direction = Eigen::VectorXd::Unit(side, static_cast<Eigen::Index>(parameter));
  information.solveInPlace(direction);  // a, the parameter's column of A^-1
  const double length = std::sqrt(direction[static_cast<Eigen::Index>(parameter)]);

  // A_g a, minus the derivative of the cluster's scores along a.
  const double step = derivative_step / length;
  const std::vector<double> below = sums_by_cluster(slope_(shifted(point, direction, -step)).scores, clusters_, p);
  const std::vector<double> above = sums_by_cluster(slope_(shifted(point, direction, step)).scores, clusters_, p);

  // In the coordinates of A = C C', scores are C^-1 s and the regressor with all others taken out is C'a.
  const std::vector<double> sums = sums_by_cluster(slope.scores, clusters_, p);
  const std::size_t groups = clusters_.levels();
  WildKernel kernel;
  kernel.score.assign(groups, 0.0);
  kernel.slope.assign(groups, 0.0);
  kernel.leverage.resize(groups * p);
  std::vector<double> scores(groups * p);
  for (std::size_t g = 0; g < groups; ++g) {
    Eigen::VectorXd own = Eigen::Map<const Eigen::VectorXd>(sums.data() + g * p, side);
    Eigen::VectorXd bend = (Eigen::Map<const Eigen::VectorXd>(below.data() + g * p, side) -
                            Eigen::Map<const Eigen::VectorXd>(above.data() + g * p, side)) /
                           (2 * step);
    kernel.score[g] = direction.dot(own);
    information.matrixL().solveInPlace(own);
    information.matrixL().solveInPlace(bend);
    for (std::size_t j = 0; j < p; ++j) {
      scores[g * p + j] = own[static_cast<Eigen::Index>(j)];
      kernel.leverage[g * p + j] = bend[static_cast<Eigen::Index>(j)];
    }
  }
  return wild_draws({kernel}, scores, p, {0.0}, weights_, threads_).front().test;
}

}  // namespace entente
