#pragma once

#include "scenarios/reader/resolve.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/reader/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Parts of a scenario, put together from values that have been checked.
namespace entente {

inline Year year_of(long long number) { return Year(static_cast<std::uint16_t>(number)); }

/// The choice that the word at `path` stands for; `otherwise` when the key does not apply or is not given.
template <class Choice, std::size_t count>
Choice choice(const Values& values, const std::string& path, const std::array<Choice, count>& choices,
              Choice otherwise) {
  const std::string* word = values.find<std::string>(path);
  return word ? choice_of(choices, *word) : otherwise;
}

/// "wars[2]."
std::string item_path(const std::string& list, std::size_t item);
/// How many items a list has.
std::size_t items_of(const Values& values, const std::string& list);

/// From the first year of the first war to the last of the last.
YearSpan years_of_wars(const Values& values);
std::vector<WarPlan> war_plans(const Values& values);

/// The rule whose keys stand below `at` ("leader_rule."); what is not given there is as in `base`.
LeaderRule leader_rule(const Values& values, const std::string& at, const LeaderRule& base);

/// @param base the rule that counterfactuals may change
std::vector<Counterfactual> counterfactuals(const Values& values, const LeaderRule& base);

}  // namespace entente
