#include "results/terminal/report.hpp"

#include "results/effects/effects_text.hpp"
#include "results/goodness/goodness_text.hpp"
#include "results/mimicry/mimicry_text.hpp"
#include "results/network/network_text.hpp"
#include "results/terminal/scoring_text.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t contributors_shown = 10;
constexpr std::size_t ties_shown = 10;
constexpr double thousand = 1000;  // shares are told as soldiers of a thousand

std::string rank_text(std::size_t rank) { return rank == 0 ? "-" : std::to_string(rank); }

bool in_focus(const Caption& caption, CowCode state) {
  return std::find(caption.focus.begin(), caption.focus.end(), state) != caption.focus.end();
}

// Focus states and the largest observed contributors, by observed rank; unranked ones last.
std::vector<StateSummary> shown_states(const Comparison& comparison, const Caption& caption) {
  std::vector<StateSummary> shown;
  for (const StateSummary& state : comparison.states) {
    const std::size_t rank = state.observed_rank_relative;
    if ((rank > 0 && rank <= contributors_shown) || in_focus(caption, state.state)) shown.push_back(state);
  }
  std::stable_sort(shown.begin(), shown.end(), [](const StateSummary& a, const StateSummary& b) {
    if ((a.observed_rank_relative == 0) != (b.observed_rank_relative == 0)) return b.observed_rank_relative == 0;
    return a.observed_rank_relative < b.observed_rank_relative;
  });
  return shown;
}

std::string ranks_text(std::size_t relative, std::size_t absolute) {
  const auto place = [](std::size_t rank) { return rank == 0 ? std::string("nowhere") : ordinal(rank); };
  return place(relative) + " in relative and " + place(absolute) + " in absolute terms";
}

// "New Zealand ranks 5th in relative and 20th in absolute terms as observed; 9th and 30th as simulated."
std::string focus_sentence(const StateSummary& state, const Caption& caption) {
  const std::string name = clean_line(label_of(caption.states, state.state).name);
  if (state.years_compared == 0) return name + " has no year in which it was invited and its share is on record.";
  if (state.observed_troops == 0 && state.observed_share == 0) {
    return name + " sent nothing in the years compared; it ranks " +
           ranks_text(state.simulated_rank_relative, state.simulated_rank_absolute) + " as simulated.";
  }
  std::string sentence =
      name + " ranks " + ranks_text(state.observed_rank_relative, state.observed_rank_absolute) + " as observed";
  if (state.simulated_rank_absolute > 0) {
    sentence += "; " + ordinal(state.simulated_rank_relative) + " and " + ordinal(state.simulated_rank_absolute) +
                " as simulated";
  }
  return sentence + ".";
}

// "War 3: Libya, 2011, led by United States"
std::string war_heading(const ComparedWar& war, const Caption& caption) {
  const std::string first = std::to_string(war.first_year.number()), last = std::to_string(war.last_year.number());
  const std::string heading = "War " + std::to_string(war.id.number()) + ": " + clean_line(war.name) + ", " +
                              (first == last ? first : first + "-" + last) + ", led by " +
                              clean_line(label_of(caption.states, war.leader).name);
  return wrapped(heading, "") + std::string(report_width, '=') + '\n';
}

}  // namespace

std::string over_contributors_text(const Comparison& comparison, const Caption& caption) {
  const Scores& scores = comparison.scores;
  if (scores.rows == 0) return "Who over-contributes: no state-year is both invited and on record.\n";
  std::string text = "Who over-contributes: troops per 1,000 soldiers, mean over the years compared\n";
  TextTable table({"", "observed", "", "rank", "rank", "simulated", "", "rank", "rank"},
                  {"state", "per 1,000", "over", "rel.", "abs.", "per 1,000", "over", "rel.", "abs."});
  for (const StateSummary& state : shown_states(comparison, caption)) {
    const std::string name = clean_line(label_of(caption.states, state.state).name);
    table.add({name, fixed(thousand * state.observed_share, 2), fixed(thousand * state.observed_over_contribution, 2),
               rank_text(state.observed_rank_relative), rank_text(state.observed_rank_absolute),
               with_error(state.share, 2, thousand), fixed(thousand * state.over_contribution.value, 2),
               rank_text(state.simulated_rank_relative), rank_text(state.simulated_rank_absolute)});
  }
  text += table.text();
  text += wrapped(
      "over: share above the model's mean at treaty depth when potential beyond the reference is not signalled; rel.: "
      "by "
      "share; abs.: by troops; "
      "1 = largest of " +
          std::to_string(scores.states) +
          " states, ties share the smaller rank. The error of the simulated over is that of the share beside it.",
      "  ");
  for (const CowCode focus : caption.focus) {
    for (const StateSummary& state : comparison.states) {
      if (state.state == focus) text += wrapped(focus_sentence(state, caption), "  ");
    }
  }
  return text;
}

std::string scores_text(const Scores& scores) {
  if (scores.rows == 0) return {};
  std::string text = "Simulated against observed: " + std::to_string(scores.rows) + " state-years of " +
                     std::to_string(scores.states) + " states\n";
  const auto line = [&](std::string name, const std::string& value) {
    name.resize(52, ' ');
    text += "  " + name + value + '\n';
  };
  line("rank correlation of mean shares (Spearman)", with_error(scores.spearman, 3));
  line("RMSE of the mean share, per 1,000", with_error(scores.rmse, 2, thousand));
  line("CRPS (fair), per 1,000", with_error(scores.crps, 2, thousand));
  line("state-years without troops, observed", percent(scores.observed_zeros));
  line("state-years without troops, simulated", percent(scores.simulated_zeros));

  const ReferenceComparison& references = scores.references;
  if (references.rows == 0) return text;
  text += "\nAgainst forecasts without theory: the " + std::to_string(references.rows) +
          " of these state-years that have an earlier year on record\n";
  TextTable table({"", "CRPS", "RMSE", "skill of the"}, {"forecast", "per 1,000", "per 1,000", "simulation"});
  table.add({"simulation", with_error(references.crps, 2, thousand), with_error(references.rmse, 2, thousand), ""});
  const auto add = [&](const char* name, const ReferenceScore& score) {
    table.add({name, fixed(thousand * score.crps, 2), fixed(thousand * score.rmse, 2), with_error(score.skill, 2)});
  };
  add("historical mean", references.historical_mean);
  add("persistence (last obs.)", references.persistence);
  text += table.text();
  text += wrapped(
      "Skill is 1 - CRPS / CRPS of the forecast beside it; above 0 the simulation is the better one. Both "
      "forecasts look one year ahead and know the record until then; the simulation runs freely from the first year, "
      "with "
      "coefficients that may have been fitted to these very state-years (see the notes).",
      "  ");
  return text;
}

std::string totals_text(const std::vector<YearTotal>& totals, const std::string& heading) {
  const YearsInside years = years_inside(totals);
  if (years.years == 0) return {};
  TextTable table({"", "states", "", "simulated", "central"}, {"year", "compared", "observed", "mean", "90 %"});
  for (const YearTotal& total : totals) {
    if (total.states_compared == 0) continue;
    const std::string error = std::isfinite(total.simulated.error) ? " +- " + grouped(total.simulated.error) : "";
    table.add({std::to_string(total.year.number()), std::to_string(total.states_compared), grouped(total.observed),
               grouped(total.simulated.value) + error, grouped(total.q05) + " to " + grouped(total.q95)});
  }
  return heading + "\n" + table.text() +
         wrapped("Observed troops lie inside the central 90 % in " + std::to_string(years.inside) + " of " +
                     std::to_string(years.years) + (years.years == 1 ? " year." : " years."),
                 "  ");
}

std::string measures_text(const std::vector<MeasureAgreement>& measures) {
  if (measures.empty()) return {};
  TextTable table({"", "", "simulated", "", "observed"}, {"measure", "states", "troops", "states", "troops"});
  for (const MeasureAgreement& measure : measures) {
    table.add({clean_line(measure.name), std::to_string(measure.states), with_error(measure.spearman, 3),
               std::to_string(measure.observed_states), fixed(measure.observed_spearman, 3)});
  }
  return "What else the record counts: rank correlation over states (Spearman) with troops\n" + table.text();
}

std::string expectations_text(const Comparison& comparison, const Caption& caption) {
  if (!comparison.learning) return {};
  TextTable table({"", "rewards"}, {"state", "expected"});
  for (const StateSummary& state : shown_states(comparison, caption)) {
    table.add({clean_line(label_of(caption.states, state.state).name), with_error(state.final_expectation, 3)});
  }
  return "What states expect at the end: the chance that the leader rewards over-contribution\n" + table.text();
}

std::string tie_changes_text(const Comparison& comparison, const Caption& caption) {
  TextTable table({"", "depth", "depth", "standing with"}, {"state", "before", "after", "the leader"});
  std::size_t shown = 0;
  for (const TieChange& tie : comparison.tie_changes) {
    if (shown == ties_shown || !(std::abs(tie.standing.value) > 0)) break;
    ++shown;
    table.add({clean_line(label_of(caption.states, tie.state).name), fixed(tie.depth_before, 3),
               with_error(tie.depth_after, 3), with_error(tie.standing, 3)});
  }
  if (shown == 0) return "Ties to the leader: its answer changed none.\n";
  return "Ties to the leader: the largest changes of standing\n" + table.text() +
         wrapped("depth after: treaty depth of the last year plus standing, between 0 and 1.", "  ");
}

std::string notes_text(const Caption& caption) {
  if (caption.notes.empty()) return {};
  std::string text = "Notes\n";
  for (const std::string& note : caption.notes) text += wrapped(clean_line(note), "  - ");
  return text;
}

std::string terminal_report(const RunComparison& run, const Caption& caption, const RunExtras& extras) {
  std::string text = wrapped(clean_line(caption.record), "");
  text += wrapped(clean_line(caption.scenario) + ": " + grouped(static_cast<double>(run.replications())) +
                      " replicates, seed " + std::to_string(caption.seed.number()) +
                      ". Numbers after +- are Monte Carlo standard errors: what other seeds would change.",
                  "");
  const auto add = [&text](const std::string& part) {
    if (!part.empty()) text += '\n' + part;
  };
  for (const ComparedWar& war : run.wars) {
    if (run.several()) add(war_heading(war, caption));
    add(over_contributors_text(war.comparison, caption));
    add(scores_text(war.comparison.scores));
    add(scoring_text(war.comparison.scoring));
    if (!run.several()) add(behaviour_text(war.comparison.behaviour));
    add(measures_text(war.comparison.measures));
    if (!run.several()) add(totals_text(war.comparison.totals, "Troops of all states compared"));
  }
  if (run.several()) add(totals_text(run.totals, "All wars: troops of all states compared"));
  add(goodness_of_fit_text(extras.goodness));
  const std::vector<const ComparedWar*> leaders = first_wars_of_leaders(run);
  for (const ComparedWar* war : leaders) {
    if (leaders.size() > 1) add(clean_line(label_of(caption.states, war->leader).name) + '\n');
    add(tie_changes_text(war->comparison, caption));
    add(expectations_text(war->comparison, caption));
  }
  if (extras.mimicry) add(mimicry_text(*extras.mimicry, caption));
  if (extras.networks) add(network_text(extras.networks->summary, extras.networks->forecasts, caption));
  if (!extras.counterfactuals.empty()) add(effects_text(extras.counterfactuals, caption));
  add(notes_text(caption));
  return text;
}

}  // namespace entente
