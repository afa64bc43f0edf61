#include "estimate/panel/outcome.hpp"
#include "estimate/panel/panel_column.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

std::string troops_of(const PanelFrame& frame, const std::string& what) { return "troops_" + frame.recipe.war + what; }

void add_numbers(const PanelFrame& frame, CodebookEntry entry, const std::vector<Outcome>& outcomes,
                 std::optional<double> (*number)(const Outcome&)) {
  PanelColumn& column = frame.column(std::move(entry));
  for (const Outcome& outcome : outcomes) column.add(number(outcome));
}

}  // namespace

void add_outcome_columns(const PanelFrame& frame, const std::vector<Outcome>& outcomes) {
  const std::string balance = frame.source("deployments");
  const std::string when = choice_meaning(frame.recipe, "deployments_after_coverage");
  add_numbers(frame,
              {"troops_total", "active armed forces; the edition of a year describes the year before it", "people",
               frame.source("armed_forces"), "no entry or no number in the edition"},
              outcomes, [](const Outcome& outcome) { return outcome.armed_forces; });
  add_numbers(frame,
              {troops_of(frame, "_total"),
               "troops deployed in the operations: " + choice_meaning(frame.recipe, "deployment_bases") + "; " +
                   choice_meaning(frame.recipe, "deployment_counts"),
               "people", balance, when},
              outcomes, [](const Outcome& outcome) { return outcome.deployed.total; });
  for (std::size_t i = 0; i < frame.recipe.operations.size(); ++i) {
    PanelColumn& column = frame.column({troops_of(frame, "_" + frame.recipe.operation_labels[i]),
                                        "troops deployed in " + frame.recipe.operations[i], "people", balance, when});
    for (const Outcome& outcome : outcomes) column.add(outcome.deployed.by_operation[i]);
  }
  add_numbers(frame,
              {troops_of(frame, "_ratio"), troops_of(frame, "_total") + " / troops_total", "share", balance,
               "without armed forces: " + choice_meaning(frame.recipe, "infinite_share")},
              outcomes, [](const Outcome& outcome) { return outcome.balance_share; });
}

namespace {

/// Why the row's troops are other than the published panel's; empty where they are the same.
std::string why_not_as_published(const Outcome& outcome, const Outcome& published) {
  if (outcome.troops == published.troops) return {};
  const std::string was = "as published " + (published.troops ? number_text(*published.troops) : "missing");
  if (outcome.placemat && !published.placemat) return was + ": placemat that the merge lost";
  if (!outcome.placemat && outcome.deployed.separator) return was + ": thousands separator";
  return was;
}

}  // namespace

void add_record_columns(const PanelFrame& frame, const std::vector<Outcome>& outcomes, const std::vector<Outcome>& best,
                        const std::vector<Outcome>& published) {
  const std::string final_troops = troops_of(frame, "_final");
  add_numbers(frame,
              {"troops", "largest number of the year's placemats: " + choice_meaning(frame.recipe, "placemat_merge"),
               "people", frame.source("placemats"), "on no placemat of the year, or lost in the merge"},
              outcomes, [](const Outcome& outcome) { return outcome.placemat; });
  add_numbers(frame,
              {final_troops, "troops where present, else " + troops_of(frame, "_total"), "people",
               frame.source("placemats") + "; " + frame.source("deployments"), "where neither source knows"},
              outcomes, [](const Outcome& outcome) { return outcome.troops; });
  add_numbers(frame,
              {final_troops + "_ratio", "outcome: " + final_troops + " / troops_total", "share",
               frame.source("placemats") + "; " + frame.source("armed_forces"),
               "armed forces unknown, or none; with troops of a state without armed forces: " +
                   choice_meaning(frame.recipe, "infinite_share")},
              outcomes, [](const Outcome& outcome) { return outcome.share; });
  PanelColumn& certainty = frame.column(
      {final_troops + "_certainty",
       "how well the sources know the outcome, whatever the switches make of them. A: counted by NATO or The Military "
       "Balance. B: zero, on neither list in a year that The Military Balance covers. C: sources conflict, a peak is "
       "set aside or the armed forces are repaired. D: missing, or a lower bound",
       "A to D", "computed", "never"});
  for (const Outcome& outcome : best) certainty.add(std::string(1, outcome.certainty));
  PanelColumn& notes = frame.column(
      {final_troops + "_notes",
       "what the switches did to the outcome of the row, and what the published panel has where that is another", "",
       "computed", "nothing was done"});
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    std::string all;
    for (const std::string& part :
         {outcomes[i].troops_notes, why_not_as_published(outcomes[i], published[i]), outcomes[i].share_notes}) {
      if (!part.empty()) all += (all.empty() ? "" : "; ") + part;
    }
    notes.add(all);
  }
}

}  // namespace entente
