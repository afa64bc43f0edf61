#include "results/figures/run/run_choice.hpp"
#include "results/goodness/group_words.hpp"
#include "results/report/parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// The skill's error says what other draws change, not what other states or years would: within two of it there is
// nothing to tell; beyond it the CRPS is lower or higher on this record, and no more is said.
enum class Verdict { unknown, higher, even, lower };

Verdict verdict_on(double skill, double error) {
  if (std::isnan(skill)) return Verdict::unknown;
  const double bound = std::isfinite(error) ? 2 * error : 0;
  return skill > bound ? Verdict::lower : skill < -bound ? Verdict::higher : Verdict::even;
}

struct Reference {
  std::string name;
  double skill, error;
  Verdict verdict;
};

Reference reference(const RunTable& scores, const std::string& column, const std::string& name) {
  const double skill = first_number(scores, column), error = first_number(scores, column + "_error");
  return {name, skill, error, verdict_on(skill, error)};
}

std::vector<Reference> references(const RunTable& scores) {
  return {reference(scores, "skill_historical_mean", "each state's historical mean"),
          reference(scores, "skill_persistence", "repeating each state's last observed share")};
}

std::string order_words(double rank_correlation) {
  if (rank_correlation >= 0.8) return "puts states nearly in the order of the record";
  if (rank_correlation >= 0.6) return "puts states broadly in the order of the record";
  if (rank_correlation >= 0.4) return "puts states only roughly in the order of the record";
  if (rank_correlation >= 0.2) return "hardly orders states as the record does";
  return "does not order states as the record does";
}

// By how much the CRPS differs from that of each forecast without theory; honest where the theory loses.
std::string forecast_words(const std::vector<Reference>& references) {
  std::vector<std::string> lower, higher, even;
  for (const Reference& each : references) {
    const std::string of = " that of " + each.name;
    const std::string size = percent(std::abs(each.skill));
    if (each.verdict == Verdict::lower) lower.push_back(size + " lower than" + of);
    if (each.verdict == Verdict::higher) higher.push_back(size + " higher than" + of);
    if (each.verdict == Verdict::even) even.push_back("within Monte Carlo error of" + of);
  }
  std::string joined;
  for (const auto* each : {&lower, &higher, &even}) {
    if (each->empty()) continue;
    joined += (joined.empty() ? "" : ", but ") + enumerated(*each);
  }
  return joined.empty() ? "" : "On this record its error in the size of shares (CRPS) is " + joined + ".";
}

std::string skill_sentence(const std::vector<Reference>& references, bool in_sample) {
  std::vector<std::string> skills;
  for (const Reference& each : references) {
    if (each.verdict != Verdict::unknown)
      skills.push_back(plus_minus(each.skill, each.error, 3) + " against " + each.name);
  }
  if (skills.empty()) return {};
  return "The skill against forecasts without any theory (1 is perfect; below 0 their CRPS is the lower one) is " +
         enumerated(skills) +
         ". The ± is Monte Carlo error only: how far other states or other wars would change a skill is not in it. "
         "Both "
         "forecasts know the record up to the year before, while the simulation runs freely from the first year" +
         (in_sample ? "; but its coefficients were fitted to these very state-years, so the contest is uneven both "
                      "ways."
                    : ", so the contest is uneven in their favour.");
}

// How many of the observed shares are inside, and how many would be if probabilities of zero and shares were right.
struct Coverage {
  double rows, observed, expected;
  std::size_t states;

  // Years of a state depend on one another: one state counts as one observation, which is about how much the coverage
  // of a calibrated simulation's own replicates varies.
  bool short_of_expected() const {
    return expected - observed > 2 * std::sqrt(expected * (1 - expected) / static_cast<double>(states));
  }
};

Coverage coverage_of(const RunData& run, const RunWar& war, const std::string& of, const RunTable& scores,
                     std::size_t states) {
  Coverage coverage{first_number(scores, "rows"), first_number(scores, "coverage_90"), std::nan(""), states};
  if (!run.has("calibration.csv")) return coverage;
  const RunTable table = run.table("calibration.csv").of_war(war.id).where("of", of);
  const std::vector<double> level = table.numbers("level"), expected = table.numbers("expected");
  for (std::size_t i = 0; i < level.size(); ++i) {
    if (level[i] == 0.9) coverage.expected = expected[i];
  }
  return coverage;
}

std::string coverage_sentence(const RunData& run, const RunWar& war, const RunTable& overall) {
  std::size_t states = 0, senders = 0;
  if (run.has("states.csv")) {
    for (const double share : run.table("states.csv").of_war(war.id).numbers("observed_share")) {
      states += std::isnan(share) ? 0 : 1;
      senders += share > 0 ? 1 : 0;
    }
  }
  const Coverage all = coverage_of(run, war, "all", overall, states);
  if (std::isnan(all.observed)) return {};
  std::string text =
      "The central 90 % intervals hold " + percent(all.observed) + " of the " + grouped(all.rows) + " observed shares";
  const auto contributors = scores_of(run, war, "contributors");
  const Coverage sent = contributors ? coverage_of(run, war, "contributors", *contributors, senders)
                                     : Coverage{0, std::nan(""), std::nan(""), 0};
  if (std::isnan(sent.observed)) {
    text += std::isnan(all.expected) ? "." : "; were the simulation calibrated, " + percent(all.expected) + ".";
    return all.short_of_expected() ? text + " The intervals miss more than they should." : text;
  }
  text += ", and " + percent(sent.observed) + " of the " + grouped(sent.rows) + " where troops were sent";
  if (std::isnan(all.expected) || std::isnan(sent.expected)) return text + ".";
  text += "; were the simulation calibrated they would hold " + percent(all.expected) + " and " +
          percent(sent.expected) +
          " (zeros are easy to cover, and where a contribution was unlikely even the right interval is zero).";
  if (sent.short_of_expected()) return text + " The intervals miss contributors more than they should.";
  if (all.short_of_expected()) return text + " The intervals miss more than they should.";
  return text + " Neither falls short by more than such a record might by chance.";
}

std::string totals_sentence(const RunData& run, const RunWar& war) {
  if (!run.has("totals.csv")) return {};
  const std::vector<double> inside = run.table("totals.csv").of_war(war.id).numbers("inside");
  std::size_t years = 0, within = 0;
  for (const double flag : inside) {
    if (std::isnan(flag)) continue;
    ++years;
    if (flag > 0) ++within;
  }
  if (years == 0) return {};
  return "Troops of all states compared lie inside the central 90 % of the simulated total in " +
         std::to_string(within) + " of " + counted(years, "year", "years") + ".";
}

bool over_several_groups(const std::string& group) {
  return group == "not_fitted" || group == "contributions" || group == "all";
}

// Of the test over all that was not fitted; NaN where the run has none.
double joint_p(const RunData& run, const RunWar& war) {
  if (!run.has("goodness_of_fit.csv")) return std::nan("");
  const RunTable& all = run.table("goodness_of_fit.csv");
  return first_number(all.of_war(war.id).where("statistic", "joint").where("group", "not_fitted"), "p_value");
}

// A group's own p-value is corrected for their number (Holm 1979); the test over all that was not fitted stands alone.
std::string goodness_sentence(const RunData& run, const RunWar& war) {
  if (!run.has("goodness_of_fit.csv")) return {};
  const RunTable joint = run.table("goodness_of_fit.csv").of_war(war.id).where("statistic", "joint");
  const bool corrected = joint.has("p_holm");
  const std::vector<double> alone = joint.numbers("p_value"), p = corrected ? joint.numbers("p_holm") : alone;
  const std::vector<std::string> groups = joint.texts("group");
  std::vector<std::string> rejected, kept;
  std::string overall;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (groups[i] == "not_fitted" && !std::isnan(alone[i])) {
      overall = std::string("taken together, the statistics that were not fitted ") +
                (alone[i] < 0.05 ? "reject" : "do not reject") + " the model (" + p_text(alone[i]) + ")";
    }
    if (std::isnan(p[i]) || over_several_groups(groups[i])) continue;
    (p[i] < 0.05 ? rejected : kept).push_back(group_words(groups[i]) + " (" + p_text(p[i]) + ")");
  }
  if (rejected.empty() && kept.empty()) return {};
  std::string text = "Goodness of fit: ";
  if (!overall.empty()) text += overall + ". Each group of statistics by itself, fitted ones among them";
  text += overall.empty() ? "by each group of statistics" : "";
  text += corrected ? " (p-values after Holm’s correction): the model is " : ": the model is ";
  if (!rejected.empty()) text += "rejected at 5 % in " + enumerated(rejected);
  if (!kept.empty()) text += (rejected.empty() ? "not rejected in " : ", and not rejected in ") + enumerated(kept);
  return text + ".";
}

}  // namespace

std::optional<RunTable> scores_of(const RunData& run, const RunWar& war, const std::string& scope) {
  if (!run.has("scores.csv")) return std::nullopt;
  const RunTable rows = run.table("scores.csv").of_war(war.id).where("scope", scope);
  if (rows.rows() == 0) return std::nullopt;
  return rows;
}

std::string verdict_of(const RunData& run, const RunWar& war) {
  const auto overall = scores_of(run, war, "overall");
  if (!overall) return {};
  const double order = first_number(*overall, "spearman_relative");
  const std::string forecasts = forecast_words(references(*overall));
  std::string text;
  if (!std::isnan(order)) text = "The simulation " + order_words(order) + ".";
  if (!forecasts.empty()) text += (text.empty() ? "" : " ") + forecasts;
  const double p = joint_p(run, war);
  if (p < 0.05) text += " A test of what was not fitted rejects the model (" + p_text(p) + ").";
  return text;
}

bool scores_are_in_sample(const RunData& run) {
  const std::vector<std::string>& notes = run.notes();
  return std::any_of(notes.begin(), notes.end(),
                     [](const std::string& note) { return note.starts_with("Scores are in-sample"); });
}

std::vector<std::string> words_of_scores(const RunData& run, const RunWar& war) {
  std::vector<std::string> sentences;
  const auto overall = scores_of(run, war, "overall");
  if (!overall) {
    sentences.push_back(
        "The run holds no scores against the record (scores.csv): no state-year is both invited and on "
        "record, or an older version wrote it.");
  } else {
    const auto said = [&](const char* column, int decimals, double scale) {
      return plus_minus(first_number(*overall, column), first_number(*overall, std::string(column) + "_error"),
                        decimals, scale);
    };
    sentences.push_back("Over " + grouped(first_number(*overall, "rows")) +
                        " state-years the rank correlation (Spearman) of states' mean shares, simulated with observed, "
                        "is " +
                        said("spearman_relative", 3, 1) + "; of absolute troops it is " +
                        said("spearman_absolute", 3, 1) + ".");
    sentences.push_back("The root mean squared error of the mean share is " + said("rmse", 3, thousand) +
                        " per 1,000 soldiers, the CRPS of the whole distribution " + said("crps", 3, thousand) + ".");
    sentences.push_back(skill_sentence(references(*overall), scores_are_in_sample(run)));
    sentences.push_back(coverage_sentence(run, war, *overall));
  }
  sentences.push_back(totals_sentence(run, war));
  sentences.push_back(goodness_sentence(run, war));
  std::erase(sentences, "");
  return sentences;
}

}  // namespace entente
