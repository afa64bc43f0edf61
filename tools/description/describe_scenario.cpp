#include "tools/description/describe_scenario.hpp"

#include "tools/description/parts.hpp"

#include <iterator>

namespace entente {

Description describe_scenario(const PreparedScenario& prepared) {
  Description result{prepared.scenario.name, {}};
  const auto add = [&result](std::vector<Description::Section> sections) {
    result.sections.insert(result.sections.end(), std::make_move_iterator(sections.begin()),
                           std::make_move_iterator(sections.end()));
  };
  add(description::overview(prepared));
  add(description::design_concepts(prepared));
  add(description::details(prepared));
  add({description::submodels(prepared)});
  add(description::parameters(prepared));
  return result;
}

}  // namespace entente
