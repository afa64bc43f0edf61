#pragma once

#include "estimate/formula/token_cursor.hpp"

#include <string>

namespace entente {

/// An expression with its text as R deparses it ("a * b", "log(gdp)", "-x^2").
struct NamedExpression {
  Expression value;
  std::string name;
};

/// Sums, products, powers and calls in R's precedence, up to the first word that cannot go on.
NamedExpression parse_arithmetic(TokenCursor& cursor);

/// A call: I(), a function, lag(), within(), between(), and, where `as_term`, factor(). The cursor stands at its name.
NamedExpression parse_call(TokenCursor& cursor, bool as_term);

}  // namespace entente
