#include "scenarios/covariance_check.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double bound_tolerance = 1e-9;
constexpr double pivot_tolerance = 1e-8;

std::string at(std::size_t row, std::size_t column) {
  return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1);
}

// Correlations; rows of zero variance stay zero.
std::vector<double> correlations(const std::vector<double>& matrix, std::size_t size) {
  std::vector<double> result(matrix.size(), 0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const double scale = std::sqrt(matrix[i * size + i]) * std::sqrt(matrix[j * size + j]);
      if (scale > 0) result[i * size + j] = matrix[i * size + j] / scale;
    }
  }
  return result;
}

bool is_semi_definite(std::vector<double> a, std::size_t size) {
  std::vector<bool> done(size, false);
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t pivot = size;
    for (std::size_t i = 0; i < size; ++i) {
      if (done[i]) continue;
      if (a[i * size + i] < -pivot_tolerance) return false;
      if (pivot == size || a[i * size + i] > a[pivot * size + pivot]) pivot = i;
    }
    done[pivot] = true;
    const double largest = a[pivot * size + pivot];
    if (largest <= pivot_tolerance) {
      // What remains must be zero: a zero variance allows no covariance.
      for (std::size_t i = 0; i < size; ++i) {
        const bool left_over = !done[i] && std::abs(a[i * size + pivot]) > 10 * pivot_tolerance;
        if (left_over) return false;
      }
      continue;
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size && !done[i]; ++j) {
        if (!done[j]) a[i * size + j] -= a[i * size + pivot] * a[pivot * size + j] / largest;
      }
    }
  }
  return true;
}

}  // namespace

std::string covariance_fault(const std::vector<double>& matrix, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    if (!(matrix[i * size + i] >= 0)) return "the variance in " + at(i, i) + " is below 0";
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const double value = matrix[i * size + j];
      if (!std::isfinite(value)) return "the value in " + at(i, j) + " is not a number";
      if (value != matrix[j * size + i]) return at(i, j) + " differs from " + at(j, i) + ": not symmetric";
      const double bound = std::sqrt(matrix[i * size + i]) * std::sqrt(matrix[j * size + j]);
      if (std::abs(value) > bound * (1 + bound_tolerance)) {
        return "the covariance in " + at(i, j) + " is larger than its two variances allow";
      }
    }
  }
  return is_semi_definite(correlations(matrix, size), size) ? "" : "the matrix is not positive semi-definite";
}

}  // namespace entente
