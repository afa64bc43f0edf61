#include "estimate/formula/evaluate.hpp"

#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

using Kind = Expression::Kind;

constexpr double log_of_ten = 2.30258509299404568402;
constexpr double log_of_two = 0.69314718055994530942;

double log10_of(double x) { return math::log(x) / log_of_ten; }
double log2_of(double x) { return math::log(x) / log_of_two; }
double root_of(double x) { return std::sqrt(x); }
double size_of(double x) { return std::abs(x); }

double whole_power(double base, int exponent) {
  double result = 1;
  for (int left = std::abs(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result *= base;
    base *= base;
  }
  return exponent < 0 ? 1 / result : result;
}

double combine(Kind kind, double left, double right) {
  switch (kind) {
    case Kind::add: return left + right;
    case Kind::subtract: return left - right;
    case Kind::multiply: return left * right;
    case Kind::divide: return left / right;
    default: return formula_power(left, right);
  }
}

std::string fault_of_call(const std::string& name, double argument) {
  const std::string number = number_text(argument);
  if (name == "log1p") return "log1p(" + number + "), the logarithm of " + number_text(1 + argument);
  if (name.starts_with("log")) return "the logarithm of " + number;
  if (name == "sqrt") return "the square root of " + number;
  return name + "(" + number + ")";
}

}  // namespace

double (*formula_function(const std::string& name))(double) {
  if (name == "log") return math::log;
  if (name == "log10") return log10_of;
  if (name == "log2") return log2_of;
  if (name == "log1p") return math::log1p;
  if (name == "exp") return math::exp;
  if (name == "sqrt") return root_of;
  if (name == "abs") return size_of;
  return nullptr;
}

double formula_power(double base, double exponent) {
  constexpr double most_by_multiplication = 64;
  if (exponent == 0) return 1;
  if (std::abs(exponent) <= most_by_multiplication && std::trunc(exponent) == exponent) {
    return whole_power(base, static_cast<int>(exponent));
  }
  if (exponent == 0.5) return std::sqrt(base);
  if (base < 0 && std::trunc(exponent) != exponent) return std::numeric_limits<double>::quiet_NaN();
  const double size = math::exp(exponent * math::log(std::abs(base)));
  return base < 0 && std::fmod(exponent, 2) != 0 ? -size : size;
}

double evaluate(const Expression& expression, const LeafValue& leaf) {
  const auto& arguments = expression.arguments;
  switch (expression.kind) {
    case Kind::number: return expression.value;
    case Kind::variable:
    case Kind::leaf: return leaf(expression);
    case Kind::negate: return -evaluate(arguments[0], leaf);
    case Kind::call:
      if (expression.name == "factor") return evaluate(arguments[0], leaf) == arguments.at(1).value ? 1 : 0;
      return formula_function(expression.name)(evaluate(arguments[0], leaf));
    default: return combine(expression.kind, evaluate(arguments[0], leaf), evaluate(arguments[1], leaf));
  }
}

std::string not_finite(const Expression& expression, const LeafValue& leaf) {
  if (std::isfinite(evaluate(expression, leaf))) return "";
  for (const Expression& argument : expression.arguments) {
    if (expression.kind == Kind::leaf) break;
    if (std::string fault = not_finite(argument, leaf); !fault.empty()) return fault;
  }
  if (expression.kind == Kind::call) return fault_of_call(expression.name, evaluate(expression.arguments[0], leaf));
  if (expression.arguments.size() == 2 && expression.kind != Kind::leaf) {
    const std::string left = number_text(evaluate(expression.arguments[0], leaf));
    const std::string right = number_text(evaluate(expression.arguments[1], leaf));
    if (expression.kind == Kind::divide) return left + " divided by " + right;
    if (expression.kind == Kind::power) return left + " to the power " + right;
  }
  return "a number too large";
}

std::vector<const Expression*> leaves_of(const Expression& expression) {
  if (expression.kind == Kind::variable || expression.kind == Kind::leaf) return {&expression};
  std::vector<const Expression*> leaves;
  for (const Expression& argument : expression.arguments) {
    for (const Expression* leaf : leaves_of(argument)) leaves.push_back(leaf);
  }
  return leaves;
}

}  // namespace entente
