// Two-way clusters: V1 + V2 - V12 (Cameron, Gelbach and Miller 2011).
#include "estimate/covariance/convention.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/covariance/sandwich.hpp"

#include <Eigen/Eigenvalues>

#include <map>
#include <string>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The clusters of rows that share both levels.
Grouping intersection(const Grouping& a, const Grouping& b) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> found;
  for (std::size_t i = 0; i < a.level.size(); ++i) found.emplace(std::pair{a.level[i], b.level[i]}, 0);
  Grouping both;
  both.name = a.name + " and " + b.name;
  for (auto& [levels, index] : found) {
    index = static_cast<std::uint32_t>(both.labels.size());
    both.labels.push_back(a.labels[levels.first] + ", " + b.labels[levels.second]);
  }
  for (std::size_t i = 0; i < a.level.size(); ++i) both.level.push_back(found.at({a.level[i], b.level[i]}));
  return both;
}

/// Sets negative eigenvalues to 0, as Cameron, Gelbach and Miller have it. Rounding around 0 is no news.
void repair(CovarianceEstimate& estimate) {
  const auto p = static_cast<Eigen::Index>(estimate.size());
  const Eigen::Map<RowMajor> matrix(estimate.matrix.data(), p, p);
  const Eigen::SelfAdjointEigenSolver<RowMajor> solver(matrix);
  const Eigen::VectorXd& values = solver.eigenvalues();
  const auto negative = (values.array() < 0).count();
  if (negative == 0) return;
  const RowMajor half = solver.eigenvectors() * values.cwiseMax(0).cwiseSqrt().asDiagonal();
  const RowMajor repaired = half * half.transpose();
  for (Eigen::Index i = 0; i < p; ++i) {
    for (Eigen::Index j = 0; j < p; ++j) {
      estimate.matrix[static_cast<std::size_t>(i * p + j)] = (repaired(i, j) + repaired(j, i)) / 2;
    }
  }
  estimate.notes.push_back(std::to_string(negative) +
                           (negative == 1 ? " negative eigenvalue" : " negative eigenvalues") +
                           " of V1 + V2 - V12 set to 0");
  if ((matrix.diagonal().array() <= 0).any()) {
    estimate.notes.push_back(
        "a variance was negative and is now 0, so its estimate has no test; cluster by one variable");
  }
}

}  // namespace

CovarianceEstimate two_way_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  const std::vector<const Grouping*> groups = cluster_groupings(sample, request, 2);
  CovarianceEstimate estimate = begin_covariance(sample, fit, request, groups);
  const Grouping both = intersection(*groups[0], *groups[1]);
  const std::vector<double> rows = turned_scores(fit);
  const std::size_t p = fit.size();
  Meat meat(p);
  const auto add = [&](const Grouping& clusters, double sign) {
    const double weight = sign * part_factor(request.convention, clusters.levels());
    const std::vector<double> sums = sums_by_level(rows, p, clusters);
    for (std::size_t g = 0; g < clusters.levels(); ++g) meat.add({sums.data() + g * p, p}, weight);
  };
  add(*groups[0], 1);
  add(*groups[1], 1);
  add(both, -1);
  estimate.matrix = meat.between(fit.root, estimate.factor);
  repair(estimate);
  return estimate;
}

}  // namespace entente
