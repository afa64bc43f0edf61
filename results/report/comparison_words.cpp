#include "results/report/comparison_words.hpp"

#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Those of which less is better, and one that says how well the order of states is met.
constexpr std::string_view judged_scores[] = {"rmse", "crps", "log_score"};
constexpr std::string_view order_score = "spearman_relative";

const ScoreChange* change_of(const RunDifference& difference, std::string_view score) {
  const auto found = std::find_if(difference.changes.begin(), difference.changes.end(),
                                  [&](const ScoreChange& change) { return change.score == score; });
  return found == difference.changes.end() ? nullptr : &*found;
}

// Who does better is a claim about other states, too, so that the error by states decides. Draws common to all states
// do not show in it: where the error of simulation is known, a difference must be beyond that as well.
std::string verdict_on(const ScoreChange& change, const RunDifference& difference) {
  if (difference.disagreeing > 0) return "neither can be called better, for what was observed differs";
  if (change.value == 0) return "the two are the same";
  if (std::isnan(change.states_error)) return "neither can be called better, for one state gives no error by states";
  const double size = std::abs(change.value);
  if (size <= 2 * change.states_error) return "the record does not tell them apart";
  if (size <= 2 * change.monte_carlo_error) return "the two differ by no more than Monte Carlo error";
  return change.value < 0 ? "the other run does better" : "this run does better";
}

std::string judged_sentence(const ScoreChange& change, const RunDifference& difference) {
  const ScoreWords& words = words_of(change.score);
  std::string text = "By " + std::string(words.label) + ", " + verdict_on(change, difference) +
                     ": other less this is " + printed(words.scale * change.value, words.decimals);
  if (std::isfinite(change.states_error))
    text += ", error by states " + printed(words.scale * change.states_error, words.decimals);
  return text +
         (std::isfinite(change.monte_carlo_error)
              ? ", Monte Carlo error at most " + printed(words.scale * change.monte_carlo_error, words.decimals)
              : ", Monte Carlo error not known of these rows") +
         ".";
}

std::string order_sentence(const RunPair& pair, const RunDifference& difference, const ScoreChange& change) {
  const ScoreWords& words = words_of(change.score);
  const auto said = [&](const ComparedRun& run) {
    const Simulated& score = scores_of_war(run, difference.war).overall.score(change.score);
    return plus_minus(score.value, score.error, words.decimals, words.scale);
  };
  if (!std::isfinite(change.value)) return {};
  std::string text = std::string(words.label) + ", each over its own state-years: " + said(pair.runs[0]) + " here, " +
                     said(pair.runs[1]) + " there";
  if (change.value == 0) return text + ".";
  const std::string which = change.value > 0 ? "higher" : "lower";
  if (std::isfinite(change.monte_carlo_error)) {
    text += std::abs(change.value) > 2 * change.monte_carlo_error
                ? "; the other run's is " + which + " by more than Monte Carlo error"
                : "; they differ by no more than Monte Carlo error";
  }
  return text + ". It has no error by states: neither is called better by it.";
}

void add_words_of_war(const RunPair& pair, const RunDifference& difference, std::vector<std::string>& sentences) {
  const std::string lead = war_lead(pair, difference.war);
  if (difference.rows == 0) {
    sentences.push_back(lead + "The two runs compare no state-year in common: neither can be called better.");
  } else {
    sentences.push_back(lead + "Bias, RMSE, CRPS and log score are set against each other on the " +
                        grouped(static_cast<double>(difference.rows)) + " state-years of " +
                        counted(difference.states, "state", "states") + " that both runs compare.");
  }
  for (const std::string_view score : judged_scores) {
    const ScoreChange* change = change_of(difference, score);
    if (change && std::isfinite(change->value)) sentences.push_back(lead + judged_sentence(*change, difference));
  }
  const ScoreChange* order = change_of(difference, order_score);
  const std::string said = order ? order_sentence(pair, difference, *order) : "";
  if (!said.empty()) sentences.push_back(lead + said);
}

}  // namespace

const ScoreWords& words_of(std::string_view score) {
  const auto found =
      std::find_if(score_words.begin(), score_words.end(), [&](const ScoreWords& each) { return each.name == score; });
  if (found == score_words.end()) throw work_error("no score is called " + std::string(score));
  return *found;
}

const WarScores& scores_of_war(const ComparedRun& run, WarId war) {
  const WarScores* const scores = war_of(run, war);
  if (scores == nullptr) throw work_error(run.folder + " has no war " + std::to_string(war.number()));
  return *scores;
}

std::string war_lead(const RunPair& pair, WarId war) {
  return pair.runs.front().wars.size() > 1 ? scores_of_war(pair.runs.front(), war).war.name + ": " : "";
}

SummaryPart comparison_words(const RunPair& pair) {
  SummaryPart part{"Compared with another run", {}};
  for (const std::string& warning : comparison_warnings(pair.runs, pair.differences))
    part.sentences.push_back("Take care: " + warning);
  const ComparedRun& other = pair.runs.back();
  part.sentences.push_back("The other run has " + grouped(static_cast<double>(other.replications)) +
                           " replicates and seed " + std::to_string(other.seed.number()) + ".");
  for (const RunDifference& difference : pair.differences) add_words_of_war(pair, difference, part.sentences);
  part.sentences.push_back(
      "The error by states says how far a difference might lie elsewhere with other states; better and worse are said "
      "from two of them on. Numbers after ± are Monte Carlo errors, which say what other draws change.");
  return part;
}

}  // namespace entente
