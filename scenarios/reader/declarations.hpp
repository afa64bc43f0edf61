#pragma once

#include "scenarios/reader/applies.hpp"
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
  word_or_map,   ///< one of a list of words, or a map with keys of its own; without words only the map
  word_or_list,  ///< one of a list of words, or a list of other words, each once
  word_or_number,
  word_or_states,  ///< one of a list of words, or a list of states, at least one
  number,
  integer,
  boolean,  ///< true or false
  state,    ///< ISO-3 code or COW number
  states,   ///< a list of them
  years,    ///< [first, last]
  year,
  war_or_years,       ///< the word war, for the wars' years, or [first, last]
  coordinates,        ///< [latitude, longitude], degrees
  table,              ///< path of a file within the scenario's folder
  coefficients_file,  ///< such a path, with or without /model
  published_model,    ///< file/model of the coefficients that ship with Entente
  numbers_by_year,    ///< a map with a number for every year of the war
  numbers_by_term,    ///< a map from terms of the contribution equation to numbers
  maps,               ///< a list of maps, whose keys are declared below path + "[]"; `range` is of their number
};

/// Degrees, of KeyType::coordinates.
inline constexpr Range latitudes{-90, 90};
inline constexpr Range longitudes{-180, 180};

/// All that is known of a key of the scenario file, in one place: the reader, its messages, the resolved settings, the
/// reference page and the JSON Schema are made from it.
struct Declaration {
  std::string path;     ///< "leader_rule.souring"; "wars[].id" for the key of every war
  std::string meaning;  ///< one sentence
  KeyType type = KeyType::text;
  std::string unit = {};
  Range range = {0, 0};                      ///< of numbers
  std::vector<std::string> words = {};       ///< of a word, or beside a map, a list or a number
  std::vector<std::string> list_words = {};  ///< of the list of word_or_list
  std::optional<std::string> fallback = {};  ///< the default, as it would stand in the file
  std::string fallback_key = {};             ///< the key whose value is the default
  std::string when_absent = {};  ///< what holds without the key, where that is no value: "as in `leader_rule`"
  Provenance provenance = Provenance::fact;
  std::string fitting_word = {};  ///< the word, if any, that has the value taken from the record, and then its mark,
  Provenance fitted = Provenance::estimated;  ///< whatever `provenance` says
  Applies applies = Applies::always;
  std::string one_of = {};   ///< exactly one of the keys that name this map here, their parent, is given
  std::string some_of = {};  ///< at least one of them is

  /// Whether the key must be given wherever it applies.
  bool required() const { return !fallback && fallback_key.empty() && when_absent.empty() && one_of.empty(); }
};

/// Every key of the scenario file, in the order in which the reference page and the resolved settings list them.
const std::vector<Declaration>& declarations();
/// The declaration of a path that is declared; "wars[2].id" is declared as "wars[].id".
const Declaration& declaration(std::string_view path);
/// The same, or nullptr.
const Declaration* find_declaration(std::string_view path);
/// The path with "[]" in the place of "[2]".
std::string declared_path(std::string_view path);

/// What a value must be, for messages and the reference page: "a number from 0 to 1".
std::string expected_text(const Declaration& declaration);
/// "off, fit, or ", before what else the value may be.
std::string words_before(const std::vector<std::string>& words);

/// Names of the keys that may stand in the map at `path` ("" for the file's own map, "wars[2]" for a war's).
std::vector<std::string> keys_below(std::string_view path);

}  // namespace entente
