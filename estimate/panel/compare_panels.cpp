#include "estimate/panel/compare_panels.hpp"

#include "estimate/sample/panel.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace entente {
namespace {

using Key = std::pair<long long, long long>;  // code and year

std::map<Key, std::size_t> rows_of(const Table& panel) {
  const std::size_t code = panel.column("ccode"), year = panel.column("year");
  std::map<Key, std::size_t> rows;
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const Key key{panel.required_integer(row, code), panel.required_integer(row, year)};
    if (rows.emplace(key, row).second) continue;
    throw input_error(panel.place(row, code), "the state-year a second time", "one row a state-year");
  }
  return rows;
}

std::string row_name(const Table& panel, std::size_t row) {
  const auto country = panel.find("country");
  const std::string state = country ? panel.text(row, *country) : panel.text(row, panel.column("ccode"));
  return state + ' ' + panel.text(row, panel.column("year"));
}

bool same(std::string_view ours, std::string_view other, double tolerance) {
  if (ours == other) return true;
  if (is_missing_text(ours) || is_missing_text(other)) return is_missing_text(ours) && is_missing_text(other);
  const auto a = parse_number(ours), b = parse_number(other);
  if (!a || !b) return false;
  return std::abs(*a - *b) <= tolerance * std::max(std::abs(*a), std::abs(*b));
}

}  // namespace

PanelComparison compare_panels(const Table& ours, const Table& other, double tolerance) {
  PanelComparison comparison;
  const std::map<Key, std::size_t> our_rows = rows_of(ours), other_rows = rows_of(other);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [key, row] : our_rows) {
    const auto found = other_rows.find(key);
    if (found != other_rows.end()) pairs.emplace_back(row, found->second);
    if (found == other_rows.end()) comparison.only_ours.push_back(row_name(ours, row));
  }
  for (const auto& [key, row] : other_rows) {
    if (!our_rows.count(key)) comparison.only_other.push_back(row_name(other, row));
  }
  comparison.rows = pairs.size();
  for (const std::string& name : other.columns()) {
    if (!ours.find(name)) comparison.columns_only_other.push_back(name);
  }
  for (const std::string& name : ours.columns()) {
    const auto theirs = other.find(name);
    if (!theirs) {
      comparison.columns_only_ours.push_back(name);
      continue;
    }
    comparison.columns.push_back(name);
    const std::size_t column = ours.column(name), code = ours.column("ccode"), year = ours.column("year");
    for (const auto& [our_row, other_row] : pairs) {
      if (same(ours.view(our_row, column), other.view(other_row, *theirs), tolerance)) continue;
      ++comparison.by_column[name];
      comparison.differences.push_back({name, row_name(ours, our_row), ours.required_integer(our_row, code),
                                        ours.required_integer(our_row, year), ours.text(our_row, column),
                                        other.text(other_row, *theirs)});
    }
  }
  return comparison;
}

}  // namespace entente
