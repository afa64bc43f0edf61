#pragma once

#include "results/scoring.hpp"

#include <string>

namespace entente {

/// Ranks, log score, coverage and transforms as a section of the report, ended by LF; empty without a compared row.
std::string scoring_text(const Scoring& scoring);

}  // namespace entente
