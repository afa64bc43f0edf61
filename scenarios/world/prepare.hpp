#pragma once

#include "estimate/fit/report.hpp"
#include "estimate/persistence/calibration.hpp"
#include "estimate/withdrawal/hazard.hpp"
#include "scenarios/coefficients_file.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "scenarios/world/observed_record.hpp"
#include "scenarios/world/scenario_fit.hpp"
#include "sim/core/state_label.hpp"
#include "sim/network/alliance_network.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A file that was read: how outputs call it and where it stands.
struct InputFile {
  std::string name;  ///< the scenario's file name, or the path as the scenario writes it
  std::string path;
};

/// A scenario with its tables read, its coefficients found and its world built: all that a run needs.
struct PreparedScenario {
  Scenario scenario;
  World world;
  Experiment experiment;
  std::vector<ObservedRecord> observed;  ///< by war of the world
  /// By leader and cell of the world: treaty depth as the tables have it, also where the world's is frozen; NaN
  /// unknown.
  std::vector<std::vector<double>> recorded_depth;
  std::vector<StateLabel> states;   ///< by state of the world
  std::vector<StateLabel> leaders;  ///< by leader of the world; where several lead they are among `states` too
  AllianceNetwork network_before;   ///< all ties of the first year
  AllianceNetwork network_after;    ///< all treaty ties of the last year (the first year's with `treaty: frozen`)
  std::optional<FitReport> fit;     ///< when the coefficients were fitted here
  CoefficientsModel coefficients;   ///< as used, with source, convention and sample
  std::optional<PersistenceCalibration> persistence_fit;  ///< with `persistence: fit`
  std::optional<HazardFit> withdrawal_fit;                ///< with `withdrawal: fit`
  std::string record;                                     ///< one line: which record and measures the run uses
  std::vector<std::string> notes;                         ///< what a reader must know besides
  std::vector<InputFile> inputs;
};

/// Reads the tables and coefficients of a scenario and builds its world. Throws Error (Fault::input) with places.
PreparedScenario prepare(const Scenario& scenario);
/// The same from what fit_scenario() made of that scenario.
PreparedScenario prepare(const Scenario& scenario, ScenarioFit fit);

}  // namespace entente
