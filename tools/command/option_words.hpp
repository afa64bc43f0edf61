#pragma once

#include "scenarios/reader/words.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// The choice that an option's word stands for. Throws Error (Fault::input) with the option's name, the words that
/// there are and the nearest.
template <class Choice>
Choice chosen_word(const std::string& option, const std::string& text,
                   const std::vector<std::pair<std::string, Choice>>& choices) {
  std::vector<std::string> words;
  for (const auto& [word, choice] : choices) {
    if (word == text) return choice;
    words.push_back(word);
  }
  const std::string nearest = nearest_name(text, words);
  throw input_error({.key = option}, "\"" + text + "\" is not known here", listed(words),
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

/// The parts of a list with commas, none of which may be empty. Throws Error (Fault::input) with the option's name.
std::vector<std::string> split_list(const std::string& option, const std::string& text, const std::string& expected);

}  // namespace entente
