#pragma once

#include "scenarios/reader/declarations.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"
#include "sim/core/identifiers.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

struct YearSpan {
  long long first;
  long long last;
};
struct Coordinates {
  double latitude;   ///< degrees north
  double longitude;  ///< degrees east
};
struct StateAt {
  CowCode state;
  Place place;
};
struct NumberAt {
  double number;
  Place place;
};
/// A file or a model that the scenario names.
struct FileAt {
  std::string written;
  std::string path;   ///< resolved; "" for a model that ships with Entente
  std::string model;  ///< "" when none is named
};

/// A key's value as its declaration types it: text and words, number, integer or year (or how many maps a list has),
/// truth, state, states, years, coordinates, numbers by year or term, file, list of words.
using Value = std::variant<std::string, double, long long, bool, CowCode, std::vector<StateAt>, YearSpan, Coordinates,
                           std::map<int, NumberAt>, std::map<std::string, NumberAt>, FileAt, std::vector<std::string>>;

/// The node's value, or nothing and the problems that it has. `folder` is where tables are looked up.
std::optional<Value> read_value(const Declaration& declaration, const Node& node, const std::filesystem::path& folder,
                                Problems& problems);

/// The state that a scalar names, or nothing and a problem.
std::optional<CowCode> as_state(const Node& node, Problems& problems);

/// One of the words, or nothing and a problem with the nearest of them. `expected` is said in the words' place where
/// more than a word would do.
std::optional<std::string> as_word(const Node& node, const std::vector<std::string>& words, Problems& problems,
                                   std::string expected = {});

/// Whether a model of a coefficients file may have this name: letters, digits, "_" and "-", at least one.
bool is_model_name(std::string_view name);

/// The value as it would stand in a scenario file.
std::string value_text(const Value& value);

}  // namespace entente
