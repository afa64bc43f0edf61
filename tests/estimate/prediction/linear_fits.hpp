#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace entente::testing {

inline Term plain_term(const std::string& name) { return {name, {{.kind = Expression::Kind::variable, .name = name}}}; }

/// The oracle panel with its states and years as groupings, and these terms; `panel.R` in the tests' comments.
inline Sample oracle_sample(const std::vector<Term>& terms) {
  const RegressionData data = oracle_panel(false);  // gdp, ally, potential
  Sample sample;
  sample.response = "y";
  sample.outcome = data.response;
  sample.matrix = ModelMatrix(terms);
  sample.unit = {"state", {}, {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}};
  sample.time = {"year", {}, {"1", "2", "3", "4", "5", "6", "7", "8"}};
  const std::vector<std::string> variables{"gdp", "ally", "potential"};
  for (std::size_t i = 0; i < data.rows(); ++i) {
    std::vector<double> leaves;
    for (const std::string& leaf : sample.matrix.leaves()) {
      const auto at = std::find(variables.begin(), variables.end(), leaf) - variables.begin();
      leaves.push_back(data.row(i)[static_cast<std::size_t>(at)]);
    }
    std::vector<double> row(terms.size());
    sample.matrix.evaluate(leaves, row);
    sample.leaves.insert(sample.leaves.end(), leaves.begin(), leaves.end());
    sample.design.insert(sample.design.end(), row.begin(), row.end());
    sample.unit.level.push_back(static_cast<std::uint32_t>(i / 8));
    sample.time.level.push_back(static_cast<std::uint32_t>(i % 8));
    sample.panel_rows.push_back(i);
  }
  sample.account.rows_read = data.rows();
  return sample;
}

/// y ~ log(gdp) + ally + potential + ally:potential
inline Sample pooled_sample() {
  Term log_gdp{"log(gdp)", {{.kind = Expression::Kind::call, .name = "log"}}};
  log_gdp.factors[0].arguments.push_back({.kind = Expression::Kind::variable, .name = "gdp"});
  Term product{"ally:potential", {plain_term("ally").factors[0], plain_term("potential").factors[0]}};
  return oracle_sample({{"(Intercept)", {}}, log_gdp, plain_term("ally"), plain_term("potential"), product});
}

/// y ~ gdp + ally + potential | state, and | state + year
inline Sample absorbed_sample(bool two_way) {
  Sample sample = oracle_sample({plain_term("gdp"), plain_term("ally"), plain_term("potential")});
  sample.effects.push_back(sample.unit);
  if (two_way) sample.effects.push_back(sample.time);
  return sample;
}

/// The model's own covariance: dispersion L L'.
inline CovarianceEstimate own_covariance(const ModelFit& fit) {
  CovarianceEstimate covariance;
  covariance.name = "iid";
  const std::size_t p = fit.size();
  covariance.matrix.assign(p * p, 0.0);
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t m = 0; m < p; ++m) {
        covariance.matrix[i * p + j] += fit.dispersion * fit.root[i * p + m] * fit.root[j * p + m];
      }
    }
  }
  covariance.df.assign(p, fit.statistics.residual_df);
  return covariance;
}

}  // namespace entente::testing
