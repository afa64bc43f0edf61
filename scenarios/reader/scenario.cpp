#include "scenarios/reader/scenario.hpp"

#include "scenarios/reader/assemble.hpp"
#include "scenarios/reader/cross_checks.hpp"
#include "scenarios/reader/resolve.hpp"
#include "scenarios/reader/table_path.hpp"
#include "scenarios/yaml/parse.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

Scenario scenario_of(const Node& root, const std::string& file, Problems& problems) {
  Resolution resolution = resolve(root, folder_of(file), problems);
  check_across_keys(resolution.values, problems);
  problems.throw_if_any();
  return assemble(std::move(resolution), file);
}

}  // namespace

Scenario read_scenario(const std::string& path) {
  Problems problems;
  return scenario_of(read_yaml(path, problems), path, problems);
}

Scenario parse_scenario(std::string text, const std::string& file) {
  Problems problems;
  return scenario_of(parse_yaml(std::move(text), file, problems), file, problems);
}

std::vector<CowCode> leaders_of(const Scenario& scenario) {
  std::vector<CowCode> leaders;
  for (const WarPlan& war : scenario.wars) leaders.push_back(war.leader);
  std::sort(leaders.begin(), leaders.end());
  leaders.erase(std::unique(leaders.begin(), leaders.end()), leaders.end());
  return leaders;
}

}  // namespace entente
