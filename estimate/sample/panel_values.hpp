#pragma once

#include "estimate/sample/panel_rows.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// What the expressions of a formula are in each row of a panel.
class PanelValues {
 public:
  using Numbers = PanelRows::Numbers;

  PanelValues(PanelRows& rows, const Formula& formula, ProblemList& problems)
      : rows_(rows), formula_(formula), problems_(problems) {}

  /// Of a variable or lag(), by panel row. Problems: an unknown variable, text, no index.
  const Numbers& leaf(const Expression& leaf);
  /// Of an expression without means, by panel row: missing where any leaf is, not finite where arithmetic fails.
  Numbers expression(const Expression& expression);
  /// Why a leaf is not finite in a row, though none of it is missing: "an infinite value", "the logarithm of -3".
  Problem fault(const Expression& leaf, std::size_t row);

 private:
  Numbers lagged(const Expression& leaf);

  PanelRows& rows_;
  const Formula& formula_;
  ProblemList& problems_;
  std::map<std::string, Numbers> lags_;
  Numbers unknown_;
};

/// The unit's mean of `values` in each row, and nothing else: exact where a unit's values are all the same.
std::vector<double> unit_means(const Grouping& unit, std::span<const double> values);

}  // namespace entente
