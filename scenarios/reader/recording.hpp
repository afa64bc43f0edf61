#pragma once

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/problems.hpp"
#include "sim/war/recording.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Words for `simulation.record` beside a list of quantities.
inline constexpr const char* record_none = "none";
inline constexpr const char* record_summary = "summary";
inline constexpr const char* record_full = "full";

/// The quantities that a value of `simulation.record` asks for, each once, in the order of all_quantities. All there is
/// are expectations only where states learn.
std::vector<Quantity> recorded_quantities(const Value& value, bool learning);

/// Whether a value of `simulation.record` asks for ensemble.nc at all.
bool asks_for_ensemble_file(const Value& value);

/// Why `recorded` cannot be kept: expectations are asked for where states have none. Nothing where it can.
std::optional<Problem> recording_problem(const std::vector<Quantity>& recorded, bool learning, const Place& place);

/// The value of `simulation.record` as a command line gives it: a word, or quantities with commas between them.
/// Nothing and problems otherwise.
std::optional<Value> record_value(const std::string& text, const std::string& option, Problems& problems);

}  // namespace entente
