#include "estimate/fit/separation.hpp"

#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <string>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Information a row along the flattest direction. A direction with one positive row in a million has more; one without
/// any loses it exponentially as the climb runs along it.
constexpr double smallest_information = 1e-9;

/// `weights` are the terms' shares in the direction along which the likelihood has no maximum.
[[noreturn]] void throw_separated(const RegressionData& data, const Eigen::VectorXd& weights) {
  std::string key;
  std::string names;
  for (Eigen::Index j = 0; j < weights.size(); ++j) {
    if (weights[j] < 0.01 * weights.maxCoeff()) continue;
    const std::string& term = data.terms[static_cast<std::size_t>(j)];
    names += (names.empty() ? "" : ", ") + term;
    if (key.empty() || key == intercept_term) key = term;
  }
  throw input_error({.file = {}, .key = key},
                    "zeros are separated from positive shares along " + names + ", so no finite coefficients fit best",
                    "zeros and positive shares that overlap", "leave a term out or widen the sample");
}

}  // namespace

void check_separation(const RegressionData& data, std::span<const double> root, std::span<const double> information) {
  const auto k = static_cast<Eigen::Index>(data.columns());
  const Eigen::Map<const RowMajor> matrix(information.data(), k, k);
  if (!matrix.allFinite()) return;  // no verdict; the caller reports that the climb failed
  const Eigen::SelfAdjointEigenSolver<RowMajor> solver(matrix);
  if (solver.eigenvalues()[0] > smallest_information * static_cast<double>(data.rows())) return;
  // The flat direction in the terms' own units, each weighted by its size in the sample, says whose coefficients run
  // away.
  const Eigen::Map<const RowMajor> turn(root.data(), k, k);
  const Eigen::Map<const RowMajor> design(data.design.data(), static_cast<Eigen::Index>(data.rows()), k);
  const Eigen::VectorXd direction = turn * solver.eigenvectors().col(0);
  throw_separated(data, (direction.array() * design.colwise().norm().transpose().array()).abs());
}

}  // namespace entente
