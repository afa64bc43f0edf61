#pragma once

#include "estimate/persistence/calibration.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/war/persistence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The persistence of a scenario's shocks.
struct PersistenceChoice {
  Persistence persistence;
  std::optional<PersistenceCalibration> calibration;  ///< with `persistence: fit`
  std::vector<std::string> notes;
};

/// None, the scenario's own, or calibrated on the sample that coefficients are fitted to, at their estimates: so after
/// an observed withdrawal, whose exit the hazard explains, a state's years do not count.
///
/// Throws Error (Fault::input) at the scenario's key when the record cannot show how shocks persist.
PersistenceChoice choose_persistence(const Scenario& scenario, const FitSample& sample,
                                     const Coefficients& coefficients);

/// How the persistence came by its values, for outputs: "calibrated: observed switches / autocorrelation of shares".
std::string persistence_mark(const Scenario& scenario, Family family);

}  // namespace entente
