#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/fit_sample.hpp"
#include "scenarios/world/persistence_choice.hpp"
#include "scenarios/world/record.hpp"
#include "scenarios/world/withdrawal_choice.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// All that lies between a scenario's tables and the coefficients that its agents act by.
struct ScenarioFit {
  Record record;
  std::vector<std::vector<std::size_t>> acting;  ///< by war: the cells that act
  WithdrawalChoice withdrawal;
  FitSample sample;
  CoefficientChoice coefficients;
  PersistenceChoice persistence;
  std::vector<std::string> notes;
};

/// Reads the tables and fits what the scenario has fitted. Throws Error (Fault::input) with places.
ScenarioFit fit_scenario(const Scenario& scenario);

}  // namespace entente
