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
    call,  ///< `name` of log, log10, log2, log1p, exp, sqrt, abs, with one argument; or "factor", which stands for
           ///< dummies: of a variable as parsed, 1 where it equals its second argument (a number) once expanded
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

/// How deeply expressions may be nested (a parenthesis counts two levels), how long a formula may be, and how many
/// terms it may have. People's formulas stay far below.
inline constexpr std::size_t expression_depth_limit = 64;
inline constexpr std::size_t formula_length_limit = 10'000;
inline constexpr std::size_t formula_term_limit = 1'000;

/// A column of the design as written: a product of expressions ("a:b" has two); none is the intercept.
struct Term {
  std::string name;  ///< as R's model matrix calls it: "(Intercept)", "log(gdp)", "a:b", "I(a/b)"
  std::vector<Expression> factors;
  std::size_t column = 1;
};

/// A formula in the language of R as far as it is used here: `response ~ terms | absorbed effects`.
struct Formula {
  std::string text;           ///< as the user wrote it
  Place place;                ///< of the text's first character
  std::string response_name;  ///< "troops_afghan_final_ratio", "I(troops/tpop)"
  Expression response;
  /// Expanded (`*`), none twice, in R's order: the intercept unless `- 1` or effects are absorbed, then terms of one
  /// factor, of two, ...
  std::vector<Term> terms;
  std::vector<std::string> effects;         ///< names after `|`, in the order written
  std::vector<std::size_t> effect_columns;  ///< where they stand, from 1
};

/// The place of a column of the formula's text.
Place place_in(const Formula& formula, std::size_t column);

/// Parses a formula: `response ~ terms` or `response ~ terms | effects`.
///
/// - Terms are names, calls and their products: `a`, `log(a)`, `a:b`, `a*b` for a + b + a:b, `(a + b)*c`, `(a + b)^2`,
///   `- term`; `- 1` or `+ 0` takes the intercept out. Names have letters, digits, dots and underscores; any other name
///   stands in backquotes.
/// - Arithmetic (+ - * / ^, precedence as in R) stands inside a function or `I()`, and in the response. Functions: log,
///   log10, log2, log1p, exp, sqrt, abs.
/// - From other rows: `lag(x)` and `lag(x, 2)`, the value one and two years before; `between(x)` and `within(x)`, the
///   unit's mean and the deviation from it. `factor(x)` stands for the dummies of x.
/// - Terms are named as R's model matrix names them, so `I(a*b)` is "I(a * b)".
///
/// `place` is that of the text's first character (an option, a line of a specification): errors add the column to it.
/// Throws Error (Fault::input) with what was expected at that column.
Formula parse_formula(std::string_view text, const Place& place);

}  // namespace entente
