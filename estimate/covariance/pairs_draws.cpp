#include "estimate/covariance/pairs_draws.hpp"

#include "estimate/fit/absorption.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <algorithm>

namespace entente {
namespace {

/// Of the drawn cross-products, which average the identity: below it a refit by QR has to decide.
constexpr double smallest_eigenvalue = 1e-9;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

bool sums_suffice(const Sample& sample, const ModelFit& fit, const Grouping& clusters) {
  if (fit.options.family != ModelFamily::gaussian || fit.options.random_intercept || !fit.working ||
      !fit.working->weights.empty()) {
    return false;
  }
  const auto inside = std::count_if(sample.effects.begin(), sample.effects.end(),
                                    [&](const Grouping& effect) { return nested(effect, clusters); });
  return inside <= 1 || inside == static_cast<std::ptrdiff_t>(sample.effects.size());
}

PairsDraw pairs_draw(const ClusterSums& sums, const ModelFit& fit, const std::vector<std::size_t>& times) {
  const auto p = static_cast<Eigen::Index>(sums.parameters);
  const auto width = static_cast<Eigen::Index>(sums.width);
  const auto rest = width - p;
  RowMajor gram = RowMajor::Zero(width, width);
  Eigen::VectorXd score = Eigen::VectorXd::Zero(width);
  for (std::size_t g = 0; g < sums.clusters; ++g) {
    if (times[g] == 0) continue;
    const double weight = static_cast<double>(times[g]);
    gram += weight * Eigen::Map<const RowMajor>(sums.gram_of(g), width, width);
    score += weight * Eigen::Map<const Eigen::VectorXd>(sums.score_of(g), width);
  }
  Eigen::MatrixXd own = gram.topLeftCorner(p, p);
  Eigen::VectorXd departure = score.head(p);
  if (rest > 0) {
    // Effects first, by a pseudo-inverse: a year that is not drawn at all has none, and that harms nobody.
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> effects(gram.bottomRightCorner(rest, rest));
    const Eigen::VectorXd inverse =
        effects.eigenvalues().unaryExpr([](double value) { return value > smallest_eigenvalue ? 1 / value : 0.0; });
    const Eigen::MatrixXd turned = gram.topRightCorner(p, rest) * effects.eigenvectors();
    own -= turned * inverse.asDiagonal() * turned.transpose();
    departure -= turned * inverse.asDiagonal() * (effects.eigenvectors().transpose() * score.tail(rest));
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(own);
  if (!(solver.eigenvalues()[0] > smallest_eigenvalue)) return std::nullopt;
  const Eigen::VectorXd d = solver.eigenvectors() * solver.eigenvalues().cwiseInverse().asDiagonal() *
                            (solver.eigenvectors().transpose() * departure);
  std::vector<double> estimate(fit.estimate);
  Eigen::Map<Eigen::VectorXd>(estimate.data(), p) += Eigen::Map<const RowMajor>(fit.root.data(), p, p) * d;
  return estimate;
}

}  // namespace entente
