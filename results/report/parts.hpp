#pragma once

#include "results/report/summary_words.hpp"

/// What a summary is put together from. For source files of results/report only.
namespace entente {

/// A war's rows of scores.csv with one scope ("overall", "contributors", "state"); nothing where the run has no such
/// table.
std::optional<RunTable> scores_of(const RunData& run, const RunWar& war, const std::string& scope);

/// Scenario, wars, record, theory, family, coefficients, replicates, seed, leader's rule.
SummaryPart words_of_run(const RunData& run);

/// Whether the run fitted its coefficients to the state-years that it scores, by its own notes.
bool scores_are_in_sample(const RunData& run);

/// Order and size of shares against the record and against forecasts without theory, in a sentence or two, and whether
/// the test of what was not fitted rejects the model.
std::string verdict_of(const RunData& run, const RunWar& war);
/// Scores, coverage, totals and goodness of fit.
std::vector<std::string> words_of_scores(const RunData& run, const RunWar& war);
/// Who sends more than conventional theories expect, on record and as simulated.
std::vector<std::string> words_of_over_contribution(const RunData& run, const RunWar& war);
/// Which ties to a leader moved, and how far.
std::vector<std::string> words_of_ties(const RunData& run);
/// The three states with the largest error.
std::vector<std::string> words_of_worst(const RunData& run, const RunWar& war);
/// What the numbers are not: causal, out of sample, sure of the slope of potential.
SummaryPart words_of_trust(const RunData& run);

}  // namespace entente
