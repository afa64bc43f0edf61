#include "results/figures/run/run_choice.hpp"
#include "results/report/parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>

namespace entente {
namespace {

bool begins_with(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

std::string wars_sentence(const RunData& run) {
  std::vector<std::string> wars;
  for (const RunWar& war : run.wars()) wars.push_back(war.name + ", " + span_of(war) + ", led by " + war.leader);
  std::string text =
      "“" + run.scenario() + "” simulates " +
      (wars.size() == 1 ? "the war: " + wars.front() : std::to_string(wars.size()) + " wars: " + enumerated(wars)) +
      ". ";
  return text + grouped(static_cast<double>(run.replications())) + " replicates were drawn from seed " +
         std::to_string(run.seed().number()) + "; the same seed gives the same numbers.";
}

// The published panel has defects that change the answer, so a reader must know at once which record this is.
std::string record_sentence(const RunData& run) {
  const std::string outcome = run.setting("measures.outcome").value_or("");
  const std::string depth = run.setting("measures.depth").value_or("");
  const std::string potential = run.setting("measures.potential").value_or("");
  std::string text;
  if (outcome == "corrected") {
    text = "The record of troops is the corrected panel";
  } else if (outcome == "as_published") {
    text = "The record of troops is the panel as published, its known errors included";
  } else {
    text = run.record();
  }
  if (depth == "as_published") text += "; alliance depth is the published panel's score";
  if (depth == "oriented") text += "; alliance depth is the score turned so that integrated alliances are deep";
  if (potential == "difference") text += "; potential is alignment minus tie";
  if (potential == "residual") text += "; potential is the tie that alignment predicts minus the tie";
  return text + ".";
}

std::string model_sentence(const RunData& run) {
  const auto theory = run.setting("contribution.theory");
  const auto family = run.setting("contribution.family");
  std::string text =
      theory ? "Theory: " + theory_words(*theory) : "No theory was chosen here: the coefficients were given";
  if (family) text += ". Family: " + family_words(*family);
  return text + ".";
}

std::string leader_sentence(const RunData& run) {
  const std::string rule = run.setting("leader_rule.rule").value_or("");
  if (rule.empty()) return {};
  if (rule == "indifferent") return "The leader is indifferent: whatever states send, ties do not change.";
  if (rule == "side_payment") {
    return "The leader rewards by side payments: ties do not rise with what states send (rule side_payment).";
  }
  const std::string types = run.setting("types").value_or("");
  return "The leader rewards contributions with closer ties by the rule " + rule + "; its parameters are " +
         "assumptions of the scenario, not estimates" +
         (types == "off" ? ". Types are off, so it has nothing to learn and rewards nobody." : ".");
}

}  // namespace

SummaryPart words_of_run(const RunData& run) {
  SummaryPart part{"What was run", {wars_sentence(run), record_sentence(run), model_sentence(run)}};
  for (const std::string& note : run.notes())
    if (begins_with(note, "Coefficients: ")) part.sentences.push_back(note);
  const std::string leader = leader_sentence(run);
  if (!leader.empty()) part.sentences.push_back(leader);
  return part;
}

// Notes are the run's own words on what it is worth; those below are what a reader must not miss. All of them stand
// further down in the report.
SummaryPart words_of_trust(const RunData& run) {
  SummaryPart part{"How far to trust it", {}};
  bool in_sample = false;
  for (const std::string& note : run.notes()) {
    const bool slope = begins_with(note, "The coefficient of unrealized alliance potential");
    const bool below = note.find("observed contributors lie") != std::string::npos;
    const bool sample = begins_with(note, "Scores are in-sample");
    const bool kept = slope || below || sample || begins_with(note, "Predictive, not causal") ||
                      begins_with(note, "The theory has no term for potential") ||
                      begins_with(note, "Treaties follow") || begins_with(note, "Types are off") ||
                      begins_with(note, "All replicates use the point estimates") ||
                      begins_with(note, "Potential is arithmetic");
    in_sample = in_sample || sample;
    if (kept) part.sentences.push_back(note);
  }
  if (!in_sample) {
    part.sentences.push_back(
        "The coefficients were not fitted in this run: whether the state-years scored are among those that they were "
        "estimated from, their source must tell.");
  }
  part.sentences.push_back(
      "Numbers after ± are Monte Carlo standard errors: what another seed would change, not what the record leaves "
      "open.");
  return part;
}

}  // namespace entente
