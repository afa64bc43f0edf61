#include "estimate/formula/arithmetic.hpp"

#include "estimate/formula/number_label.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Kind = Expression::Kind;

const std::vector<std::string> functions = {"log", "log10", "log2", "log1p", "exp", "sqrt", "abs"};
const std::vector<std::string> from_other_rows = {"lag", "within", "between"};

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_means(const Expression& expression) {
  if (expression.kind == Kind::leaf && !expression.name.starts_with("lag(")) return true;
  return std::any_of(expression.arguments.begin(), expression.arguments.end(), has_means);
}

NamedExpression binary(Kind kind, NamedExpression left, const std::string& sign, NamedExpression right) {
  NamedExpression result;
  result.value.kind = kind;
  result.value.column = left.value.column;
  result.name = left.name + sign + right.name;
  result.value.arguments.push_back(std::move(left.value));
  result.value.arguments.push_back(std::move(right.value));
  return result;
}

NamedExpression parse_signed(TokenCursor& cursor);

NamedExpression parse_primary(TokenCursor& cursor) {
  if (cursor.at_call()) return parse_call(cursor, false);
  const Token token = cursor.now();
  NamedExpression result;
  result.value.column = token.column;
  if (token.kind == Token::Kind::number) {
    result.value.value = token.value;
    result.name = number_label(token.value);
  } else if (token.kind == Token::Kind::name) {
    result.value.kind = Kind::variable;
    result.value.name = token.text;
    result.name = r_name(token.text);
  } else if (cursor.take_if("(")) {
    result = parse_arithmetic(cursor);
    result.name = "(" + result.name + ")";
    cursor.close(token.column);
    return result;
  } else {
    throw cursor.unexpected("a variable, a number, a function or an opening parenthesis");
  }
  cursor.take();
  return result;
}

// "^" binds its base closer than a sign and its exponent wider: -a^2 is -(a^2), and a^-b^c is a^(-(b^c)).
NamedExpression parse_power(TokenCursor& cursor) {
  NamedExpression base = parse_primary(cursor);
  if (!cursor.take_if("^")) return base;
  return binary(Kind::power, std::move(base), "^", parse_signed(cursor));
}

NamedExpression parse_signed(TokenCursor& cursor) {
  const TokenCursor::Level level(cursor);
  const std::size_t column = cursor.now().column;
  if (cursor.take_if("-")) {
    NamedExpression operand = parse_signed(cursor);
    NamedExpression result;
    result.value.kind = Kind::negate;
    result.value.column = column;
    result.name = "-" + operand.name;
    result.value.arguments.push_back(std::move(operand.value));
    return result;
  }
  if (cursor.take_if("+")) {
    NamedExpression operand = parse_signed(cursor);
    operand.name = "+" + operand.name;
    return operand;
  }
  return parse_power(cursor);
}

NamedExpression parse_product(TokenCursor& cursor) {
  NamedExpression left = parse_signed(cursor);
  while (true) {
    if (cursor.take_if("*")) {
      left = binary(Kind::multiply, std::move(left), " * ", parse_signed(cursor));
    } else if (cursor.take_if("/")) {
      left = binary(Kind::divide, std::move(left), "/", parse_signed(cursor));
    } else if (cursor.at(":")) {
      throw cursor.unexpected("an operator of arithmetic (+ - * / ^)", "interactions stand outside: a:b");
    } else {
      return left;
    }
  }
}

int lag_length(TokenCursor& cursor) {
  constexpr double longest = 1000;
  const Token token = cursor.take();
  const bool whole = token.kind == Token::Kind::number && std::trunc(token.value) == token.value;
  if (whole && token.value >= 1 && token.value <= longest) return static_cast<int>(token.value);
  throw cursor.error(token.column, "\"" + token.text + "\" is not a lag", "a whole number from 1 to 1000",
                     "lag(x, 2) is the value two years before");
}

// The leaf of lag(x), lag(x, 2), within(x) or between(x), after its opening parenthesis.
NamedExpression parse_leaf(TokenCursor& cursor, const Token& function, std::size_t opening) {
  NamedExpression inner = parse_arithmetic(cursor);
  if (has_means(inner.value)) {
    throw cursor.error(inner.value.column, "a mean over the sample inside " + function.text + "()",
                       "a variable, arithmetic or lag()");
  }
  NamedExpression result;
  result.value.kind = Kind::leaf;
  result.value.column = function.column;
  result.value.value = 1;
  result.name = function.text + "(" + inner.name;
  result.value.arguments.push_back(std::move(inner.value));
  if (function.text == "lag" && cursor.take_if(",")) {
    const int length = lag_length(cursor);
    result.value.value = length;
    result.name += ", " + std::to_string(length);
  }
  cursor.close(opening);
  result.name += ")";
  result.value.name = result.name;
  return result;
}

NamedExpression parse_factor(TokenCursor& cursor, const Token& function, std::size_t opening) {
  if (cursor.now().kind != Token::Kind::name || cursor.at_call()) throw cursor.unexpected("the name of a variable");
  const Token variable = cursor.take();
  cursor.close(opening);
  NamedExpression result;
  result.name = "factor(" + r_name(variable.text) + ")";
  result.value.kind = Kind::call;
  result.value.name = "factor";
  result.value.column = function.column;
  Expression argument;
  argument.kind = Kind::variable;
  argument.name = variable.text;
  argument.column = variable.column;
  result.value.arguments.push_back(std::move(argument));
  return result;
}

Error unknown_function(const TokenCursor& cursor, const Token& function, bool as_term) {
  std::vector<std::string> names = functions;
  names.insert(names.end(), from_other_rows.begin(), from_other_rows.end());
  names.push_back("I");
  if (as_term) names.push_back("factor");
  if (function.text == "factor") {
    return cursor.error(function.column, "factor() inside arithmetic", "a number", "factor(x) is a term of its own");
  }
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  const std::string nearest = nearest_name(function.text, names);
  return cursor.error(function.column, "no function \"" + function.text + "\" is known here", "one of " + known,
                      nearest.empty() ? "" : "did you mean " + nearest + "()?");
}

}  // namespace

NamedExpression parse_arithmetic(TokenCursor& cursor) {
  const TokenCursor::Level level(cursor);
  NamedExpression left = parse_product(cursor);
  while (true) {
    if (cursor.take_if("+")) {
      left = binary(Kind::add, std::move(left), " + ", parse_product(cursor));
    } else if (cursor.take_if("-")) {
      left = binary(Kind::subtract, std::move(left), " - ", parse_product(cursor));
    } else {
      return left;
    }
  }
}

NamedExpression parse_call(TokenCursor& cursor, bool as_term) {
  const TokenCursor::Level level(cursor);
  const Token function = cursor.take();
  const std::size_t opening = cursor.take().column;
  if (as_term && function.text == "factor") return parse_factor(cursor, function, opening);
  if (holds(from_other_rows, function.text)) return parse_leaf(cursor, function, opening);
  const bool identity = function.text == "I";
  if (!identity && !holds(functions, function.text)) throw unknown_function(cursor, function, as_term);
  NamedExpression argument = parse_arithmetic(cursor);
  if (cursor.at(",")) {
    throw cursor.unexpected("a closing parenthesis", function.text + "() takes one argument here");
  }
  cursor.close(opening);
  NamedExpression result;
  result.name = function.text + "(" + argument.name + ")";
  if (identity) {
    result.value = std::move(argument.value);
    result.value.column = function.column;
    return result;
  }
  result.value.kind = Kind::call;
  result.value.name = function.text;
  result.value.column = function.column;
  result.value.arguments.push_back(std::move(argument.value));
  return result;
}

}  // namespace entente
