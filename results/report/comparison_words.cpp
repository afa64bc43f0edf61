#include "results/report/comparison_words.hpp"

#include "results/figures/run/run_choice.hpp"
#include "results/report/parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"

#include <cmath>

namespace entente {
namespace {

struct Measure {
  const char* column;
  const char* name;
  double scale;
  bool less_is_better;
};

constexpr Measure measures[] = {
    {"spearman_relative", "Spearman's rank correlation, relative", 1, false},
    {"kendall_relative", "Kendall's rank correlation, relative", 1, false},
    {"spearman_absolute", "Spearman's rank correlation, absolute", 1, false},
    {"kendall_absolute", "Kendall's rank correlation, absolute", 1, false},
    {"top_5", "hits among the five largest", 1, false},
    {"top_10", "hits among the ten largest", 1, false},
    {"rmse", "RMSE, per 1,000 soldiers", thousand, true},
    {"crps", "CRPS, per 1,000 soldiers", thousand, true},
    {"log_score", "log score", 1, false},
    {"skill_historical_mean", "skill against historical mean", 1, false},
    {"skill_persistence", "skill against persistence", 1, false},
    {"coverage_90", "coverage of 90 % intervals", 1, false},
};

const RunWar* same_war(const RunData& run, const RunWar& war) {
  for (const RunWar& each : run.wars())
    if (each.id == war.id) return &each;
  return nullptr;
}

// Two runs of other seeds are independent, those of one seed share their draws; then the bound is too wide, not too
// narrow.
bool beyond_noise(const ComparedScore& score) {
  return std::abs(score.other - score.run) > 2 * std::hypot(score.run_error, score.other_error);
}

}  // namespace

std::vector<ComparedScore> compared_scores(const RunData& run, const RunData& other) {
  std::vector<ComparedScore> scores;
  for (const RunWar& war : run.wars()) {
    const RunWar* its = same_war(other, war);
    const auto here = scores_of(run, war, "overall");
    const auto there = its ? scores_of(other, *its, "overall") : std::nullopt;
    if (!here || !there) continue;
    for (const Measure& measure : measures) {
      if (!here->has(measure.column) || !there->has(measure.column)) continue;
      const std::string error = std::string(measure.column) + "_error";
      scores.push_back({run.wars().size() > 1 ? war.name : "", measure.column, measure.name,
                        measure.scale * first_number(*here, measure.column), measure.scale * first_number(*here, error),
                        measure.scale * first_number(*there, measure.column),
                        measure.scale * first_number(*there, error), measure.less_is_better});
    }
  }
  return scores;
}

SummaryPart comparison_words(const RunData& run, const RunData& other) {
  SummaryPart part{"Compared with another run", {}};
  std::vector<std::string> differ;
  if (run.scenario() != other.scenario())
    differ.push_back("scenario (“" + run.scenario() + "” and “" + other.scenario() + "”)");
  if (run.record() != other.record())
    differ.push_back("record and measures (" + run.record() + "; " + other.record() + ")");
  if (!differ.empty()) {
    part.sentences.push_back("Take care: the two runs differ in " + enumerated(differ) +
                             ". Their scores are then not of the same rows or not against the same record, and a "
                             "difference says nothing of which theory is better.");
  }
  part.sentences.push_back("The other run has " + grouped(static_cast<double>(other.replications())) +
                           " replicates and seed " + std::to_string(other.seed().number()) + ".");
  const std::vector<ComparedScore> scores = compared_scores(run, other);
  if (scores.empty()) part.sentences.push_back("The two runs have no scores of the same war to set side by side.");
  for (const ComparedScore& score : scores) {
    if (score.column != "crps" && score.column != "spearman_relative") continue;
    const bool other_better = score.less_is_better ? score.other < score.run : score.other > score.run;
    const std::string verdict = !differ.empty()        ? "no better and no worse can be said"
                                : !beyond_noise(score) ? "the two do not differ by more than Monte Carlo error"
                                : other_better         ? "the other run does better"
                                                       : "this run does better";
    part.sentences.push_back((score.war.empty() ? "" : score.war + ": ") + "By " + score.name + ", " + verdict + " (" +
                             plus_minus(score.run, score.run_error, 3) + " here, " +
                             plus_minus(score.other, score.other_error, 3) + " there).");
  }
  if (!scores.empty() && differ.empty()) {
    part.sentences.push_back(
        "Monte Carlo error is what other draws change: how far a difference might lie elsewhere with other states, "
        "entente compare says beside it (error by states).");
  }
  return part;
}

}  // namespace entente
