#pragma once

#include "results/compare/compared_run.hpp"
#include "results/run_data/run_data.hpp"

#include <atomic>
#include <cstddef>
#include <string>

namespace entente {

/// A run's scores made anew from its recorded replicates.
struct Replay {
  ScoreTables tables;         ///< goodness of fit only where nothing was left out anew
  std::size_t compared = 0;   ///< state-years that are compared now, over all wars
  std::size_t of_record = 0;  ///< invited ones that are on record
  std::string note;           ///< which values count, and how many state-years that leaves; "" as in the run
};

/// The state-years that a replay leaves out of the comparison.
enum class LeftOut {
  as_in_run,       ///< those that the run left out, too: then every score is the run's, to the bit
  other_than_sure  ///< those that the record marks with another certainty than the marks given
};

/// Shows the shares in ensemble.nc to the summary that the run itself used, block by block, and scores them.
///
/// In the document (`comparison`) scores, scoring, behaviour, totals and the states' shares, troops and ranks are new;
/// what needs more than shares is null (a state's conventional share and over-contribution) or taken out (goodness of
/// fit) once other rows are compared, as are the run's notes on certainty; the rest is the run's. As in a run, where
/// marks are asked for a value without a mark does not count.
/// @param marks of certainty that count, "AB"; "": all values, marked or not
/// Throws Error (Fault::input) when the run did not record `share` (it says how to get it), or, where marks are given,
/// when its record marks no certainty or no compared state-year is left; Fault::work once `interrupted` is true.
Replay replay_scores(const RunData& run, LeftOut left_out, const std::string& marks = "",
                     const std::atomic<bool>* interrupted = nullptr);

}  // namespace entente
