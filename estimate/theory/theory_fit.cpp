#include "estimate/theory/theory_fit.hpp"

#include "estimate/fit/hurdle.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/report.hpp"
#include "estimate/fit/tobit.hpp"
#include "estimate/persistence/calibration.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

RegressionData regression_data(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                               const std::vector<std::string>& terms, const PotentialMeasure& potential) {
  RegressionData data;
  data.terms = terms;
  for (const std::size_t row : chosen) {
    data.add(rows.share[row], design_row(rows, row, terms, potential), rows.states[row]);
  }
  return data;
}

template <class Fit>
Coefficients coefficients_of(const RegressionData& data, const Fit& fit) {
  return to_coefficients(fit, clustered_covariance(data, fit));
}

Coefficients hurdle_coefficients(const RegressionData& data, const FitRecipe& recipe, std::vector<std::string>& notes) {
  if (recipe.ceiling) return coefficients_of(data, hurdle(data, {.ceiling = recipe.ceiling}));
  try {
    return coefficients_of(data, hurdle(data, {.ceiling = std::nullopt}));
  } catch (const Error& error) {
    // Whatever else is wrong with the rows comes up again.
    Coefficients without = coefficients_of(data, hurdle(data, {.ceiling = 1.0}));
    notes.push_back("no ceiling is found, so there is none (" + error.problems().front().what + ")");
    return without;
  }
}

std::vector<double> predictors(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                               const Coefficients& coefficients, const std::vector<std::string>& terms,
                               std::size_t start) {
  std::vector<double> eta;
  for (const std::size_t row : chosen) {
    const std::vector<double> x = design_row(rows, row, terms, coefficients.potential);
    double sum = 0;
    for (std::size_t term = 0; term < x.size(); ++term) sum += coefficients.estimate[start + term] * x[term];
    eta.push_back(sum);
  }
  return eta;
}

PersistenceRows persistence_rows(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                                 const Coefficients& coefficients) {
  PersistenceRows result;
  for (const std::size_t row : chosen) {
    result.states.push_back(rows.states[row]);
    result.wars.push_back(rows.wars[row]);
    result.years.push_back(rows.years[row]);
    result.share.push_back(rows.share[row]);
  }
  result.eta = predictors(rows, chosen, coefficients, coefficients.terms, 0);
  if (coefficients.family == Family::hurdle) {
    result.eta_amount = predictors(rows, chosen, coefficients, coefficients.amount_terms, coefficients.terms.size());
  }
  return result;
}

double mean_potential(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                      const PotentialMeasure& potential, bool contributors_only) {
  double sum = 0;
  std::size_t count = 0;
  for (const std::size_t row : chosen) {
    if (contributors_only && !(rows.share[row] > 0)) continue;
    sum += potential.potential(rows.alignment[row], rows.depth[row]);
    ++count;
  }
  return sum / static_cast<double>(count);
}

}  // namespace

PotentialMeasure potential_measure(bool residual, std::span<const double> alignment, std::span<const double> depth,
                                   const std::vector<CowCode>& states) {
  if (residual) {
    RegressionData data;
    data.terms = {intercept_term, "alignment"};
    for (std::size_t i = 0; i < alignment.size(); ++i) {
      const double row[] = {1.0, alignment[i]};
      data.add(depth[i], row, states[i]);
    }
    const LeastSquaresFit fit = least_squares(data);
    return {.intercept = fit.coefficients[0], .alignment_slope = fit.coefficients[1], .reference = 0};
  }
  double sum = 0;
  for (std::size_t i = 0; i < alignment.size(); ++i) sum += alignment[i] - depth[i];
  return {.intercept = 0, .alignment_slope = 1, .reference = sum / static_cast<double>(alignment.size())};
}

std::vector<double> design_row(const ContributionRows& rows, std::size_t row, const std::vector<std::string>& terms,
                               const PotentialMeasure& potential) {
  std::vector<double> x;
  x.reserve(terms.size());
  for (const std::string& term : terms) {
    x.push_back(term == potential_term ? potential.potential(rows.alignment[row], rows.depth[row])
                                       : rows.columns[rows.index_of(term)][row]);
  }
  return x;
}

TheoryFit fit_theory(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                     const std::vector<std::string>& terms, const FitRecipe& recipe) {
  if (chosen.empty()) throw input_error({}, "there is no row to fit");
  std::vector<double> alignment, depth;
  std::vector<CowCode> states;
  for (const std::size_t row : chosen) {
    alignment.push_back(rows.alignment[row]);
    depth.push_back(rows.depth[row]);
    states.push_back(rows.states[row]);
  }
  TheoryFit fit;
  const PotentialMeasure potential = potential_measure(recipe.residual_potential, alignment, depth, states);
  const RegressionData data = regression_data(rows, chosen, terms, potential);
  switch (recipe.family) {
    case Family::gaussian: fit.coefficients = coefficients_of(data, least_squares(data)); break;
    case Family::tobit: fit.coefficients = coefficients_of(data, tobit(data)); break;
    case Family::hurdle: fit.coefficients = hurdle_coefficients(data, recipe, fit.notes); break;
  }
  fit.coefficients.potential = potential;
  return fit;
}

void set_potential(TheoryFit& fit, const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                   double (*value)(double estimate)) {
  Coefficients& coefficients = fit.coefficients;
  const std::size_t size = coefficients.parameters();
  const auto set = [&](const std::vector<std::string>& terms, std::size_t start, bool contributors_only) {
    const auto found = std::find(terms.begin(), terms.end(), potential_term);
    const auto intercept = std::find(terms.begin(), terms.end(), intercept_term);
    if (found == terms.end() || intercept == terms.end()) return;
    const std::size_t at = start + static_cast<std::size_t>(found - terms.begin());
    const double former = coefficients.estimate[at];
    const double wanted = value(former);
    if (wanted == former) return;
    coefficients.estimate[at] = wanted;
    coefficients.estimate[start + static_cast<std::size_t>(intercept - terms.begin())] +=
        (former - wanted) * mean_potential(rows, chosen, coefficients.potential, contributors_only);
    for (std::size_t other = 0; other < size; ++other) {
      coefficients.covariance[at * size + other] = 0;
      coefficients.covariance[other * size + at] = 0;
    }
  };
  set(coefficients.terms, 0, false);
  set(coefficients.amount_terms, coefficients.terms.size(), true);
}

void choose_persistence(TheoryFit& fit, const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                        const FitRecipe& recipe) {
  fit.persistence = recipe.shocks == FitRecipe::Shocks::given ? recipe.persistence : Persistence{};
  if (recipe.shocks != FitRecipe::Shocks::calibrated) return;
  try {
    fit.persistence =
        calibrate_persistence(persistence_rows(rows, chosen, fit.coefficients), fit.coefficients).persistence;
  } catch (const Error& error) {
    fit.notes.push_back("shocks are taken as independent: " + error.problems().front().what);
  }
}

}  // namespace entente
