#pragma once

#include "estimate/withdrawal/hazard.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "scenarios/world/record.hpp"
#include "sim/war/withdrawal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The hazard of a scenario and the withdrawals in its record.
struct WithdrawalChoice {
  WithdrawalHazard hazard;
  /// By war and cell: 1 from the year of a state's observed withdrawal from that war on; empty with `withdrawal: off`.
  std::vector<std::vector<std::uint8_t>> withdrawn;
  std::optional<HazardFit> fit;  ///< with `withdrawal: fit`
  std::vector<std::string> notes;
};

/// Whether states are democracies, by cell: 0, 1 or NaN where that is missing. Error: any other number, with its place.
std::vector<double> democracies(const StateFacts& facts);

/// Finds the observed withdrawals, war by war, and fits one hazard to those of all wars or takes the scenario's own;
/// nothing with `withdrawal: off`. `acting` are the cells that act, by war.
///
/// Errors: a number of deaths is missing that a fit needs (or the state's later years are left out with a note, as
/// `states.incomplete` says); the hazard cannot be fitted.
WithdrawalChoice choose_withdrawal(const Scenario& scenario, const Record& record,
                                   const std::vector<std::vector<std::size_t>>& acting);

}  // namespace entente
