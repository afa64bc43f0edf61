#pragma once

#include "results/figures/run_figure.hpp"
#include "sim/core/state_label.hpp"

#include <initializer_list>
#include <string>
#include <vector>

/// What of a run a figure shows: its war, its states, and whether it has the tables. For source files of results and
/// tools.
namespace entente {

/// Why a figure cannot be drawn from a folder that lacks one of these files or was not written by `run`; else "".
std::string lacking(const RunData& run, std::initializer_list<const char*> files);

/// Throws Error (Fault::input) for a width beyond 60 to 400 mm.
void check_width(const RunFigureOptions& options);

/// The war of the options, or the first. Throws Error (Fault::input) with the wars that there are.
const RunWar& chosen_war(const RunData& run, const RunFigureOptions& options);

/// The year of the options, or the war's last. Throws Error (Fault::input) for one outside the war.
Year chosen_year(const RunWar& war, const RunFigureOptions& options);

/// "Afghanistan, 2001-2014", fit for a figure's text.
std::string war_words(const RunWar& war);

/// " (record as published)" or " (corrected record)" where the record is one of these, else nothing: what the panel of
/// the paper and the corrected one give must not look alike.
std::string record_tag(const RunData& run);

/// "Afghanistan, 2001-2014 (record as published)": war_words() and the record.
std::string subject_of(const RunData& run, const RunWar& war);

/// Throws Error (Fault::input): the war lacks what the figure shows.
[[noreturn]] void throw_nothing(const RunWar& war, const std::string& expected);

/// All states of a table with columns cow, iso3 and state, each once, in the table's order; names are clean lines.
std::vector<StateLabel> states_in(const RunTable& table);

/// The state that `text` names in states.csv by its ISO-3 code or its COW number. Throws Error (Fault::input) with the
/// nearest code.
CowCode named_state(const RunData& run, const std::string& text);

/// What a figure calls a state where there is little room: its ISO-3 code or, without one, its name.
std::string short_name(const StateLabel& state);

/// "A, B and C".
std::string enumerated(const std::vector<std::string>& names);

}  // namespace entente
