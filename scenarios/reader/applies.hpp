#pragma once

#include <string>
#include <vector>

namespace entente {

/// When a key has a meaning; elsewhere it is refused.
enum class Applies {
  always,
  with_fit,
  with_hurdle_fit,
  with_persistence_numbers,
  with_hurdle_persistence_numbers,
  with_decisions,  ///< the leader decides, or states learn from decisions
  with_rewards,
  with_standing,  ///< something moves standing
  with_budget,
  with_types,
  with_stake_distance,
  with_learning,
  with_withdrawal_numbers,
  with_request,
  with_set,
  with_changed_decisions,  ///< the same for the rule that a counterfactual puts in force
  with_changed_rewards,
  with_changed_standing,
  with_changed_budget,
};

/// One thing that must be so for a key to apply.
struct Condition {
  enum class Kind {
    is_word,      ///< the key's value is one of `words`
    is_map,       ///< the key's value is a map with keys of its own
    is_positive,  ///< the key's value is a number above 0
    is_only_fit,  ///< of the sources of coefficients, `fit` is given
  };
  Kind kind;
  std::string path;  ///< of the key; "wars[].request" stands for that of the item in question
  std::vector<std::string> words = {};
  std::string otherwise = {};  ///< the key that decides where `path` is not given
};

/// Any of these lists, all of whose conditions hold; none for a key that always applies.
const std::vector<std::vector<Condition>>& conditions_of(Applies applies);

/// "only with `types` on"; "" for a key that always applies.
std::string applies_text(Applies applies);

}  // namespace entente
