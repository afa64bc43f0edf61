#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/regression_data.hpp"
#include "estimate/withdrawal/departures.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/war/withdrawal.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// Names of the hazard's terms besides the intercept.
inline constexpr const char* losses_term_name = "log(1 + losses)";
inline constexpr const char* democracy_term_name = "democracy";
inline constexpr const char* tie_term_name = "tie";

/// What the hazard is fitted to: facts by [year * states + state].
struct HazardRecord {
  std::vector<CowCode> states;
  std::vector<double> deaths;        ///< of the year, from the war's first year on; >= 0
  std::vector<double> armed_forces;  ///< M, people
  std::vector<double> democracy;     ///< 0 or 1
  std::vector<double> tie;           ///< treaty depth A in [0, 1]: informal standing is not observed
  std::vector<std::uint8_t> usable;  ///< 0 where a fact is missing: such a year is left out
};

/// Discrete-time logit of withdrawal.
struct HazardFit {
  std::vector<std::string> terms;  ///< "intercept" first
  std::vector<double> estimate;    ///< log-odds by unit of the term
  Covariance covariance;           ///< clustered by state
  double log_likelihood = 0;
  std::size_t observations = 0;  ///< state-years at risk
  std::size_t states = 0;        ///< that were at risk
  std::size_t events = 0;        ///< withdrawals among them
};

/// One row for each usable state-year at risk: response 1 where the state withdrew in the year after; terms intercept,
/// losses_term of the deaths up to and with this year, democracy and tie.
RegressionData hazard_rows(const HazardRecord& record, const std::vector<Departure>& departures);

/// The hazard by maximum likelihood, with covariance clustered by state.
///
/// @param terms besides the intercept; a term left out has coefficient 0. Few withdrawals carry few terms.
/// Throws Error (Fault::input) when nobody withdrew or everybody at once, and when a term separates withdrawals from
/// the other rows, so that its coefficient runs to infinity (the problem's key is the term's name).
HazardFit fit_hazard(const RegressionData& rows,
                     const std::vector<std::string>& terms = {losses_term_name, democracy_term_name, tie_term_name});

/// The fit as the agents use it.
WithdrawalHazard to_hazard(const HazardFit& fit);

}  // namespace entente
