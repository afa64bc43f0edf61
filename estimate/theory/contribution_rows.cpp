#include "estimate/theory/contribution_rows.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace entente {
namespace {

template <class Value>
void extend(std::vector<Value>& values, const std::vector<Value>& more) {
  values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

std::size_t ContributionRows::index_of(const std::string& term) const {
  const auto found = std::find(terms.begin(), terms.end(), term);
  if (found == terms.end()) throw work_error("the rows of the tournament have no term \"" + term + "\"");
  return static_cast<std::size_t>(found - terms.begin());
}

std::vector<std::size_t> append(ContributionRows& rows, const ContributionRows& more) {
  if (rows.terms != more.terms) throw work_error("rows with other terms cannot be added");
  std::vector<std::size_t> added(more.size());
  std::iota(added.begin(), added.end(), rows.size());
  for (std::size_t term = 0; term < rows.columns.size(); ++term) extend(rows.columns[term], more.columns[term]);
  extend(rows.wars, more.wars);
  extend(rows.states, more.states);
  extend(rows.years, more.years);
  extend(rows.share, more.share);
  extend(rows.alignment, more.alignment);
  extend(rows.depth, more.depth);
  return added;
}

std::vector<StateInWar> states_in_wars(const ContributionRows& rows, const std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> order = chosen;
  const auto key = [&rows](std::size_t row) { return std::tuple(rows.wars[row], rows.states[row], rows.years[row]); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<StateInWar> courses;
  for (const std::size_t row : order) {
    if (courses.empty() || courses.back().war != rows.wars[row] || courses.back().state != rows.states[row]) {
      courses.push_back({rows.wars[row], rows.states[row], {}});
    }
    courses.back().rows.push_back(row);
  }
  return courses;
}

std::vector<std::size_t> all_rows(const ContributionRows& rows) {
  std::vector<std::size_t> all(rows.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace entente
