#include "scenarios/world/persistence_choice.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace entente {
namespace {

/// eta of one part, of whose parameters the first stands at `start`, for every row of the sample.
std::vector<double> predictors(const FitSample& sample, const Coefficients& coefficients,
                               const std::vector<std::string>& terms, std::size_t start) {
  std::vector<double> eta(sample.share.size(), 0.0);
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const auto found = std::find(sample.terms.begin(), sample.terms.end(), terms[term]);
    const std::vector<double>& column = sample.columns[static_cast<std::size_t>(found - sample.terms.begin())];
    for (std::size_t i = 0; i < eta.size(); ++i) {
      const double value =
          column.empty() ? coefficients.potential.potential(sample.alignment[i], sample.depth[i]) : column[i];
      eta[i] += coefficients.estimate[start + term] * value;
    }
  }
  return eta;
}

PersistenceRows persistence_rows(const FitSample& sample, const Coefficients& coefficients) {
  PersistenceRows rows{.states = sample.states,
                       .years = sample.years,
                       .share = sample.share,
                       .eta = predictors(sample, coefficients, coefficients.terms, 0),
                       .eta_amount = {},
                       .wars = sample.wars};
  for (std::size_t i = 0; i < rows.rows() && !coefficients.state_effects.empty(); ++i) {
    rows.eta[i] += coefficients.state_effects.at(sample.states[i]);
  }
  if (coefficients.family == Family::hurdle) {
    rows.eta_amount = predictors(sample, coefficients, coefficients.amount_terms, coefficients.terms.size());
  }
  return rows;
}

std::string switches_note(const PersistenceCalibration& calibration, Family family) {
  Persistence persistence = calibration.persistence;
  const double rho = choice_persistence(persistence, family);
  std::string note =
      std::string("Persistence of ") + (family == Family::hurdle ? "participation" : "the shock to contributions") +
      ", " + number_text(rho, 3) +
      ", is calibrated on switches between no contribution and some: " + number_text(calibration.switches) +
      " observed in " + std::to_string(calibration.steps) + " steps from one year to the next, " +
      number_text(calibration.expected_switches, 1) + " expected at the point estimates.";
  if (rho == largest_persistence) {
    note +=
        " It stands at the largest value that is sought: already the fitted probabilities, which follow the "
        "covariates from year to year, move by " +
        number_text(calibration.fewest_switches, 1) + " switches.";
  }
  if (rho == 0) {
    note += " Independent shocks lead to no more switches than observed.";
  }
  return note;
}

std::string amount_note(const PersistenceCalibration& calibration) {
  std::string note = "Persistence of the amount, " + number_text(calibration.persistence.amount, 3) +
                     ", is calibrated on the autocorrelation of shares: that of logit(share / ceiling) over " +
                     std::to_string(calibration.amount_steps) + " steps with two contributions is " +
                     number_text(calibration.autocorrelation, 3) + " observed, " +
                     number_text(calibration.expected_autocorrelation, 3) + " expected.";
  const double rho = calibration.persistence.amount;
  if (rho == 0 || rho == largest_persistence) note += " It stands at the bound of what is sought.";
  return note;
}

}  // namespace

PersistenceChoice choose_persistence(const Scenario& scenario, const FitSample& sample,
                                     const Coefficients& coefficients) {
  PersistenceChoice choice{.persistence = scenario.persistence.given};
  if (scenario.persistence.kind != PersistencePlan::Kind::fit) return choice;
  try {
    choice.calibration = calibrate_persistence(persistence_rows(sample, coefficients), coefficients);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.place = scenario.persistence.place;
    throw Error(error.fault(), std::move(problems));
  }
  choice.persistence = choice.calibration->persistence;
  choice.notes.push_back(switches_note(*choice.calibration, coefficients.family));
  if (coefficients.family == Family::hurdle) choice.notes.push_back(amount_note(*choice.calibration));
  return choice;
}

std::string persistence_mark(const Scenario& scenario, Family family) {
  switch (scenario.persistence.kind) {
    case PersistencePlan::Kind::off: return "none: shocks are independent from year to year";
    case PersistencePlan::Kind::numbers: return "assumed";
    case PersistencePlan::Kind::fit: break;
  }
  return family == Family::hurdle ? "calibrated: observed switches / autocorrelation of shares"
                                  : "calibrated: observed switches";
}

}  // namespace entente
