#include "estimate/fit/separation.hpp"

#include "estimate/sample/model_matrix.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Information a row along the flattest direction. A direction with one positive row in a million has more; one without
/// any loses it exponentially as the climb runs along it.
constexpr double smallest_information = 1e-9;

RegressionData without_term(const RegressionData& data, std::size_t term) {
  RegressionData rest = data;
  rest.terms.erase(rest.terms.begin() + static_cast<std::ptrdiff_t>(term));
  rest.design.clear();
  for (std::size_t i = 0; i < data.rows(); ++i) {
    for (std::size_t j = 0; j < data.columns(); ++j) {
      if (j != term) rest.design.push_back(data.row(i)[j]);
    }
  }
  return rest;
}

}  // namespace

std::vector<double> dead_direction(std::span<const double> information, std::size_t rows) {
  const auto k = static_cast<Eigen::Index>(std::lround(std::sqrt(static_cast<double>(information.size()))));
  const Eigen::Map<const RowMajor> matrix(information.data(), k, k);
  if (!matrix.allFinite()) return {};
  const Eigen::SelfAdjointEigenSolver<RowMajor> solver(matrix);
  if (solver.eigenvalues()[0] > smallest_information * static_cast<double>(rows)) return {};
  const Eigen::VectorXd flattest = solver.eigenvectors().col(0);
  return {flattest.data(), flattest.data() + k};
}

std::vector<std::string> separating_terms(RegressionData data,
                                          const std::function<bool(const RegressionData&)>& separated) {
  for (std::size_t term = 0; term < data.columns() && data.columns() > 1;) {
    RegressionData rest = without_term(data, term);
    if (separated(rest)) {
      data = std::move(rest);
    } else {
      ++term;
    }
  }
  return data.terms;
}

void throw_separated(const std::vector<std::string>& terms, const std::string& what) {
  std::string key;
  std::string names;
  for (const std::string& term : terms) {
    names += (names.empty() ? "" : ", ") + term;
    if (key.empty() || key == intercept_term || key == design_intercept) key = term;
  }
  throw input_error({.file = {}, .key = key}, what + " along " + names + ", so no finite coefficients fit best",
                    "zeros and positive shares that overlap", "leave a term out or widen the sample");
}

}  // namespace entente
