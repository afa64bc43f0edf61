#pragma once

#include "results/label.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/run_extras.hpp"

#include <string>

namespace entente {

/// What a run found, as plain text at most `report_width` columns wide, ended by LF. The first line is the caption's
/// record: nobody should read a number before he knows which record and measures it belongs to. Several wars have a
/// section each, then come the sums over all.
std::string terminal_report(const RunComparison& run, const Caption& caption, const RunExtras& extras = {});

/// Its parts, each with a heading and ended by LF; empty where there is nothing to say.
std::string over_contributors_text(const Comparison& comparison, const Caption& caption);
std::string scores_text(const Scores& scores);
std::string behaviour_text(const Behaviour& behaviour);
/// `heading` without its full stop.
std::string totals_text(const std::vector<YearTotal>& totals, const std::string& heading);
std::string measures_text(const std::vector<MeasureAgreement>& measures);
/// What states expect of the leader at the end; empty unless they learn.
std::string expectations_text(const Comparison& comparison, const Caption& caption);
std::string tie_changes_text(const Comparison& comparison, const Caption& caption);
std::string notes_text(const Caption& caption);

}  // namespace entente
