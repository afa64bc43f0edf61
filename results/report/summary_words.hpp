#pragma once

#include "results/run_data/run_data.hpp"

#include <string>
#include <vector>

namespace entente {

/// Sentences under a heading. They are plain text: names from a user's tables are in them as they are.
struct SummaryPart {
  std::string heading;
  std::vector<std::string> sentences;
};

/// What a careful scholar would say of a run before any table or figure.
struct SummaryWords {
  std::string verdict;  ///< what came out, in a sentence or two
  std::vector<SummaryPart> parts;
};

/// A run in plain words: what was run, what came out, what it explains worst, how far to trust it. Numbers after ± are
/// Monte Carlo standard errors; shares are given as soldiers of a thousand. Where the run lacks a table, that is said.
/// Throws Error (Fault::input) when a table of the run is not as runs write it.
SummaryWords summary_words(const RunData& run);

}  // namespace entente
