#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// Sandwiches are built in the coordinates of a fit's root L, where the bread is the identity: scores are turned by L
// before they are summed, so that nothing ill-conditioned is multiplied twice. With M the meat of turned scores the
// covariance is L M L'.

/// A symmetric P x P row-major matrix as a sum of products.
class Meat {
 public:
  explicit Meat(std::size_t size) : size_(size), matrix_(size * size, 0.0) {}

  /// Adds weight times a a'.
  void add(std::span<const double> a, double weight = 1);
  /// Adds weight times (a b' + b a').
  void add(std::span<const double> a, std::span<const double> b, double weight);

  /// factor L M L', symmetric to the bit.
  std::vector<double> between(std::span<const double> root, double factor) const;

 private:
  std::size_t size_;
  std::vector<double> matrix_;
};

/// Scores times root, n x P row-major.
std::vector<double> turned_scores(const ModelFit& fit);

/// Sums of rows within each level, levels x P row-major, each in the order of the rows.
std::vector<double> sums_by_level(std::span<const double> rows, std::size_t columns, const Grouping& grouping);

}  // namespace entente
