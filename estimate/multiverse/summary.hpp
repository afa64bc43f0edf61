#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// How effects lie over a set of universes. Shares are of `universes`; NaN where there are none.
struct EffectSummary {
  std::size_t universes = 0;
  double least = 0, lower_quartile = 0, median = 0, upper_quartile = 0, most = 0;  ///< quartiles as R's type 7
  double positive = 0;                                                             ///< share with an effect above 0
  double positive_significant = 0;  ///< share with one above 0 and p < 1 - level
  double negative_significant = 0;
};

/// What can be told from zero under one covariance.
struct CovarianceSummary {
  std::string covariance;  ///< its name: "iid", "cluster:ccode"
  EffectSummary effects;   ///< of the distinct universes with it
};

/// What a choice comes to.
struct ChoiceSummary {
  EffectSummary effects;  ///< of all universes with this choice that have estimates, duplicates included
  /// Against the reference, the dimension's first choice: pairs of universes that differ in nothing else.
  std::size_t pairs = 0;
  double mean_shift = 0;    ///< of the effect; NaN without pairs
  double median_shift = 0;  ///< of the effect
  double sign_changes = 0;  ///< share of the pairs whose effects have different signs
};

/// What a dimension does to the effect.
struct DimensionSummary {
  std::vector<ChoiceSummary> choices;  ///< in their order
  /// Share of the effects' variance that lies between the dimension's choices.
  double share_alone = 0;
  /// Fall of R squared of the main-effects regression (dummies of all dimensions' choices) without this dimension.
  double share_unique = 0;
};

struct MultiverseSummary {
  /// Each fit once. A covariance moves no effect, so that over universes the sign of a fit would count as often as it
  /// has covariances. Its shares with p < 1 - level are NaN: a fit has no p of its own.
  EffectSummary fits;
  EffectSummary distinct;  ///< each set of estimates once: what the specification curve shows
  EffectSummary all;       ///< duplicates included: what dimensions are compared over
  /// In the order of their first appearance, iid last: to count independent rows of a state among the others would
  /// answer two questions with one share.
  std::vector<CovarianceSummary> covariances;
  /// Distinct universes where p < 1 - level and the interval of the effect has 0 in it, or the other way round. In a
  /// nonlinear family p is the coefficient's, and the interval that of the average marginal effect.
  std::size_t disagreements = 0;
  std::vector<DimensionSummary> dimensions;
  double main_effects = 0;                ///< R squared of the main-effects regression
  std::vector<std::size_t> by_influence;  ///< dimensions, the largest share_unique first
  /// Positions in the run of the distinct universes with estimates, by effect, ties by id.
  std::vector<std::size_t> curve;
};

/// Describes a run. Deduplicated universes stand once in the curve, but count wherever choices are compared: that a
/// choice changes nothing in some universes is part of what it does.
MultiverseSummary summarise(const MultiversePlan& plan, const MultiverseRun& run);

}  // namespace entente
