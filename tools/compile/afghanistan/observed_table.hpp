#pragma once

#include "estimate/panel/outcome.hpp"
#include "tools/compile/afghanistan/states_table.hpp"

#include <optional>
#include <string>

namespace entente::compile {

/// What a state really sent in a year, put right, and how well it is known.
struct Record {
  std::optional<double> troops;
  std::optional<double> share;
  char certainty = 'A';    ///< A to D, see scenarios/afghanistan/sources.md
  std::string correction;  ///< kinds of correction, or why a value is missing
};

/// The outcome of the panel builder under the choices that the sources call for, one a state-year of the scenario. Adds
/// what its merges did to the audits.
Facts<Outcome> read_outcomes(Sources& sources);

/// That outcome, beside what the published panel has.
Facts<Record> corrected_record(const Sources& sources, const StateFacts& facts, const Facts<Outcome>& outcomes);

/// scenarios/afghanistan/observed.csv
std::string observed_table(const Sources& sources, const StateFacts& facts, const Facts<Record>& corrected);

}  // namespace entente::compile
