#pragma once

#include "estimate/withdrawal/hazard.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/war/withdrawal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What the hazard of withdrawal is fitted to, by cell of the scenario.
struct WithdrawalFacts {
  const std::vector<double>* share;        ///< as observed; NaN where the record is silent
  const std::vector<double>* depth;        ///< treaty depth as observed
  const std::vector<double>* democracy;    ///< 0 or 1
  const std::vector<std::size_t>* acting;  ///< the cells that can act
};

/// The hazard of a scenario and the withdrawals in its record.
struct WithdrawalChoice {
  WithdrawalHazard hazard;
  std::vector<std::uint8_t> withdrawn;  ///< by cell: 1 from the year of a state's observed withdrawal on
  std::optional<HazardFit> fit;         ///< with `withdrawal: fit`
  std::vector<std::string> notes;
};

/// Whether states are democracies, by cell: 0, 1 or NaN where that is missing. Error: any other number, with its place.
std::vector<double> democracies(const StateFacts& facts);

/// Finds the observed withdrawals and fits the hazard or takes the scenario's own; nothing with `withdrawal: off`.
///
/// Errors: a number of deaths is missing that a fit needs (or the state's later years are left out with a note, as
/// `states.incomplete` says); the hazard cannot be fitted.
WithdrawalChoice choose_withdrawal(const Scenario& scenario, const StateFacts& facts, const WithdrawalFacts& needed);

}  // namespace entente
