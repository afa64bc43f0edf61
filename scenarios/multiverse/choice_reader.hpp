#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/panel/recipe.hpp"
#include "scenarios/specification/model_reader.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <string>
#include <vector>

namespace entente {

/// What the choices of a multiverse's file are read against.
struct ChoiceContext {
  const std::vector<PanelSwitch>& switches;
  ModelDefaults defaults;  ///< of every model
};

/// Reads one choice; problems leave defaults behind. Its keys are those that scenarios/multiverse/multiverse_recipe.hpp
/// lists.
MultiverseChoice read_choice(const std::string& name, const Node& node, const ChoiceContext& context,
                             Problems& problems);

}  // namespace entente
