#include "estimate/covariance/sandwich.hpp"

#include "estimate/fit/covariance.hpp"

namespace entente {

void Meat::add(std::span<const double> a, double weight) {
  for (std::size_t i = 0; i < size_; ++i) {
    const double scaled = weight * a[i];
    for (std::size_t j = 0; j < size_; ++j) matrix_[i * size_ + j] += scaled * a[j];
  }
}

void Meat::add(std::span<const double> a, std::span<const double> b, double weight) {
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j < size_; ++j) matrix_[i * size_ + j] += weight * (a[i] * b[j] + b[i] * a[j]);
  }
}

std::vector<double> Meat::between(std::span<const double> root, double factor) const {
  std::vector<double> scaled(matrix_);
  for (double& cell : scaled) cell *= factor;
  return congruence(root, scaled);
}

std::vector<double> turned_scores(const ModelFit& fit) {
  const std::size_t p = fit.size();
  std::vector<double> turned(fit.scores.size(), 0.0);
  for (std::size_t i = 0; i * p < fit.scores.size(); ++i) {
    const double* score = fit.scores.data() + i * p;
    double* row = turned.data() + i * p;
    for (std::size_t m = 0; m < p; ++m) {
      for (std::size_t j = 0; j < p; ++j) row[j] += score[m] * fit.root[m * p + j];
    }
  }
  return turned;
}

std::vector<double> sums_by_level(std::span<const double> rows, std::size_t columns, const Grouping& grouping) {
  std::vector<double> sums(grouping.levels() * columns, 0.0);
  for (std::size_t i = 0; i < grouping.level.size(); ++i) {
    double* sum = sums.data() + grouping.level[i] * columns;
    for (std::size_t j = 0; j < columns; ++j) sum[j] += rows[i * columns + j];
  }
  return sums;
}

}  // namespace entente
