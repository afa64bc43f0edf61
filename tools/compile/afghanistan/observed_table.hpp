#pragma once

#include "tools/compile/afghanistan/military_balance.hpp"
#include "tools/compile/afghanistan/placemats.hpp"
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

struct RecordSources {
  Facts<Placemats> placemats;
  Facts<TroopsInRegion> deployments;
};

RecordSources read_record_sources(Sources& sources);

Facts<Record> corrected_record(const Sources& sources, const StateFacts& facts, const RecordSources& record);

/// scenarios/afghanistan/observed.csv
std::string observed_table(const Sources& sources, const StateFacts& facts, const Facts<Record>& corrected);

}  // namespace entente::compile
