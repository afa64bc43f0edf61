#pragma once

#include "estimate/sample/panel_values.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {

/// Whether a leaf is between() or within(), which the rows of the sample decide.
bool is_means(const Expression& leaf);

/// What a row must have to be in a sample. Reads every numeric variable on the way.
class NeededVariables {
 public:
  NeededVariables(PanelRows& rows, PanelValues& values, ProblemList& problems)
      : rows_(rows), values_(values), problems_(problems) {}

  /// Takes up the variables of response, terms, effects and options. `formula` and `terms` must outlive leaves().
  /// Problems: unknown variables, text in numbers, lags or means without an index.
  void need(const Formula& formula, const std::vector<Term>& terms, const SampleOptions& options);

  /// The rows that lack nothing; counts the others by what they lack.
  std::vector<std::size_t> complete_rows(SampleAccount& account) const;
  /// Variables and lags that must be finite, each once.
  const std::vector<const Expression*>& leaves() const { return leaves_; }
  /// Whether factor() is taken of this variable and its values are no numbers.
  bool is_text_factor(const std::string& variable) const { return text_factors_.contains(variable); }

 private:
  struct Needed {
    std::string name;
    std::optional<std::size_t> column;            // of the panel,
    const PanelRows::Numbers* numbers = nullptr;  // or values from other rows
  };
  void need_expression(const Formula& formula, const Expression& expression);
  void need_leaf(const Formula& formula, const Expression& leaf);
  void need_factor(const Formula& formula, const Expression& variable);
  void need_column(const std::string& name, const Place& place);

  PanelRows& rows_;
  PanelValues& values_;
  ProblemList& problems_;
  std::vector<Needed> needed_;
  std::vector<const Expression*> leaves_;
  std::set<std::string> text_factors_;
};

}  // namespace entente
