#include "estimate/withdrawal/hazard.hpp"

#include "estimate/fit/logit.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// The rows with some of their terms only.
RegressionData with_terms(const RegressionData& rows, const std::vector<std::string>& terms) {
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < rows.columns(); ++j) {
    const std::string& term = rows.terms[j];
    if (term == intercept_term || std::find(terms.begin(), terms.end(), term) != terms.end()) kept.push_back(j);
  }
  RegressionData data;
  for (const std::size_t j : kept) data.terms.push_back(rows.terms[j]);
  std::vector<double> row(kept.size());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    std::transform(kept.begin(), kept.end(), row.begin(), [&](std::size_t j) { return rows.row(i)[j]; });
    data.add(rows.response[i], row, rows.states[i]);
  }
  return data;
}

void check_events(const RegressionData& rows, std::size_t events) {
  if (events > 0 && events < rows.rows()) return;
  throw input_error(
      {.file = {}, .key = "response"},
      std::to_string(events) + " of " + std::to_string(rows.rows()) + " state-years at risk end in withdrawal",
      "some that do and some that do not");
}

}  // namespace

RegressionData hazard_rows(const HazardRecord& record, const std::vector<Departure>& departures) {
  RegressionData rows;
  rows.terms = {intercept_term, losses_term_name, democracy_term_name, tie_term_name};
  const std::size_t states = record.states.size();
  for (std::size_t state = 0; state < states; ++state) {
    const Departure& departure = departures[state];
    if (!departure.first_contribution) continue;
    double deaths = 0;
    for (std::size_t year = 0; year < departure.risk_end; ++year) {
      const std::size_t cell = year * states + state;
      deaths += record.deaths[cell];
      if (year < *departure.first_contribution || !record.usable[cell]) continue;
      const bool last = departure.withdrawal && year + 1 == *departure.withdrawal;
      const std::array<double, 4> row{1, losses_term(1e5 * deaths / record.armed_forces[cell]), record.democracy[cell],
                                      record.tie[cell]};
      rows.add(last ? 1 : 0, row, record.states[state]);
    }
  }
  return rows;
}

HazardFit fit_hazard(const RegressionData& rows, const std::vector<std::string>& terms) {
  const RegressionData data = with_terms(rows, terms);
  const std::size_t events = positive_rows(data);
  check_events(data, events);
  const LogitFit fit = logit(data);
  return {.terms = fit.terms,
          .estimate = fit.coefficients,
          .covariance = clustered_covariance(data, fit),
          .log_likelihood = fit.log_likelihood,
          .observations = data.rows(),
          .states = rows_by_state(data.states).size(),
          .events = events};
}

WithdrawalHazard to_hazard(const HazardFit& fit) {
  const auto coefficient = [&fit](const char* term) {
    const auto found = std::find(fit.terms.begin(), fit.terms.end(), term);
    return found == fit.terms.end() ? 0.0 : fit.estimate[static_cast<std::size_t>(found - fit.terms.begin())];
  };
  return {.on = true,
          .intercept = coefficient(intercept_term),
          .losses = coefficient(losses_term_name),
          .democracy = coefficient(democracy_term_name),
          .tie = coefficient(tie_term_name)};
}

}  // namespace entente
