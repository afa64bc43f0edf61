#include "results/compare/compare_document.hpp"
#include "results/compare/score_words.hpp"
#include "results/compare/setting_changes.hpp"
#include "results/goodness/group_words.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t shown_sets = 5;  // of worst and best explained
constexpr std::size_t shown_settings = 8;
constexpr const char* no_goodness = " Goodness of fit is known of the run's own comparison alone.";

std::string war_heading(const ComparedRun& run, const WarScores& war) {
  if (run.wars.size() == 1) return "";
  return "\n" + clean_line(war.war.name) + ", " + std::to_string(war.war.first_year.number()) + "-" +
         std::to_string(war.war.last_year.number()) + "\n";
}

std::string run_line(const ComparedRun& run) {
  return grouped(static_cast<double>(run.replications)) + " replicates, seed " + std::to_string(run.seed.number()) +
         ", Entente " + run.program_version;
}

// The expected coverage of a calibrated simulation stands beside, for atoms at zero make intervals hold more.
std::string expected_of(const WarScores& war, const char* of, double level) {
  for (const CalibrationLine& line : war.calibration) {
    if (line.of == of && line.level == level) return fixed(100 * line.expected, 1);
  }
  return "";
}

double level_of(std::string_view score) {
  constexpr std::string_view prefix = "coverage_";
  if (!score.starts_with(prefix)) return 0;
  return static_cast<double>(parse_integer(score.substr(prefix.size())).value_or(0)) / 100;
}

std::string scores_table(const WarScores& war) {
  TextTable table({"", "all", "calibrated", "troops sent", "calibrated"},
                  {"score", grouped(static_cast<double>(war.overall.rows)) + " rows", "",
                   grouped(static_cast<double>(war.contributors.rows)) + " rows", ""});
  for (const ScoreWords& words : score_words) {
    const double level = level_of(words.name);
    table.add({std::string(words.label), shown_score(words, war.overall.score(words.name)),
               level > 0 ? expected_of(war, "all", level) : "", shown_score(words, war.contributors.score(words.name)),
               level > 0 ? expected_of(war, "contributors", level) : ""});
  }
  return table.text();
}

std::string goodness_text(const WarScores& war) {
  if (war.goodness.empty()) return "";
  std::string text;
  for (const GoodnessLine& line : war.goodness) {
    const std::string p = std::isnan(line.p_value) ? "not tested" : "p " + fixed(line.p_value, 3);
    text += (text.empty() ? "" : "; ") + group_words(line.group) + " " + p;
  }
  return wrapped("Goodness of fit, joint tests: " + text + ".", "  ");
}

std::string transforms_text(const WarScores& war) {
  if (std::isnan(war.pit_p_value)) return "";
  return wrapped("Test that transforms of all state-years are uniform: p " + fixed(war.pit_p_value, 4) +
                     ". A state's years may depend on one another; where states do, p is too small (docs/scores.md).",
                 "  ");
}

std::string listed_sets(const std::vector<const ScoredSet*>& sets) {
  const ScoreWords& crps = score_words[2];
  const ScoreWords& bias = score_words[0];
  std::string text;
  for (const ScoredSet* set : sets) {
    text += (text.empty() ? "" : "; ") + clean_line(set->name) + " " + fixed(crps.scale * set->score("crps").value, 2) +
            " (" + (set->score("bias").value > 0 ? "+" : "") + fixed(bias.scale * set->score("bias").value, 2) + ")";
  }
  return text;
}

// The first few by a score, after `order`.
template <class Before>
std::vector<const ScoredSet*> first_few(const std::vector<const ScoredSet*>& sets, Before before) {
  std::vector<const ScoredSet*> sorted = sets;
  std::stable_sort(sorted.begin(), sorted.end(), before);
  sorted.resize(std::min(sorted.size(), shown_sets));
  return sorted;
}

std::vector<const ScoredSet*> pointers(const std::vector<ScoredSet>& sets) {
  std::vector<const ScoredSet*> list;
  for (const ScoredSet& set : sets) list.push_back(&set);
  return list;
}

// To be right about who never sent anybody is no feat: the best are sought among contributors.
std::vector<const ScoredSet*> contributors_of(const WarScores& war) {
  std::vector<const ScoredSet*> list;
  for (const ScoredSet& set : war.states) {
    if (std::binary_search(war.contributed.begin(), war.contributed.end(), set.name)) list.push_back(&set);
  }
  return list;
}

std::string explained_text(const WarScores& war) {
  const auto more_crps = [](const ScoredSet* a, const ScoredSet* b) {
    return a->score("crps").value > b->score("crps").value;
  };
  const auto less_crps = [](const ScoredSet* a, const ScoredSet* b) {
    return a->score("crps").value < b->score("crps").value;
  };
  const auto more_bias = [](const ScoredSet* a, const ScoredSet* b) {
    return std::abs(a->score("bias").value) > std::abs(b->score("bias").value);
  };
  const auto line = [](const char* what, const std::vector<const ScoredSet*>& sets) {
    return wrapped(std::string(what) + ": " + listed_sets(sets) + ".", "  ");
  };
  std::string text = "Explained worst and best: CRPS (bias), per 1,000 of the armed forces\n";
  text += line("states, worst by CRPS", first_few(pointers(war.states), more_crps));
  text += line("states, worst by bias", first_few(pointers(war.states), more_bias));
  text += line("contributors, best by CRPS", first_few(contributors_of(war), less_crps));
  text += line("years, worst by CRPS", first_few(pointers(war.years), more_crps));
  return text + line("years, best by CRPS", first_few(pointers(war.years), less_crps));
}

// "A", "B": folders may be long.
std::string letter(std::size_t run) {
  return run < 26 ? std::string(1, static_cast<char>('A' + run)) : std::to_string(run + 1);
}

// What was changed is the first thing a reader of a difference asks, and two runs may well have the same name.
std::string settings_text(const std::vector<ComparedRun>& runs, std::size_t run) {
  const std::vector<SettingChange> changes = setting_changes(runs.front(), runs[run]);
  if (changes.empty()) return wrapped("Settings of " + letter(run) + ": as A's.", "  ");
  std::string text;
  for (std::size_t i = 0; i < std::min(changes.size(), shown_settings); ++i) {
    const SettingChange& change = changes[i];
    text += (text.empty() ? "" : "; ") + change.key + " " + clean_line(change.value.value_or("none")) + " instead of " +
            clean_line(change.first.value_or("none"));
  }
  if (changes.size() > shown_settings) {
    text += "; and " + std::to_string(changes.size() - shown_settings) + " more (report --compare has all)";
  }
  return wrapped("Settings of " + letter(run) + ": " + text + ".", "  ");
}

std::string side_by_side(const std::vector<ComparedRun>& runs, const WarScores& war) {
  std::vector<std::string> header = {"score"}, rows = {"state-years"};
  for (std::size_t run = 0; run < runs.size(); ++run) header.push_back(letter(run));
  TextTable table(std::vector<std::string>(header.size()), header);
  for (const ComparedRun& run : runs) {
    const WarScores* own = war_of(run, war.war.id);
    rows.push_back(own == nullptr ? "-" : grouped(static_cast<double>(own->overall.rows)));
  }
  table.add(rows);
  for (const ScoreWords& words : score_words) {
    std::vector<std::string> line = {std::string(words.label)};
    for (const ComparedRun& run : runs) {
      const WarScores* own = war_of(run, war.war.id);
      line.push_back(own == nullptr ? "-" : shown_score(words, own->overall.score(words.name)));
    }
    table.add(line);
  }
  return table.text();
}

std::string difference_table(const RunDifference& difference) {
  TextTable table({"", "", "error by", "Monte Carlo"},
                  {letter(difference.run) + " - A", "difference", "states", "error, at most"});
  for (const ScoreChange& change : difference.changes) {
    const auto words = std::find_if(score_words.begin(), score_words.end(),
                                    [&](const ScoreWords& one) { return one.name == change.score; });
    const auto number = [&](double value) { return fixed(words->scale * value, words->decimals); };
    table.add({std::string(words->label), number(change.value), change.paired ? number(change.states_error) : "",
               number(change.monte_carlo_error)});
  }
  return "  On " + grouped(static_cast<double>(difference.rows)) + " state-years of " +
         std::to_string(difference.states) + " states in both (bias to log score)\n" + table.text();
}

}  // namespace

std::string shown_score(const ScoreWords& words, const Simulated& score) {
  return std::isnan(score.value) ? "-" : with_error(score, words.decimals, words.scale);
}

std::string compare_text(const ComparedRun& run) {
  std::string text = "Comparison with the record: " + clean_line(run.scenario) + "\n" +
                     wrapped(run.record + ".", "  ") + "  " + run_line(run) + "\n";
  if (!run.certainty_note.empty()) text += wrapped(run.certainty_note + no_goodness, "  ");
  for (const WarScores& war : run.wars) {
    text += war_heading(run, war) + "\n";
    if (war.overall.rows == 0) {
      text += "  No state-year is compared.\n";
      continue;
    }
    text += scores_table(war) + transforms_text(war) + goodness_text(war) + "\n" + explained_text(war);
  }
  return text + "\n" +
         wrapped(
             "CRPS, RMSE and log score: smaller is better; skill above 0 beats the forecast without theory. "
             "calibrated: "
             "what a simulation would have that is right about zeros and shares. +- is the Monte Carlo error, which "
             "says "
             "nothing of whether the model is right (docs/scores.md, docs/compare.md).",
             "");
}

std::string compare_text(const std::vector<ComparedRun>& runs, const std::vector<RunDifference>& differences) {
  std::string text = "Runs compared, differences to A\n";
  for (std::size_t run = 0; run < runs.size(); ++run) {
    text += wrapped(runs[run].folder + ": " + clean_line(runs[run].scenario) + ". " + runs[run].record + "; " +
                        run_line(runs[run]) + (runs[run].certainty_note.empty() ? "" : ". " + runs[run].certainty_note),
                    "  " + letter(run) + " ");
  }
  for (std::size_t run = 1; run < runs.size(); ++run) text += settings_text(runs, run);
  for (const std::string& warning : comparison_warnings(runs, differences)) {
    text += wrapped("Beware: " + clean_line(warning), "! ");
  }
  for (const WarScores& war : runs.front().wars) {
    text += war_heading(runs.front(), war) + "\n" + side_by_side(runs, war);
    for (const RunDifference& difference : differences) {
      if (difference.war == war.war.id) text += "\n" + difference_table(difference);
    }
  }
  return text + "\n" +
         wrapped(
             "CRPS, RMSE and log score: below 0 the run is better than A. error by states: how much the difference "
             "might "
             "vary with other states (jackknife, a state left out at a time). Monte Carlo error: as if the runs shared "
             "no draws; with the same seed it is usually smaller; not known of some of a run's state-years alone "
             "(docs/compare.md).",
             "");
}

}  // namespace entente
