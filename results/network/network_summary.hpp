#pragma once

#include "results/scores/simulated.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/network/measures/network_measures.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace entente {

/// A measure in one year: in the network of treaties alone, and over the replicates measured. NaN is undefined.
struct MeasuredYear {
  double treaty = std::numeric_limits<double>::quiet_NaN();  ///< without any standing: what "no change" has
  double mean = std::numeric_limits<double>::quiet_NaN();    ///< over the replicates in which it is defined
  double sd = std::numeric_limits<double>::quiet_NaN();      ///< over the same, with denominator n - 1
  double q05 = std::numeric_limits<double>::quiet_NaN();     ///< type 7, from all values
  double q95 = std::numeric_limits<double>::quiet_NaN();
  std::size_t replicates = 0;  ///< in which it is defined
};

/// A measure of one state in one year: by its treaties alone, and the mean over replicates with its error.
struct MeasuredState {
  double treaty = 0;
  Simulated simulated;
};

/// A state's tie to one leader over the whole run, from the treaty of the first year on.
struct TieCourse {
  double treaty_first = 0;   ///< A of the first year, where all ties begin
  double treaty_last = 0;    ///< A of the last year in the world of the run: the same with frozen treaties
  std::vector<double> last;  ///< a at the end of the last year, by replicate
};

/// The measures of the networks that the first replicates of a run went through.
struct NetworkSummary {
  std::vector<CowCode> codes;    ///< all states and leaders, ascending
  std::vector<CowCode> leaders;  ///< in the order of World::leaders
  std::vector<CowCode> states;   ///< as World::states
  Year first_year;
  std::size_t years = 0;
  std::size_t replicates = 0;
  std::size_t unsettled = 0;  ///< networks, out of years * replicates, in which an iteration had not converged

  std::vector<std::array<MeasuredYear, network_measure_count>> of_network;  ///< by year
  std::vector<std::array<MeasuredYear, state_measure_count>> of_leader;     ///< [year * leaders + leader]
  std::vector<std::array<MeasuredState, state_measure_count>> of_state;     ///< [year * codes + position]
  std::vector<TieCourse> ties;                                              ///< [leader * states + state]
};

}  // namespace entente
