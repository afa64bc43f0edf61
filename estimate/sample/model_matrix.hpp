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
  /// Of parsed terms; dummies of factor(x) are expanded already, being terms of their own.
  explicit ModelMatrix(std::vector<Term> terms);

  const std::vector<std::string>& terms() const { return names_; }    ///< p
  const std::vector<std::string>& leaves() const { return leaves_; }  ///< L, each once, in order of first use
  std::optional<std::size_t> leaf(std::string_view name) const;
  std::optional<std::size_t> term(std::string_view name) const;
  bool has_intercept() const;

  /// @param leaf_values L values in the order of leaves().
  /// @param design p values to fill. Not finite where a logarithm or a quotient is not.
  void evaluate(std::span<const double> leaf_values, std::span<double> design) const;

 private:
  std::vector<Term> parsed_;
  std::vector<std::string> names_;
  std::vector<std::string> leaves_;
};

/// The name of the intercept in a design, as R has it.
inline constexpr const char* design_intercept = "(Intercept)";

}  // namespace entente
