#pragma once

#include "estimate/depth/factor_options.hpp"
#include "estimate/depth/gaussian_factor.hpp"
#include "estimate/depth/kernel/factor_loops.hpp"
#include "sim/core/lane_array.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The data of the collapsed sampler: cross-products of standardised items, laid out for the kernels.
class GaussianFactorData {
 public:
  GaussianFactorData(std::span<const double> standardised, std::size_t items, std::size_t anchor,
                     const GaussianFactorPrior& prior);

  kernel::FactorProblem problem() const;
  double precision_shape() const { return (shape_ + static_cast<double>(alliances_)) / 2; }
  double rest_shape() const { return static_cast<double>(alliances_ - items_) / 2; }
  std::size_t items() const { return items_; }
  std::size_t width() const { return width_; }

 private:
  std::size_t items_, alliances_, width_;
  double shape_;
  kernel::FactorProblem problem_;
  LaneArray<double> gram_, root_, diagonal_, present_;
};

/// One chain, from its start on.
class GaussianChain {
 public:
  GaussianChain(const GaussianFactorData& data, std::size_t chain, const ChainOptions& options);

  /// `count` sweeps more.
  void run(std::size_t count);
  void forget();  ///< what was gathered so far: the end of burn-in

  double sign() const { return chain_.sign; }
  double loading(std::size_t item) const { return sign() * loadings_[item]; }
  double uniqueness(std::size_t item) const { return 1 / precisions_[item]; }
  std::size_t flips() const { return chain_.flips; }
  /// Sums over sweeps since `forget`, in the order of kernel::FactorChain::sums.
  double sum(std::size_t which, std::size_t item) const { return totals_[which][item]; }

 private:
  void prepare();  ///< random numbers of the next batch of sweeps
  void turn();

  const GaussianFactorData& data_;
  kernel::FactorProblem problem_;
  const kernel::FactorLoops& loops_;
  MasterSeed seed_;
  std::size_t number_;
  std::size_t batch_ = 0, position_ = kernel::factor_batch;
  LaneArray<double> loadings_, precisions_, normals_, uniforms_, gammas_, rest_;
  std::vector<std::uint32_t> refused_;
  std::array<LaneArray<double>, 5> sums_, totals_;
  kernel::FactorChain chain_;
};

}  // namespace entente
