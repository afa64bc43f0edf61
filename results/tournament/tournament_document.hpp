#pragma once

#include "results/tournament/tournament.hpp"

#include <string>

namespace entente {

/// For people, in plain words: the test of the paper first, then the scores, then what to beware of.
std::string tournament_text(const Tournament& tournament);

/// One JSON object with everything, ended by LF. `note` says which program made it.
std::string tournament_json(const Tournament& tournament, const std::string& note);

/// Tidy CSV: one row a regime, contestant and score ("scores.csv").
std::string scores_csv(const Tournament& tournament);
/// One row a regime, pair of contestants and score ("differences.csv").
std::string differences_csv(const Tournament& tournament);
/// One row a generator and theory ("confusion.csv").
std::string confusion_csv(const ConfusionResult& confusion);

}  // namespace entente
