#pragma once

#include "estimate/covariance/request.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The multipliers of a wild cluster bootstrap: one a cluster and draw, of mean 0 and variance 1.
///
/// A weight depends on the seed, the cluster's label and the draw and on nothing else, so that leaving a cluster out
/// leaves the others' weights as they were. Under enumeration draw b has the signs of b in binary.
class WildWeightSource {
 public:
  /// Draws a block: those of one call.
  static constexpr std::size_t block = 64;

  WildWeightSource(const Grouping& clusters, const CovarianceRequest& request);

  std::size_t clusters() const { return labels_.size(); }
  std::size_t draws() const { return draws_; }  ///< 2^G under enumeration
  bool enumerated() const { return enumerated_; }
  bool webb() const { return webb_; }
  /// "9999 draws of Webb weights", "all 256 vectors of Rademacher weights".
  std::string description() const;

  /// Weights of the draws `first` to `first` + 63, `first` a multiple of 64: G x 64, those of a cluster together.
  void fill(std::size_t first, std::span<double> weights) const;

 private:
  std::vector<std::uint64_t> labels_;  ///< hashed
  std::size_t draws_ = 0;
  std::uint64_t seed_ = 0;
  bool webb_ = false;
  bool enumerated_ = false;
};

/// 64 bits of a label: Fowler, Noll and Vo's FNV-1a.
std::uint64_t label_hash(std::string_view label);

}  // namespace entente
