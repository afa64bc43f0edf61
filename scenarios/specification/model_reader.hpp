#pragma once

#include "scenarios/specification/specification.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What all models of a file share unless they say otherwise.
struct ModelDefaults {
  std::vector<Exclusion> exclude;
  std::optional<PanelIndex> index;
};

/// Reads one model; problems leave defaults behind. Its keys:
///
/// - formula: "share ~ potential + log(gdp) | state" (estimate/formula/formula.hpp); the only one required
/// - label: the head of its column in a table; its name where none is given
/// - family: gaussian (where none is given), tobit, fractional_logit, poisson or hurdle
/// - amount: of a hurdle's positive part: logit_normal, beta, log_normal or gamma
/// - ceiling: of a logit_normal amount, the largest possible outcome: a number, or `estimated`; 1 where none is given
/// - effects: within (absorbs the unit), between_within (Mundlak 1978) or random (an intercept for each unit)
/// - likelihood: of random effects: reml or ml
/// - lagged_outcome: true adds lag(response) to the terms
/// - singletons: keep or drop the groups of one row; they are dropped where nothing is said
/// - complete: [variables] that must be present though they are no terms, so that models have the same rows
/// - covariance, convention: as --vcov and --convention; the caller's choice where none is given
/// - exclude: {variable: [values]}, beside those that all models share
/// - index: [unit, time], in place of the one that all models share
ModelSpecification read_model_specification(const std::string& name, const Node& node, Problems& problems,
                                            const ModelDefaults& defaults = {});

/// {variable: [values] or one value}
std::vector<Exclusion> read_exclusions_of(const Node& node, Problems& problems);
/// [unit, time]
std::optional<PanelIndex> read_index_of(const Node& node, Problems& problems);

}  // namespace entente
