#pragma once

#include "estimate/table/csv.hpp"

#include <optional>
#include <string>

namespace entente {

/// Whether a table is the published panel of Gannon and Kent (2020), by the column of its outcome. Its names mean what
/// the vocabulary says (scenarios/specification/vocabulary.hpp).
bool is_published_panel(const Table& table);

/// What agents call the term of a fit: "potential" for "pot_gain", "intercept" for "(Intercept)", "log(gdp_current)"
/// for "log(gdp)" of the published panel, whose `gdp` is in current dollars. A name that is no column of the published
/// panel stays: it is a column of the scenario's states table, or the logarithm of one. Nothing for a term that is
/// neither (an interaction, a lag, arithmetic).
std::optional<std::string> agent_term(const std::string& term, bool published_panel);

/// The unit of a term as agents call it; "1" for the intercept, "as in the panel" where it is not known.
std::string unit_of(const std::string& agent_term);

}  // namespace entente
