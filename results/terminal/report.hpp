#pragma once

#include "results/comparison.hpp"
#include "results/label.hpp"

#include <string>

namespace entente {

/// What a run found, as plain text at most `report_width` columns wide, ended by LF. The first line is the caption's
/// record: nobody should read a number before he knows which record and measures it belongs to.
std::string terminal_report(const Comparison& comparison, const Caption& caption);

/// Its parts, each with a heading and ended by LF; empty where there is nothing to say.
std::string over_contributors_text(const Comparison& comparison, const Caption& caption);
std::string scores_text(const Scores& scores);
std::string behaviour_text(const Behaviour& behaviour);
std::string totals_text(const Comparison& comparison);
std::string tie_changes_text(const Comparison& comparison, const Caption& caption);
std::string notes_text(const Caption& caption);

}  // namespace entente
