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

  // v, along which the others follow the parameter: (1, -A_ff^-1 A_fj). Its scores v's are the parameter's efficient
  // ones. Only the block A_ff of the free parameters is sure to be positive definite at a restricted maximum; the
  // curvature along v is therefore that of the fit, 1 / (A^-1)_jj, which is the same under the null to first order.
  const ModelScores slope = slope_(point);
  const Eigen::Map<const RowMajor> information(slope.information.data(), side, side);
  const auto j = static_cast<Eigen::Index>(parameter);
  std::vector<Eigen::Index> free;
  for (Eigen::Index m = 0; m < side; ++m) {
    if (m != j) free.push_back(m);
  }
  const Eigen::LLT<Eigen::MatrixXd> block(information(free, free));
  if (block.info() != Eigen::Success) {
    throw work_error("the information is not positive definite where " + parameter_name(fit_.parameters[parameter]) +
                     " is held at its null value");
  }
  Eigen::VectorXd direction = Eigen::VectorXd::Unit(side, j);
  direction(free) = -block.solve(information(free, j));
  const double error = std::sqrt(column[j]);

  // A_g v, minus the derivative of the cluster's scores along v.
  const double step = derivative_step * error;
  const std::vector<double> below = sums_by_cluster(slope_(shifted(point, direction, -step)).scores, clusters_, p);
  const std::vector<double> above = sums_by_cluster(slope_(shifted(point, direction, step)).scores, clusters_, p);

  // With A^-1 = N N', N' turns scores into coordinates: those of the free parameters by Cholesky, then that along v.
  const auto coordinates = [&](const Eigen::VectorXd& scores, double* into) {
    Eigen::VectorXd of_free = scores(free);
    block.matrixL().solveInPlace(of_free);
    Eigen::Map<Eigen::VectorXd>(into, side - 1) = of_free;
    into[p - 1] = error * direction.dot(scores);
  };
  const std::vector<double> sums = sums_by_cluster(slope.scores, clusters_, p);
  const std::size_t groups = clusters_.levels();
  WildKernel kernel;
  kernel.score.assign(groups, 0.0);
  kernel.slope.assign(groups, 0.0);
  kernel.leverage.resize(groups * p);
  std::vector<double> scores(groups * p);
  for (std::size_t g = 0; g < groups; ++g) {
    const Eigen::VectorXd own = Eigen::Map<const Eigen::VectorXd>(sums.data() + g * p, side);
    const Eigen::VectorXd bend = (Eigen::Map<const Eigen::VectorXd>(below.data() + g * p, side) -
                                  Eigen::Map<const Eigen::VectorXd>(above.data() + g * p, side)) /
                                 (2 * step);
    kernel.score[g] = direction.dot(own);
    coordinates(own, scores.data() + g * p);
    coordinates(bend, kernel.leverage.data() + g * p);
  }
  return wild_draws({kernel}, scores, p, {0.0}, weights_, threads_).front().test;
}

}  // namespace entente
