#pragma once

#include "estimate/formula/formula.hpp"

#include <functional>
#include <string>
#include <vector>

namespace entente {

/// A function of one argument that formulas know ("log"), or nullptr.
double (*formula_function(const std::string& name))(double);

/// base^exponent: by multiplication for whole exponents up to 64, otherwise exp(exponent log(base)), NaN for a negative
/// base. As in R anything to the power 0 is 1.
double formula_power(double base, double exponent);

/// The value of a leaf: of a variable or of what comes from other rows.
using LeafValue = std::function<double(const Expression&)>;

/// An expression at one row. ModelMatrix does the same for many rows.
double evaluate(const Expression& expression, const LeafValue& leaf);

/// Why an expression of finite leaves is not finite: "the logarithm of -3", "2 divided by 0"; "" where it is finite.
std::string not_finite(const Expression& expression, const LeafValue& leaf);

/// The leaves in an expression, in their order, repeated where they are: variables, and what comes from other rows
/// (not the variables within).
std::vector<const Expression*> leaves_of(const Expression& expression);

}  // namespace entente
