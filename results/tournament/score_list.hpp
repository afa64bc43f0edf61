#pragma once

#include "results/tournament/tournament.hpp"

namespace entente {

/// A score with its name in files and its unit.
struct NamedScore {
  const char* name;
  const char* unit;
  Simulated ContestantScores::*value;
};

/// In the order of telling.
inline constexpr NamedScore named_scores[] = {
    {"crps", "share", &ContestantScores::crps},
    {"log_score", "-ln density of the share", &ContestantScores::log_score},
    {"rmse", "share", &ContestantScores::rmse},
    {"rank_correlation", "Spearman, state means", &ContestantScores::rank_correlation},
    {"top10_hits", "states", &ContestantScores::top10},
    {"pit_distance", "Kolmogorov", &ContestantScores::rank_distance},
    {"coverage_90", "share of rows", &ContestantScores::coverage},
    {"coverage_90_positive", "share of rows with troops", &ContestantScores::coverage_positive},
};

}  // namespace entente
