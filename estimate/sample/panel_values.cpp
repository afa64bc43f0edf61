#include "estimate/sample/panel_values.hpp"

#include "estimate/formula/evaluate.hpp"

#include <cmath>
#include <limits>

namespace entente {

using Kind = Expression::Kind;

const PanelValues::Numbers& PanelValues::leaf(const Expression& leaf) {
  if (leaf.kind == Kind::variable) {
    const auto column = rows_.column(leaf.name, place_in(formula_, leaf.column), problems_);
    return column ? rows_.numbers(*column, problems_) : unknown_;
  }
  const auto known = lags_.find(leaf.name);
  return known != lags_.end() ? known->second : lags_.emplace(leaf.name, lagged(leaf)).first->second;
}

PanelValues::Numbers PanelValues::lagged(const Expression& leaf) {
  rows_.prepare_lags(place_in(formula_, leaf.column), problems_);
  const Numbers now = expression(leaf.arguments[0]);
  const std::size_t size = rows_.table().rows();
  Numbers result{std::vector<double>(size, std::numeric_limits<double>::quiet_NaN()), std::vector<bool>(size, true)};
  if (now.value.empty()) return result;
  for (const std::size_t row : rows_.used()) {
    const auto before = rows_.lagged(row, static_cast<int>(leaf.value));
    if (!before || now.missing[*before]) continue;
    result.value[row] = now.value[*before];
    result.missing[row] = false;
  }
  return result;
}

PanelValues::Numbers PanelValues::expression(const Expression& expression) {
  if (expression.kind == Kind::variable) return leaf(expression);
  const ModelMatrix matrix({Term{"", {expression}, expression.column}});
  std::vector<const Numbers*> leaves;
  bool known = true;
  for (const std::string& name : matrix.leaves()) {
    for (const Expression* found : leaves_of(expression)) {
      if (found->name != name) continue;
      leaves.push_back(&leaf(*found));
      known = known && !leaves.back()->value.empty();
      break;
    }
  }
  Numbers result;
  if (!known) return result;
  result.value.assign(rows_.table().rows(), std::numeric_limits<double>::quiet_NaN());
  result.missing.assign(rows_.table().rows(), true);
  std::vector<double> values(leaves.size());
  for (const std::size_t row : rows_.used()) {
    bool complete = true;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      complete = complete && !leaves[i]->missing[row];
      values[i] = leaves[i]->value[row];
    }
    if (!complete) continue;
    matrix.evaluate(values, {&result.value[row], 1});
    result.missing[row] = false;
  }
  return result;
}

Problem PanelValues::fault(const Expression& found, std::size_t row) {
  const std::string who = rows_.who(row);
  if (found.kind == Kind::variable) {
    const auto column = rows_.column(found.name, {}, problems_);
    return {rows_.table().place(row, column.value()), "an infinite value" + who, "a finite number",
            "mend the number, or leave the row out" + rows_.exclusion_of(row)};
  }
  std::size_t source = row;
  if (found.name.starts_with("lag(")) source = rows_.lagged(row, static_cast<int>(found.value)).value_or(row);
  std::string reason =
      not_finite(found.arguments[0], [&](const Expression& inner) { return leaf(inner).value[source]; });
  if (found.arguments[0].kind == Kind::variable) reason = "an infinite value";
  return {rows_.line(row, found.name), reason + " in line " + std::to_string(rows_.line(source, "").line) + who,
          "a finite number", ""};
}

std::vector<double> unit_means(const Grouping& unit, std::span<const double> values) {
  // Around the unit's first value, so that the mean of equal values is that value to the last bit.
  std::vector<double> first(unit.levels(), std::numeric_limits<double>::quiet_NaN());
  std::vector<double> sum(unit.levels(), 0);
  std::vector<double> count(unit.levels(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::uint32_t level = unit.level[i];
    if (std::isnan(first[level])) first[level] = values[i];
    sum[level] += values[i] - first[level];
    count[level] += 1;
  }
  std::vector<double> means(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::uint32_t level = unit.level[i];
    means[i] = first[level] + sum[level] / count[level];
  }
  return means;
}

}  // namespace entente
