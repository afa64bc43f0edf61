#pragma once

#include "sim/core/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A node of an arithmetic expression in a formula.
struct Expression {
  enum class Kind {
    number,    ///< `value`
    variable,  ///< `name`: a column of the panel
    leaf,  ///< `name`: lag(x), lag(x, 2), within(x), between(x): built from other rows of x, so not arithmetic of one
           ///< row
    call,  ///< `name` of log, log1p, exp, sqrt, abs; one argument
    negate,
    add,
    subtract,
    multiply,
    divide,
    power,
  };
  Kind kind = Kind::number;
  double value = 0;
  std::string name;
  std::vector<Expression> arguments;
  std::size_t column = 1;  ///< of its first character in the formula's text, from 1
};

/// A column of the design as written: a product of expressions ("a:b" has two); none is the intercept.
struct Term {
  std::string name;  ///< as R's model matrix calls it: "(Intercept)", "log(gdp)", "a:b", "I(a/b)"
  std::vector<Expression> factors;
  std::size_t column = 1;
};

/// A formula in the language of R as far as it is used here: `response ~ terms | absorbed effects`.
struct Formula {
  std::string text;           ///< as the user wrote it
  std::string response_name;  ///< "troops_afghan_final_ratio", "I(troops/tpop)"
  Expression response;
  std::vector<Term> terms;  ///< expanded (`*`), intercept first unless `- 1` or effects are absorbed; none twice
  std::vector<std::string> effects;  ///< names after `|`, in the order written
};

/// Parses a formula. `place` is that of the text's first character (an option, a line of a specification): errors add
/// the column to it. Throws Error (Fault::input) with what was expected at that column.
Formula parse_formula(std::string_view text, const Place& place);

}  // namespace entente
