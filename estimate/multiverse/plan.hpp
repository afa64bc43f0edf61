#pragma once

#include "estimate/covariance/request.hpp"
#include "estimate/formula/formula.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/panel/recipe.hpp"
#include "estimate/sample/panel.hpp"
#include "sim/core/place.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {

/// A model before its family, covariance and sample are varied.
struct UniverseModel {
  std::string name;  ///< "table1/political"
  Formula formula;
  ModelOptions model;
  SampleOptions sample;
  CovarianceRequest covariance;
};

/// The family of the outcome as a choice of its own.
struct FamilyChoice {
  ModelFamily family = ModelFamily::gaussian;
  AmountDistribution amount = AmountDistribution::logit_normal;
  std::optional<double> ceiling = 1.0;
};

/// One way to settle a question, and what it sets.
struct MultiverseChoice {
  std::string name;   ///< "corrected"
  std::string label;  ///< for figures; the name where none is given
  std::string why;    ///< it is reasonable: for readers
  SwitchChoices switches;
  std::optional<UniverseModel> model;
  std::optional<FamilyChoice> family;
  std::optional<CovarianceRequest> covariance;
  std::vector<Exclusion> exclude;  ///< beside those of the model
};

/// A question that scholars settle differently.
struct MultiverseDimension {
  std::string name;  ///< "outcome"
  std::string label;
  std::vector<MultiverseChoice> choices;  ///< the first is what others are compared with
};

/// Combinations that make no sense: all named dimensions must have one of the named choices.
struct IncompatibleRule {
  struct Condition {
    std::size_t dimension = 0;
    std::set<std::size_t> choices;
  };
  std::vector<Condition> when;
  std::string why;
};

/// In what unit effects are told.
enum class EffectScale {
  standard_deviation,  ///< for a rise of the term by one of its standard deviations over the universe's rows
  unit,                ///< for a rise by 1
};

/// Everything that a multiverse varies.
struct MultiversePlan {
  std::string name;
  std::string title;
  std::vector<MultiverseDimension> dimensions;
  std::vector<IncompatibleRule> incompatible;
  std::string term;  ///< whose effect is told: a variable of all formulas ("pot_gain")
  EffectScale scale = EffectScale::standard_deviation;
  double level = 0.95;     ///< of intervals; an effect is distinguishable from zero where p < 1 - level
  SwitchChoices switches;  ///< of the panel, where no choice sets them
};

/// A way through all questions: the position of a choice, one a dimension.
struct Universe {
  std::size_t id = 0;  ///< from 1, in the order of choices, the last dimension's fastest
  std::vector<std::size_t> choices;
};

/// What a universe comes to.
struct UniverseSettings {
  SwitchChoices switches;
  UniverseModel model;
};

/// More combinations than this are no longer looked at by anybody.
inline constexpr std::size_t most_universes = 100'000;

/// How many combinations there are, before rules.
std::size_t combinations(const MultiversePlan& plan);

/// All combinations. Throws Error (Fault::input) for a plan without dimensions, a dimension without choices, more than
/// `most_universes`, two dimensions that set the same thing, a combination without a model.
std::vector<Universe> universes(const MultiversePlan& plan);

/// The first rule that a universe breaks, or nullptr.
const IncompatibleRule* broken_rule(const MultiversePlan& plan, const Universe& universe);

/// What a universe's choices set. Cluster variables of all covariances of the plan are of every sample, so that
/// covariances never change the rows.
UniverseSettings settings_of(const MultiversePlan& plan, const Universe& universe);

}  // namespace entente
