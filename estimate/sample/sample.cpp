#include "estimate/sample/sample.hpp"

#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>

namespace entente {
namespace {

std::vector<double> rows_of(const std::vector<double>& matrix, std::size_t columns, std::span<const std::size_t> rows) {
  std::vector<double> result;
  if (matrix.empty()) return result;  // a sample made by hand need not hold its leaves
  result.reserve(rows.size() * columns);
  for (const std::size_t row : rows) {
    const auto start = matrix.begin() + static_cast<std::ptrdiff_t>(row * columns);
    result.insert(result.end(), start, start + static_cast<std::ptrdiff_t>(columns));
  }
  return result;
}

std::vector<Grouping> subsets(const std::vector<Grouping>& groupings, std::span<const std::size_t> rows) {
  std::vector<Grouping> result;
  for (const Grouping& grouping : groupings) result.push_back(subset(grouping, rows));
  return result;
}

}  // namespace

const Grouping& Sample::grouping(const std::string& name) const {
  std::vector<const Grouping*> all;
  for (const Grouping& cluster : clusters) all.push_back(&cluster);
  for (const Grouping& effect : effects) all.push_back(&effect);
  all.insert(all.end(), {&unit, &time});
  std::vector<std::string> names;
  for (const Grouping* known : all) {
    if (known->empty()) continue;
    if (known->name == name) return *known;
    if (std::find(names.begin(), names.end(), known->name) == names.end()) names.push_back(known->name);
  }
  std::string listed;
  for (const std::string& known : names) listed += (listed.empty() ? "" : ", ") + known;
  const std::string nearest = nearest_name(name, names);
  throw input_error({}, "the sample has no groups \"" + name + "\"", listed.empty() ? "a sample with groups" : listed,
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

Sample Sample::subset(std::span<const std::size_t> chosen) const {
  Sample result;
  result.response = response;
  result.outcome = rows_of(outcome, 1, chosen);
  result.matrix = matrix;
  result.design = rows_of(design, columns(), chosen);
  result.leaves = rows_of(leaves, matrix.leaves().size(), chosen);
  result.unit = entente::subset(unit, chosen);
  result.time = entente::subset(time, chosen);
  result.effects = subsets(effects, chosen);
  result.clusters = subsets(clusters, chosen);
  if (!panel_rows.empty()) {
    for (const std::size_t row : chosen) result.panel_rows.push_back(panel_rows[row]);
  }
  result.account = account;
  return result;
}

}  // namespace entente
