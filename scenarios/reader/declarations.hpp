#pragma once

#include "scenarios/yaml/typed.hpp"
#include "sim/core/setting.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a key's value must be.
enum class KeyType {
  text,          ///< one line
  word,          ///< one of a list
  word_or_map,   ///< one of a list of words, or a map with keys of its own
  word_or_list,  ///< one of a list of words, or a list of other words, each once
  word_or_number,
  number,
  integer,
  state,              ///< ISO-3 code or COW number
  states,             ///< a list of them
  years,              ///< [first, last]
  war_or_years,       ///< the word war, for the war's years, or [first, last]
  table,              ///< path of a file within the scenario's folder
  coefficients_file,  ///< such a path, with or without /model
  published_model,    ///< file/model of the coefficients that ship with Entente
  numbers_by_year,    ///< a map with a number for every year of the war
  numbers_by_term,    ///< a map from terms of the contribution equation to numbers
};

/// When a key has a meaning; elsewhere it is refused.
enum class Applies {
  always,
  with_fit,
  with_hurdle_fit,
  with_persistence_numbers,
  with_hurdle_persistence_numbers,
  with_bayesian,
  with_types,
  with_withdrawal_numbers,
};

/// All that is known of a key of the scenario file, in one place: the reader, its messages, the resolved settings and
/// the reference page are made from it.
struct Declaration {
  std::string path;     ///< "leader_rule.souring"; "wars[1].id"
  std::string meaning;  ///< one sentence
  KeyType type = KeyType::text;
  std::string unit = {};
  Range range = {0, 0};                      ///< of numbers
  std::vector<std::string> words = {};       ///< of a word, or beside a map, a list or a number
  std::vector<std::string> list_words = {};  ///< of the list of word_or_list
  std::optional<std::string> fallback = {};  ///< the default, as it would stand in the file; nothing when required
  Provenance provenance = Provenance::fact;
  std::string fitting_word = {};  ///< the word, if any, that has the value taken from the record, and then its mark,
  Provenance fitted = Provenance::estimated;  ///< whatever `provenance` says
  Applies applies = Applies::always;
  bool one_of_sources = false;  ///< exactly one of the keys with this mark is given
};

/// Every key of the scenario file, in the order in which the reference page and the resolved settings list them.
const std::vector<Declaration>& declarations();
/// The declaration of a path that is declared.
const Declaration& declaration(std::string_view path);

/// What a value must be, for messages and the reference page: "a number from 0 to 1".
std::string expected_text(const Declaration& declaration);
/// "off, fit, or ", before what else the value may be.
std::string words_before(const std::vector<std::string>& words);
/// "only with `leader_rule.rule: bayesian`"; "" for a key that always applies.
std::string applies_text(Applies applies);

/// Names of the keys that may stand in the map at `path` ("" for the file's own map).
std::vector<std::string> keys_below(std::string_view path);

}  // namespace entente
