#include "results/goodness/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

// A matrix and the product of the rotations that it has gone through.
struct Jacobi {
  std::size_t size;
  std::vector<double> matrix;
  std::vector<double> rotations;

  double& at(std::size_t i, std::size_t j) { return matrix[i * size + j]; }

  double off_diagonal() const {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) sum += i == j ? 0 : matrix[i * size + j] * matrix[i * size + j];
    }
    return sum;
  }

  // Turns the plane of p and q so that their element becomes 0.
  void rotate(std::size_t p, std::size_t q) {
    const double element = at(p, q);
    if (element == 0) return;
    const double theta = (at(q, q) - at(p, p)) / (2 * element);
    const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1), s = t * c;
    for (std::size_t i = 0; i < size; ++i) turn(at(i, p), at(i, q), c, s);
    for (std::size_t i = 0; i < size; ++i) turn(at(p, i), at(q, i), c, s);
    at(p, q) = at(q, p) = 0;
    for (std::size_t i = 0; i < size; ++i) turn(rotations[p * size + i], rotations[q * size + i], c, s);
  }

  static void turn(double& x, double& y, double c, double s) {
    const double old = x;
    x = c * old - s * y;
    y = s * old + c * y;
  }
};

}  // namespace

SymmetricEigen symmetric_eigen(std::vector<double> matrix, std::size_t size) {
  constexpr int most_sweeps = 60;  // some ten suffice
  Jacobi jacobi{size, std::move(matrix), std::vector<double>(size * size)};
  double total = 0;
  for (const double x : jacobi.matrix) total += x * x;
  for (std::size_t i = 0; i < size; ++i) jacobi.rotations[i * size + i] = 1;
  for (int sweep = 0; sweep < most_sweeps && jacobi.off_diagonal() > 1e-32 * total; ++sweep) {
    for (std::size_t p = 0; p + 1 < size; ++p) {
      for (std::size_t q = p + 1; q < size; ++q) jacobi.rotate(p, q);
    }
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return jacobi.at(a, a) > jacobi.at(b, b); });
  SymmetricEigen eigen{.size = size, .values = {}, .vectors = {}};
  for (const std::size_t i : order) {
    eigen.values.push_back(jacobi.at(i, i));
    const auto row = jacobi.rotations.begin() + static_cast<std::ptrdiff_t>(i * size);
    eigen.vectors.insert(eigen.vectors.end(), row, row + static_cast<std::ptrdiff_t>(size));
  }
  return eigen;
}

}  // namespace entente
