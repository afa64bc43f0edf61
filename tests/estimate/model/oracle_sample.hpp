#pragma once

#include "estimate/sample/sample.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A grouping from a whole number a row, labels ascending.
inline Grouping grouping_of(std::string name, const std::vector<int>& values) {
  std::map<int, std::uint32_t> found;
  for (const int value : values) found.emplace(value, 0);
  Grouping grouping;
  grouping.name = std::move(name);
  for (auto& [value, index] : found) {
    index = static_cast<std::uint32_t>(grouping.labels.size());
    grouping.labels.push_back(std::to_string(value));
  }
  for (const int value : values) grouping.level.push_back(found.at(value));
  return grouping;
}

/// A model matrix of plain variables (and the intercept).
inline ModelMatrix plain_matrix(const std::vector<std::string>& names) {
  std::vector<Term> terms;
  for (const std::string& name : names) {
    Term term{.name = name};
    if (name != design_intercept) {
      term.factors.push_back({.kind = Expression::Kind::variable, .name = name});
    }
    terms.push_back(std::move(term));
  }
  return ModelMatrix(std::move(terms));
}

/// The variables behind a design of plain variables: its columns but the intercept, in order.
inline void fill_leaves(Sample& sample) {
  const bool intercept = sample.matrix.has_intercept();
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const auto row = sample.row(i).subspan(intercept ? 1 : 0);
    sample.leaves.insert(sample.leaves.end(), row.begin(), row.end());
  }
}

/// The panel of oracle_panel.hpp: y on gdp, ally and potential, clusters state and year.
inline Sample oracle_sample(bool intercept) {
  const RegressionData data = oracle_panel(intercept);
  std::vector<std::string> terms = data.terms;
  if (intercept) terms[0] = design_intercept;
  Sample sample;
  sample.response = "y";
  sample.outcome = data.response;
  sample.design = data.design;
  sample.matrix = plain_matrix(terms);
  std::vector<int> states;
  std::vector<int> years;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    states.push_back(data.states[i].number());
    years.push_back(i > 0 && states[i] == states[i - 1] ? years[i - 1] + 1 : 1);
    sample.panel_rows.push_back(i);
  }
  sample.unit = grouping_of("state", states);
  sample.time = grouping_of("year", years);
  sample.clusters = {sample.unit, sample.time};
  fill_leaves(sample);
  return sample;
}

/// An unbalanced panel with gaps: 122 rows of 14 states in 5 regions, 2001 to 2010. The R code:
///
///   rows <- NULL
///   for (s in 1:14) for (t in 1:10) {
///     i <- (s-1)*10 + t
///     if ((7*s + 3*t + s*t) %% 4 == 0) next
///     x <- sin(0.7*i) + 0.5*cos(1.3*s)
///     z <- cos(0.31*i*i) + 0.1*t
///     y <- 1 + 0.5*x - 0.3*z + 0.8*sin(2.1*s) + 0.2*cos(1.9*t) + 0.4*sin(4.7*i)
///     rows <- rbind(rows, c(s, 2000+t, 1 + (s-1) %/% 3, y, x, z))
///   }
///   q <- as.data.frame(rows); names(q) <- c("state","year","region","y","x","z")
///
/// @param effects which of "state", "year", "region" are absorbed; without any there is an intercept.
inline Sample unbalanced_sample(const std::vector<std::string>& effects = {}) {
  Sample sample;
  sample.response = "y";
  std::vector<std::string> terms{"x", "z"};
  if (effects.empty()) terms.insert(terms.begin(), design_intercept);
  sample.matrix = plain_matrix(terms);
  std::vector<int> states, years, regions;
  for (int s = 1; s <= 14; ++s) {
    for (int t = 1; t <= 10; ++t) {
      const int i = (s - 1) * 10 + t;
      if ((7 * s + 3 * t + s * t) % 4 == 0) continue;
      const double x = std::sin(0.7 * i) + 0.5 * std::cos(1.3 * s);
      const double z = std::cos(0.31 * i * i) + 0.1 * t;
      sample.outcome.push_back(1 + 0.5 * x - 0.3 * z + 0.8 * std::sin(2.1 * s) + 0.2 * std::cos(1.9 * t) +
                               0.4 * std::sin(4.7 * i));
      if (effects.empty()) sample.design.push_back(1);
      sample.design.insert(sample.design.end(), {x, z});
      sample.panel_rows.push_back(sample.panel_rows.size());
      states.push_back(s);
      years.push_back(2000 + t);
      regions.push_back(1 + (s - 1) / 3);
    }
  }
  sample.unit = grouping_of("state", states);
  sample.time = grouping_of("year", years);
  sample.clusters = {sample.unit, sample.time, grouping_of("region", regions)};
  for (const std::string& effect : effects) sample.effects.push_back(sample.grouping(effect));
  fill_leaves(sample);
  return sample;
}

/// The rows in another order: those of stride 53 through the sample.
inline std::vector<std::size_t> shuffled_rows(std::size_t rows) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rows; ++i) order.push_back(i * 53 % rows);
  return order;
}

}  // namespace entente
