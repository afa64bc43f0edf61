#pragma once

#include "estimate/formula/formula.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How a row of the design comes from values of variables: the right-hand side of a formula, ready to be evaluated.
///
/// A leaf is what is looked up rather than computed: a variable of the panel ("gdp"), or a value built from other rows
/// ("lag(share)", "between(cinc)", "within(cinc)").
class ModelMatrix {
 public:
  ModelMatrix() = default;
  /// Of parsed terms; dummies of factor(x) are expanded already, being terms of their own. Throws Error (Fault::work)
  /// where they are not.
  explicit ModelMatrix(std::vector<Term> terms);

  const std::vector<std::string>& terms() const { return names_; }    ///< p
  const std::vector<std::string>& leaves() const { return leaves_; }  ///< L, each once, in order of first use
  std::optional<std::size_t> leaf(std::string_view name) const;
  std::optional<std::size_t> term(std::string_view name) const;
  bool has_intercept() const;

  /// The row's design has one column a term.
  /// @param leaf_values L values in the order of leaves().
  /// @param design p values to fill. Not finite where a logarithm or a quotient is not.
  void evaluate(std::span<const double> leaf_values, std::span<double> design) const;

 private:
  /// A step of a term's calculation on a stack of numbers.
  struct Step {
    enum class Kind { number, leaf, apply, indicator, negate, add, subtract, multiply, divide, power };
    Kind kind = Kind::number;
    double value = 0;              // of a number; of the level that an indicator indicates
    std::size_t leaf = 0;          // of a leaf
    double (*apply)(double) = {};  // a function
  };
  static bool takes_two(Step::Kind kind);
  void compile(const Expression& expression, std::vector<Step>& steps);
  std::size_t leaf_number(const std::string& name);

  std::vector<std::vector<Step>> programs_;  // a term each
  std::vector<std::string> names_;
  std::vector<std::string> leaves_;
};

/// The name of the intercept in a design, as R has it.
inline constexpr const char* design_intercept = "(Intercept)";

}  // namespace entente
