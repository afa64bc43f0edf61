#pragma once

#include "sim/core/error.hpp"
#include "sim/core/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A word of a formula.
struct Token {
  enum class Kind { name, number, symbol, end };
  Kind kind = Kind::end;
  std::string text;        ///< as written; a name without its backquotes; `**` is `^`
  double value = 0;        ///< of a number
  std::size_t column = 1;  ///< of its first character, from 1
};

/// The words of a formula, an `end` last. Throws Error (Fault::input) on what no formula has.
std::vector<Token> tokens_of(std::string_view formula, const Place& place);

/// The place of a formula's column, whose text begins at `start`.
Place at_column(const Place& start, std::size_t column);

/// "`the name`" in messages and names where R needs backquotes, else the name itself.
std::string r_name(const std::string& name);

}  // namespace entente
