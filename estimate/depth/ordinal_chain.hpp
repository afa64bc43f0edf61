#pragma once

#include "estimate/depth/factor_options.hpp"
#include "estimate/depth/ordinal_response.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// One chain of the ordinal factor model, from its start on.
class OrdinalChain {
 public:
  OrdinalChain(const OrdinalItems& items, std::size_t anchor, const OrdinalFactorPrior& prior, std::size_t chain,
               const ChainOptions& options);

  /// One sweep: coefficients of every item given scores; scores given latent responses, which are drawn for them; scale
  /// and place of all scores together.
  void sweep();

  const std::vector<double>& scores() const { return scores_; }
  /// Loading and thresholds of an item.
  const std::vector<double>& coefficients(std::size_t item) const { return coefficients_[item]; }
  std::size_t turns() const { return turns_; }        ///< of all loadings and scores at once
  std::size_t accepted() const { return accepted_; }  ///< steps of coefficients, of sweeps times items

 private:
  void draw_coefficients(random::Stream& stream);
  void draw_scores();
  void rescale(random::Stream& stream);
  void shift(random::Stream& stream);
  void turn(random::Stream& stream);

  OrdinalFactorPrior prior_;
  std::vector<OrdinalResponse> responses_;
  const kernel::FactorLoops& loops_;
  MasterSeed seed_;
  std::size_t number_;
  std::size_t sweep_ = 0;
  std::vector<std::vector<double>> coefficients_;
  std::vector<double> scores_, precision_;
  LaneArray<double> uniforms_, normals_;
  IntervalArrays arrays_;
  std::size_t accepted_ = 0, turns_ = 0;
};

}  // namespace entente
