#pragma once

#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/diagnostics/refits.hpp"

#include <string>
#include <vector>

namespace entente {

/// Why groups of this grouping cannot be left out and predicted: they have absorbed effects of their own, which nothing
/// estimates once they are gone. Empty when they can.
std::string no_leave_out(const Sample& sample, const Grouping& grouping);

/// Scores of every row under the refit without its group.
LeaveOutScores leave_out_scores(const Sample& sample, const std::vector<Refit>& refits, const Grouping& grouping);

}  // namespace entente
