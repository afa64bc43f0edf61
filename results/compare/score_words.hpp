#pragma once

#include "results/scores/simulated.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// How people call a score, and in what they read it.
struct ScoreWords {
  std::string_view name;   ///< as compared_scores has it
  std::string_view label;  ///< "CRPS, per 1,000" of the armed forces
  double scale;
  int decimals;
};

/// In the order of compared_scores.
inline constexpr std::array<ScoreWords, 16> score_words = {{
    {"bias", "bias, per 1,000", 1000, 3},
    {"rmse", "RMSE, per 1,000", 1000, 3},
    {"crps", "CRPS, per 1,000", 1000, 3},
    {"skill_historical_mean", "skill v. historical mean", 1, 3},
    {"skill_persistence", "skill v. persistence", 1, 3},
    {"log_score", "log score, nats", 1, 3},
    {"coverage_50", "inside central 50 %", 100, 1},
    {"coverage_80", "inside central 80 %", 100, 1},
    {"coverage_90", "inside central 90 %", 100, 1},
    {"coverage_95", "inside central 95 %", 100, 1},
    {"spearman_relative", "Spearman, by share", 1, 3},
    {"kendall_relative", "Kendall, by share", 1, 3},
    {"spearman_absolute", "Spearman, by troops", 1, 3},
    {"kendall_absolute", "Kendall, by troops", 1, 3},
    {"top_5", "hits among top 5, %", 100, 0},
    {"top_10", "hits among top 10, %", 100, 0},
}};

/// "1.489 +- 0.005" in the score's own scale; "-" where it is missing.
std::string shown_score(const ScoreWords& words, const Simulated& score);

}  // namespace entente
