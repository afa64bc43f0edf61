#pragma once

#include "estimate/recovery/refitted_record.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/fit_sample.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/contribution/coefficients.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// How the records of a recovery are made up from coefficients that are known.
enum class RecoveryGenerator {
  scenario,  ///< agents act with types, leader, learning, withdrawal and persistence as the scenario says
  model,     ///< by the equation that is fitted and nothing else: Lambda = R = 1, treaty ties, nobody leaves
};

const char* to_string(RecoveryGenerator generator);

/// Everything that a recovery needs to know of a scenario.
struct RecoveryPlan {
  RecoveryGenerator generator = RecoveryGenerator::scenario;
  PreparedScenario prepared;  ///< whose coefficients and persistence are the truth; replicates do not draw them
  Scenario refit;             ///< how a record is fitted: as the scenario fits its own, nothing set by hand
  /// Where the truth comes from a file, how it measures potential; otherwise records measure it anew.
  std::optional<PotentialMeasure> potential;
  /// The rows that a made-up record has a share of, with the shares of the real one. Where agents can withdraw, also
  /// those that the real record's withdrawals take out.
  FitSample rows;
  /// The acts that a made-up record has a share of, rows or not: whether a state has left shows in all of them.
  std::vector<std::size_t> acts;
  std::vector<std::size_t> act_of_row;         ///< by row: index into `acts`
  bool withdrawals = false;                    ///< whether rows from a made-up withdrawal on are left out of its fit
  std::vector<RecoveredParameter> parameters;  ///< in the order of telling
};

/// Fits a scenario, or reads its coefficients, and lays out the records to make up.
/// Throws Error (Fault::input) with places as prepare() does, and for coefficients with fixed effects of states, which
/// no fit of a scenario estimates.
RecoveryPlan plan_recovery(const Scenario& scenario, RecoveryGenerator generator);

}  // namespace entente
