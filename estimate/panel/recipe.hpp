#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/core/place.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A choice in building the panel: one departure of the published panel from its sources, or one measure among several.
struct PanelSwitch {
  std::string name;  ///< "placemat_merge"
  struct Choice {
    std::string name;     ///< "by_state_and_year"
    std::string meaning;  ///< one sentence, for audits, codebooks and figures
  };
  std::vector<Choice> choices;  ///< the first is the published panel's, the second what the sources call for
  std::string meaning;          ///< what the switch decides, one sentence
};

/// All switches, in the order in which reports list them. Declared once: recipes, audits, reports, the multiverse and
/// the documentation read it here.
const std::vector<PanelSwitch>& panel_switches();

/// Switch by name to choice by name; a resolved recipe has every switch.
using SwitchChoices = std::map<std::string, std::string>;

SwitchChoices as_published();  ///< the first choice of every switch
SwitchChoices corrected();     ///< the second choice of every switch

/// A kind of source that a recipe can name.
struct PanelSourceKind {
  std::string name;      ///< "national_capabilities_6"
  std::string meaning;   ///< "National Material Capabilities 6.0", for audits and codebooks
  std::string citation;  ///< "Singer, Bremer and Stuckey 1972"
  bool required = false;
};
const std::vector<PanelSourceKind>& panel_source_kinds();
/// Whether files of this kind are compiled with the recipe and lie beside it.
bool lies_beside_recipe(const std::string& kind);

/// How a country-year panel is made from public sources.
struct PanelRecipe {
  std::string name;  ///< "afghanistan_corrected"
  std::string title;
  Year first_year, last_year;
  CowCode leader;   ///< of the coalition: alignment, agreement, depth and ally are ties to it
  CowCode theatre;  ///< of the war: distance and casualties
  /// By kind of source ("deployments", ...): the file's name in the folder of sources; of those that lie beside the
  /// recipe a path of its own, or where nothing is there the name of a file in the folder of sources.
  std::map<std::string, std::string> files;
  std::string war;  ///< in the names of columns: "afghan" in troops_afghan_total
  /// What the columns of the operations are called, beside `operations`: "isaf" in troops_afghan_isaf.
  std::vector<std::string> operation_labels;
  std::vector<std::string> operations;  ///< of The Military Balance's deployments that count
  std::vector<std::string> locations;   ///< where they count
  SwitchChoices switches;
  std::map<std::string, Place> places;  ///< of the keys in the recipe's file, for later errors
};

/// Where the recipe's file of a kind of source lies when `folder` is the folder of sources. What is compiled with a
/// recipe lies beside it; one's own may lie among the sources. The recipe must name the kind.
std::string source_path(const PanelRecipe& recipe, const std::string& folder, const std::string& kind);

}  // namespace entente
