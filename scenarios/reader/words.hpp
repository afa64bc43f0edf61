#pragma once

#include "scenarios/reader/scenario.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The words that scenario and coefficients files use for choices, each written once: in its to_string.
namespace entente {

inline constexpr std::array all_outcomes{OutcomeMeasure::as_published, OutcomeMeasure::corrected};
inline constexpr std::array all_depths{DepthMeasure::as_published, DepthMeasure::oriented};
inline constexpr std::array all_potentials{PotentialKind::difference, PotentialKind::residual};
inline constexpr std::array all_policies{IncompletePolicy::error, IncompletePolicy::exclude};
inline constexpr std::array all_families{Family::gaussian, Family::tobit, Family::hurdle};
inline constexpr std::array all_rewards{Reward::bayesian, Reward::budgeted, Reward::side_payment, Reward::random,
                                        Reward::indifferent};
inline constexpr std::array all_decisions{Decision::each_year, Decision::war_end};
inline constexpr std::array all_rooms{Room::standing, Room::potential};

template <class Choice, std::size_t count>
std::vector<std::string> words(const std::array<Choice, count>& choices) {
  std::vector<std::string> result;
  for (const Choice choice : choices) result.emplace_back(to_string(choice));
  return result;
}

/// The choice of that word, which must be one of `words(choices)`.
template <class Choice, std::size_t count>
Choice choice_of(const std::array<Choice, count>& choices, std::string_view word) {
  for (const Choice choice : choices) {
    if (to_string(choice) == word) return choice;
  }
  return choices.front();
}

/// "a, b or c"; "a, b and c".
std::string listed(const std::vector<std::string>& names, const std::string& conjunction = "or");

}  // namespace entente
