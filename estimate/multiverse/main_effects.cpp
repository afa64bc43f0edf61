#include "estimate/multiverse/main_effects.hpp"

#include <Eigen/Dense>

#include <algorithm>

namespace entente {

double main_effects_r_squared(const std::vector<double>& values, const std::vector<std::vector<std::size_t>>& levels) {
  const auto n = static_cast<Eigen::Index>(values.size());
  if (n == 0) return 0;
  const Eigen::Map<const Eigen::VectorXd> y(values.data(), n);
  const Eigen::VectorXd deviation = y.array() - y.mean();
  const double total = deviation.squaredNorm();
  if (!(total > 0)) return 0;

  Eigen::Index columns = 0;
  std::vector<Eigen::Index> first;
  for (const std::vector<std::size_t>& factor : levels) {
    first.push_back(columns);
    columns += static_cast<Eigen::Index>(*std::max_element(factor.begin(), factor.end())) + 1;
  }
  if (columns == 0) return 0;
  // Normal equations of centred dummies: a few dozen columns of zeros and ones, whose rank a threshold tells safely.
  Eigen::MatrixXd design = Eigen::MatrixXd::Zero(n, columns);
  for (std::size_t f = 0; f < levels.size(); ++f) {
    for (Eigen::Index i = 0; i < n; ++i) {
      design(i, first[f] + static_cast<Eigen::Index>(levels[f][static_cast<std::size_t>(i)])) = 1;
    }
  }
  design.rowwise() -= design.colwise().mean().eval();
  const Eigen::MatrixXd products = design.transpose() * design;
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver;
  solver.setThreshold(1e-9);
  solver.compute(products);
  const Eigen::VectorXd slopes = solver.solve(design.transpose() * deviation);
  const double rest = (deviation - design * slopes).squaredNorm();
  return std::clamp(1 - rest / total, 0.0, 1.0);
}

}  // namespace entente
