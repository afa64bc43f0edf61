#include "estimate/fit/fixed_effects.hpp"

#include "estimate/fit/absorption.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

/// The sample with state means taken out, and those means.
struct Within {
  RegressionData data;
  std::vector<double> mean_responses;
  std::vector<StateEffect> states;  // effects not yet known
};

Grouping grouping_of(const std::vector<StateRows>& groups, std::size_t rows) {
  Grouping grouping{.name = "state", .level = std::vector<std::uint32_t>(rows), .labels = {}};
  for (const StateRows& group : groups) {
    for (const std::size_t i : group.rows) grouping.level[i] = static_cast<std::uint32_t>(grouping.labels.size());
    grouping.labels.push_back(std::to_string(group.state.number()));
  }
  return grouping;
}

Within demean(const RegressionData& data) {
  const std::size_t k = data.columns();
  const std::vector<StateRows> groups = rows_by_state(data.states);
  const Grouping states = grouping_of(groups, data.rows());
  Absorption absorption({&states});
  Within within{data, {}, {}};
  for (const StateRows& group : groups) {
    within.states.push_back({group.state, group.rows.size(), 0, std::vector<double>(k)});
  }
  within.mean_responses = absorption.take_out(within.data.response).front();
  std::vector<double> column(data.rows());
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = data.row(i)[j];
    const std::vector<double> means = absorption.take_out(column).front();
    for (std::size_t i = 0; i < column.size(); ++i) within.data.design[i * k + j] = column[i];
    for (std::size_t s = 0; s < means.size(); ++s) within.states[s].mean_terms[j] = means[s];
  }
  return within;
}

double squares(const std::vector<double>& values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

/// After demeaning, a constant term is rounding error rather than zero: compare with its size before.
void check_variation(const RegressionData& data, const RegressionData& within) {
  std::vector<Problem> problems;
  const auto require = [&](const std::string& name, double before, double after) {
    if (std::sqrt(after) > rank_threshold * std::sqrt(before)) return;
    problems.push_back({{.file = {}, .key = name},
                        "it does not vary within any state",
                        "variation over a state's years",
                        "state effects absorb it; leave it out"});
  };
  require("response", squares(data.response), squares(within.response));
  for (std::size_t j = 0; j < data.columns(); ++j) {
    double before = 0;
    double after = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) {
      before += data.row(i)[j] * data.row(i)[j];
      after += within.row(i)[j] * within.row(i)[j];
    }
    require(data.terms[j], before, after);
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

double degrees_of_freedom_of(const RegressionData& data, std::size_t states) {
  const std::size_t used = data.columns() + states;
  if (data.rows() > used) return static_cast<double>(data.rows() - used);
  throw input_error({.file = {}, .key = "states"},
                    std::to_string(data.rows()) + " rows for " + std::to_string(data.columns()) + " slopes and " +
                        std::to_string(states) + " state effects",
                    "more rows than slopes and effects", "widen the sample or leave state effects out");
}

}  // namespace

FixedEffectsFit fixed_effects(const RegressionData& data) {
  check(data);
  Within within = demean(data);
  const std::size_t states = within.states.size();
  const double df = degrees_of_freedom_of(data, states);
  check_variation(data, within.data);
  const PivotedQr qr = factorise(within.data);

  FixedEffectsFit fit;
  fit.terms = data.terms;
  fit.observations = data.rows();
  fit.positive = positive_rows(data);
  fit.coefficients = qr.project(within.data.response);
  fit.residuals = qr.residuals(within.data.response);
  fit.root = qr.root;
  fit.effects = std::move(within.states);
  for (std::size_t s = 0; s < states; ++s) {
    StateEffect& state = fit.effects[s];
    state.effect = within.mean_responses[s] -
                   std::inner_product(fit.coefficients.begin(), fit.coefficients.end(), state.mean_terms.begin(), 0.0);
    fit.singletons += state.rows == 1;
  }

  const double n = static_cast<double>(data.rows());
  const double k = static_cast<double>(data.columns());
  fit.degrees_of_freedom = df;
  fit.deviance = squares(fit.residuals);
  fit.within_deviance = squares(within.data.response);
  fit.dispersion = fit.deviance / df;
  fit.r_squared = 1 - fit.deviance / fit.within_deviance;
  fit.adjusted_r_squared = 1 - (1 - fit.r_squared) * (n - 1) / df;
  fit.f_statistic = (fit.within_deviance - fit.deviance) / k / fit.dispersion;
  const double parameters = k + static_cast<double>(states) + 1;
  fit.log_likelihood = gaussian_log_likelihood(fit.deviance, n);
  fit.aic = -2 * fit.log_likelihood + 2 * parameters;
  fit.bic = -2 * fit.log_likelihood + math::log(n) * parameters;
  fit.covariance = {.convention = "iid within: RSS/(n-k-N) (X'X)^-1",
                    .degrees_of_freedom = df,
                    .matrix = scaled_square(fit.root, fit.dispersion)};
  return fit;
}

Covariance clustered_covariance(const RegressionData& data, const FixedEffectsFit& fit, Singletons singletons) {
  const std::size_t k = fit.coefficients.size();
  std::size_t clusters = count_clusters(data.states);
  std::size_t rows = data.rows();
  if (singletons == Singletons::dropped) {
    clusters -= fit.singletons;
    rows -= fit.singletons;
  }
  if (clusters < 2) {
    throw input_error({.file = {}, .key = "states"}, "fewer than two states have several rows", "at least two",
                      "standard errors clustered by state need several; use the unclustered covariance instead");
  }
  std::vector<double> scores = demean(data).data.design;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    for (std::size_t j = 0; j < k; ++j) scores[i * k + j] *= fit.residuals[i];
  }
  const double g = static_cast<double>(clusters);
  const double factor = g / (g - 1) * static_cast<double>(rows - 1) / static_cast<double>(rows - k - 1);
  const std::string counted = singletons == Singletons::dropped ? "singletons dropped" : "singletons kept";
  return {.convention = "CR1 by state, effects nested: G/(G-1) (n-1)/(n-k-1), t(G-1), " + counted,
          .factor = factor,
          .clusters = clusters,
          .degrees_of_freedom = g - 1,
          .matrix = clustered_sandwich(fit.root, scores, data.states, factor)};
}

double prediction_standard_error(const FixedEffectsFit& fit, CowCode state, std::span<const double> x) {
  const std::size_t k = fit.coefficients.size();
  if (x.size() != k) {
    throw input_error({}, "a prediction with " + std::to_string(x.size()) + " covariates",
                      std::to_string(k) + ", one a term");
  }
  const auto found = std::find_if(fit.effects.begin(), fit.effects.end(),
                                  [&](const StateEffect& effect) { return effect.state == state; });
  if (found == fit.effects.end()) {
    throw input_error({}, "state " + std::to_string(state.number()) + " was not in the sample",
                      "a state with a fitted effect");
  }
  double variance = fit.dispersion / static_cast<double>(found->rows);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      variance += (x[i] - found->mean_terms[i]) * fit.covariance.at(i, j) * (x[j] - found->mean_terms[j]);
    }
  }
  return std::sqrt(variance);
}

}  // namespace entente
