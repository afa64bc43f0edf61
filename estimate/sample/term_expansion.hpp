#pragma once

#include "estimate/formula/formula.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

/// The levels of a variable that is a factor: numbers to compare with, and how R labels them. Ascending.
struct FactorLevels {
  std::vector<double> values;
  std::vector<std::string> labels;
};

/// Whether an expression stands for the dummies, or one dummy, of a variable.
bool is_factor(const Expression& expression);

/// The factors of a term multiplied. It has at least one.
Expression product_of(const Term& term);

/// Terms with each factor(x) made dummies, by R's rule (Chambers and Hastie 1992, section 2.4.1): a factor leaves its
/// first level out of a term if the term without the factor is in the formula, which without an intercept the first
/// factor's empty margin is not.
/// @param spans_constant whether an intercept or absorbed effects are in the model.
/// @param levels by variable, of every factor in `terms`.
std::vector<Term> expand_factors(const std::vector<Term>& terms, bool spans_constant,
                                 const std::map<std::string, FactorLevels>& levels);

/// lag(response) as a term.
Term lagged_outcome(const Formula& formula);

/// between(term) and within(term) in place of a term.
std::vector<Term> between_and_within(const Term& term);

}  // namespace entente
