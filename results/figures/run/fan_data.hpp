#pragma once

#include "results/figures/run_figure.hpp"
#include "sim/core/state_label.hpp"

#include <string>
#include <vector>

/// What the fan shows, before it is laid out. For source files of results only.
namespace entente {

struct FanYear {
  int year = 0;
  double observed = 0;  ///< NaN where the record has none or it is not compared
  bool doubtful = false;
  double q05 = 0, q25 = 0, median = 0, q75 = 0, q95 = 0;
  bool inside() const { return observed >= q05 && observed <= q95; }
};

struct Fan {
  StateLabel state;
  std::vector<FanYear> years;  ///< those in which the state could act, ascending
};

/// The states asked for, in that order; else those in focus and those that sent most troops, up to `usual`.
/// Throws Error (Fault::input) for a state that the war never invited.
std::vector<Fan> fans_of(const RunData& run, const RunWar& war, const RunFigureOptions& options, std::size_t usual);

/// Any observed value that the record itself calls doubtful (certainty C or D).
bool any_doubtful(const std::vector<Fan>& fans);

/// The values in the order of years, as the figure's data: cow, state, year, run (years without a gap have one
/// number), observed, doubtful, q05 to q95.
std::string fan_findings(const std::vector<Fan>& fans);

}  // namespace entente
