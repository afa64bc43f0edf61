#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "scenarios/world/record.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace entente {

/// The rows that coefficients are fitted to: state-years that can act and whose share was observed, war by war. A state
/// is one cluster, whatever war its rows are of.
struct FitSample {
  std::vector<std::string> terms;            ///< in the order of the coefficients, "potential" among them
  std::vector<double> share;                 ///< by row
  std::vector<CowCode> states;               ///< by row
  std::vector<Year> years;                   ///< by row
  std::vector<double> alignment;             ///< by row: with the war's leader
  std::vector<double> depth;                 ///< by row: treaty depth of the tie to the war's leader, as observed
  std::vector<std::vector<double>> columns;  ///< [term][row]; empty for "potential", which the fit makes
  std::vector<WarId> wars;                   ///< by row
  std::vector<std::size_t> acts;             ///< by row: where a World has it
};

/// The sample of a record in whose wars the `acting` cells act. The agents' equation holds for states that have not
/// withdrawn, so from the year of an observed withdrawal on, in which a simulated state would send nobody, a state's
/// rows are left out. `withdrawn` is by war and cell, or empty.
FitSample fit_sample(const Scenario& scenario, const Record& record,
                     const std::vector<std::vector<std::size_t>>& acting,
                     const std::vector<std::vector<std::uint8_t>>& withdrawn);

/// The rows for which `keeps` says so.
FitSample kept_rows(const FitSample& sample, const std::function<bool(std::size_t row)>& keeps);

/// The same rows as estimates of theories take them.
ContributionRows contribution_rows(FitSample sample);

}  // namespace entente
