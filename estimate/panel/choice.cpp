#include "estimate/panel/choice.hpp"

#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>

namespace entente {
namespace {

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

void check_name(const std::string& what, const std::string& name, const std::vector<std::string>& names,
                const Place& place) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  std::string listed;
  for (const std::string& known : names) listed += (listed.empty() ? "" : ", ") + known;
  const std::string nearest = nearest_name(name, names);
  throw input_error(place, what + " \"" + name + "\" is not known", "one of " + listed,
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

}  // namespace

void check_choice(const std::string& panel_switch, const std::string& choice, const Place& place) {
  const std::vector<PanelSwitch>& switches = panel_switches();
  check_name("the switch", panel_switch, names_of(switches), place);
  const auto found =
      std::find_if(switches.begin(), switches.end(), [&](const PanelSwitch& one) { return one.name == panel_switch; });
  check_name("the choice of " + panel_switch, choice, names_of(found->choices), place);
}

bool chosen(const PanelRecipe& recipe, const std::string& panel_switch, std::string_view choice) {
  const auto found = recipe.switches.find(panel_switch);
  if (found == recipe.switches.end()) {
    throw input_error({.key = "switches." + panel_switch}, "the recipe makes no choice", "one of --list-switches");
  }
  return found->second == choice;
}

void set_choice(PanelRecipe& recipe, std::string_view text, const Place& place) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) {
    throw input_error(place, "\"" + std::string(text) + "\" is no choice", "SWITCH=CHOICE",
                      "--list-switches names them");
  }
  const std::string name(text.substr(0, sign)), choice(text.substr(sign + 1));
  check_choice(name, choice, place);
  recipe.switches[name] = choice;
}

}  // namespace entente
