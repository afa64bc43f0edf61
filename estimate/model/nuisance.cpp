#include "estimate/model/nuisance.hpp"

#include <Eigen/QR>

namespace entente {

// L L' = B B' with B the first p rows of R: B' = Q T gives L = T'. And -I_12 / I_22 is V_11^-1 V_12.
WithoutNuisance without_nuisance(std::span<const double> root, std::size_t p) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto size = static_cast<Eigen::Index>(p);
  const Eigen::Map<const RowMajor> whole(root.data(), size + 1, size + 1);
  const Eigen::MatrixXd block = whole.topRows(size).transpose();
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(block);
  const RowMajor lower = qr.matrixQR().topRows(size).triangularView<Eigen::Upper>().toDenseMatrix().transpose();
  Eigen::VectorXd weight = whole.topRows(size) * whole.row(size).transpose();
  lower.triangularView<Eigen::Lower>().solveInPlace(weight);
  lower.transpose().triangularView<Eigen::Upper>().solveInPlace(weight);
  return {{lower.data(), lower.data() + lower.size()}, {weight.data(), weight.data() + weight.size()}};
}

}  // namespace entente
