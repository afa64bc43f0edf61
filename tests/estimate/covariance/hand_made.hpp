#pragma once

#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/regression_data.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Samples and least-squares fits made by hand, with absorbed effects as explicit dummy variables: what bootstraps are
/// tested on, independent of how panels are read and effects are absorbed elsewhere.

inline Grouping grouping_of(std::string name, const std::vector<int>& codes) {
  Grouping grouping{std::move(name), {}, {}};
  std::vector<int> sorted(codes);
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const int code : sorted) grouping.labels.push_back(std::to_string(code));
  for (const int code : codes) {
    grouping.level.push_back(
        static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), code) - sorted.begin()));
  }
  return grouping;
}

/// `columns` are the terms one by one, in the order of `names`.
inline Sample sample_of(const std::vector<double>& outcome, const std::vector<std::string>& names,
                        const std::vector<std::vector<double>>& columns, const std::vector<int>& units,
                        const std::vector<int>& times) {
  Sample sample;
  sample.response = "y";
  sample.outcome = outcome;
  std::vector<Term> terms;
  for (const std::string& name : names) {
    Term term;
    term.name = name;
    if (name != design_intercept) {
      Expression variable;
      variable.kind = Expression::Kind::variable;
      variable.name = name;
      term.factors = {variable};
    }
    terms.push_back(term);
  }
  sample.matrix = ModelMatrix(terms);
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    for (std::size_t j = 0; j < names.size(); ++j) {
      sample.design.push_back(columns[j][i]);
      if (names[j] != design_intercept) sample.leaves.push_back(columns[j][i]);
    }
    sample.panel_rows.push_back(i);
  }
  sample.unit = grouping_of("unit", units);
  sample.time = grouping_of("time", times);
  return sample;
}

/// The same rows as a sample whose rows are units of their own. A first column of ones is the intercept.
inline Sample sample_of(const RegressionData& data) {
  std::vector<std::string> names(data.terms);
  if (names[0] == "intercept") names[0] = design_intercept;
  std::vector<std::vector<double>> columns(data.columns());
  std::vector<int> rows;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    for (std::size_t j = 0; j < data.columns(); ++j) columns[j].push_back(data.row(i)[j]);
    rows.push_back(static_cast<int>(i));
  }
  return sample_of(data.response, names, columns, rows, rows);
}

/// Dummies of the absorbed effects: all levels of the first, all but the first level of the others.
inline RegressionData dummies_of(const Sample& sample) {
  RegressionData data;
  data.response = sample.outcome;
  for (std::size_t a = 0; a < sample.effects.size(); ++a) {
    for (std::size_t l = a == 0 ? 0 : 1; l < sample.effects[a].levels(); ++l) {
      data.terms.push_back(sample.effects[a].name + sample.effects[a].labels[l]);
    }
  }
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    for (std::size_t a = 0; a < sample.effects.size(); ++a) {
      for (std::size_t l = a == 0 ? 0 : 1; l < sample.effects[a].levels(); ++l) {
        data.design.push_back(sample.effects[a].level[i] == l ? 1 : 0);
      }
    }
  }
  return data;
}

/// Least squares with effects projected out, each column by the dummies' QR.
inline ModelFit fit_by_hand(const Sample& sample) {
  const std::size_t n = sample.rows();
  const std::size_t p = sample.columns();
  RegressionData data;
  data.terms = sample.terms();
  data.response = sample.outcome;
  data.design = sample.design;
  if (!sample.effects.empty()) {
    const PivotedQr dummies = factorise(dummies_of(sample));
    data.response = dummies.residuals(data.response);
    for (std::size_t j = 0; j < p; ++j) {
      std::vector<double> column(n);
      for (std::size_t i = 0; i < n; ++i) column[i] = data.design[i * p + j];
      column = dummies.residuals(column);
      for (std::size_t i = 0; i < n; ++i) data.design[i * p + j] = column[i];
    }
  }
  const PivotedQr qr = factorise(data);
  ModelFit fit;
  for (const std::string& term : data.terms) fit.parameters.push_back({.term = term});
  fit.estimate = qr.project(data.response);
  fit.root = qr.root;
  fit.working = WorkingModel{data.design, qr.residuals(data.response), {}};
  fit.scores = data.design;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < p; ++j) fit.scores[i * p + j] *= fit.working->residual[i];
  }
  return fit;
}

/// A small unbalanced panel made of sines: 8 units with 4 to 6 years, 41 rows. R:
///
///   rows <- NULL
///   for (g in 1:8) for (t in 1:(4 + g %% 3)) {
///     i <- 10*g + t
///     x <- sin(1.3*g) + 0.5*cos(2.1*i)
///     z <- cos(0.7*g) + 0.4*t + 0.3*sin(3.3*i)
///     y <- 0.5 + 0.35*x + 0.25*z + 0.6*sin(2.9*g) + 0.5*cos(5.7*i) + 0.2*sin(1.9*t)
///     rows <- rbind(rows, c(g, t, y, x, z))
///   }
///   p <- as.data.frame(rows); names(p) <- c("g","t","y","x","z")
inline Sample eight_clusters(const std::vector<std::string>& effects) {
  std::vector<double> y, x, z, one;
  std::vector<int> units, times;
  for (int g = 1; g <= 8; ++g) {
    for (int t = 1; t <= 4 + g % 3; ++t) {
      const int i = 10 * g + t;
      x.push_back(std::sin(1.3 * g) + 0.5 * std::cos(2.1 * i));
      z.push_back(std::cos(0.7 * g) + 0.4 * t + 0.3 * std::sin(3.3 * i));
      y.push_back(0.5 + 0.35 * x.back() + 0.25 * z.back() + 0.6 * std::sin(2.9 * g) + 0.5 * std::cos(5.7 * i) +
                  0.2 * std::sin(1.9 * t));
      one.push_back(1);
      units.push_back(g);
      times.push_back(t);
    }
  }
  const bool intercept = effects.empty();
  Sample sample = intercept ? sample_of(y, {design_intercept, "x", "z"}, {one, x, z}, units, times)
                            : sample_of(y, {"x", "z"}, {x, z}, units, times);
  for (const std::string& effect : effects) sample.effects.push_back(effect == "unit" ? sample.unit : sample.time);
  return sample;
}

}  // namespace entente
