#pragma once

#include "results/compare/score_words.hpp"
#include "results/report/run_pair.hpp"
#include "results/report/summary_words.hpp"

#include <string>

/// For source files of results/report only.
namespace entente {

/// How a second run compares: what makes the two hard to compare, then by each score that has an error by states which
/// of them does better, as far as the record tells them apart; of scores without that error only which is higher.
SummaryPart comparison_words(const RunPair& pair);

/// "Iraq: " where the report's run has several wars, else "".
std::string war_lead(const RunPair& pair, WarId war);
/// The report's run's scores of a war, and the other's, which both have.
const WarScores& scores_of_war(const ComparedRun& run, WarId war);
/// How people call one of compared_scores.
const ScoreWords& words_of(std::string_view score);

}  // namespace entente
