#include "estimate/fit/covariance.hpp"

#include "estimate/fit/regression_data.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::size_t side(std::size_t cells) {
  return static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(cells))));
}

}  // namespace

std::size_t Covariance::size() const { return side(matrix.size()); }

double Covariance::standard_error(std::size_t parameter) const { return std::sqrt(at(parameter, parameter)); }

std::vector<double> congruence(std::span<const double> root, std::span<const double> inner) {
  const std::size_t p = side(root.size());
  std::vector<double> left(p * p, 0.0);
  std::vector<double> result(p * p, 0.0);
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t m = 0; m < p; ++m) left[i * p + j] += root[i * p + m] * inner[m * p + j];
    }
  }
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t m = 0; m < p; ++m) result[i * p + j] += left[i * p + m] * root[j * p + m];
      result[j * p + i] = result[i * p + j];
    }
  }
  return result;
}

std::vector<double> scaled_square(std::span<const double> root, double scale) {
  const std::size_t p = side(root.size());
  std::vector<double> inner(p * p, 0.0);
  for (std::size_t j = 0; j < p; ++j) inner[j * p + j] = scale;
  return congruence(root, inner);
}

std::size_t count_clusters(const std::vector<CowCode>& states) {
  const std::size_t clusters = rows_by_state(states).size();
  if (clusters < 2) {
    throw input_error({.file = {}, .key = "states"}, "the sample holds one state only", "rows of at least two states",
                      "standard errors clustered by state need several; use the unclustered covariance instead");
  }
  return clusters;
}

std::vector<double> clustered_sandwich(std::span<const double> root, std::span<const double> scores,
                                       const std::vector<CowCode>& states, double factor) {
  const std::size_t p = side(root.size());
  std::vector<double> meat(p * p, 0.0);
  std::vector<double> turned(p);
  for (const StateRows& group : rows_by_state(states)) {
    // In the coordinates of `root` the bread is the identity, so the scores are turned there before they are summed and
    // nothing ill-conditioned is ever multiplied twice.
    std::fill(turned.begin(), turned.end(), 0.0);
    for (const std::size_t i : group.rows) {
      for (std::size_t j = 0; j < p; ++j) {
        for (std::size_t m = 0; m < p; ++m) turned[j] += root[m * p + j] * scores[i * p + m];
      }
    }
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t m = 0; m < p; ++m) meat[j * p + m] += turned[j] * turned[m];
    }
  }
  for (double& cell : meat) cell *= factor;
  return congruence(root, meat);
}

}  // namespace entente
