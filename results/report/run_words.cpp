#include "results/figures/run/run_choice.hpp"
#include "results/report/parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>

namespace entente {
namespace {

bool begins_with(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

// With semicolons, since each has commas of its own.
std::string listed(const std::vector<std::string>& wars) {
  std::string text;
  for (std::size_t i = 0; i < wars.size(); ++i)
    text += (i == 0 ? "" : i + 1 == wars.size() ? "; and " : "; ") + wars[i];
  return text;
}

std::string wars_sentence(const RunData& run) {
  std::vector<std::string> wars;
  for (const RunWar& war : run.wars()) wars.push_back(war.name + ", " + span_of(war) + ", led by " + war.leader);
  std::string text = "“" + run.scenario() + "” simulates " +
                     (wars.size() == 1 ? "the war: " : std::to_string(wars.size()) + " wars: ") + listed(wars) + ". ";
  return text + grouped(static_cast<double>(run.replications())) + " replicates were drawn from seed " +
         std::to_string(run.seed().number()) + "; the same seed gives the same numbers.";
}

// The formula of the covariance stands in the notes; here is what it is for.
std::string plain_coefficients(const std::string& note) {
  const std::size_t covariance = note.find("; CR");
  const bool by_state = covariance != std::string::npos && note.find("by state", covariance) != std::string::npos;
  if (!begins_with(note, "Coefficients: fitted here") || !by_state) return with_minus_signs(note);
  return with_minus_signs(note.substr(0, covariance)) + "; standard errors clustered by state.";
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

struct Limit {
  const char* note;   // as its note begins
  const char* plain;  // nothing where the note is plain itself
};

constexpr Limit limits[] = {
    {"Predictive, not causal", nullptr},
    {"The coefficient of unrealized alliance potential", nullptr},
    {"The theory has no term for potential", nullptr},
    {"Scores are in-sample", nullptr},
    {"Potential is arithmetic",
     "Potential is computed from alignment in UN votes and from the tie to the leader: its effect can hardly be told "
     "from those of agreement in the UN and of being an ally."},
    {"Treaties follow",
     "Treaties follow the record, in which leaders may have rewarded states already, so that a reward may count twice; "
     "what rewards do is better asked with treaties frozen (ties.treaty: frozen)."},
    {"Types are off", nullptr},
    {"All replicates use the point estimates",
     "All replicates use the same coefficients: the intervals leave out how uncertain these are."},
};

// What a note says of how far to trust the run, in plain words; empty where it says nothing of that.
std::string plain_limit(const std::string& note) {
  // How many contributors lie below the reference; of several wars the war's name comes first.
  if (note.find("observed contributors lie") != std::string::npos) return note;
  for (const auto& [start, plain] : limits)
    if (begins_with(note, start)) return plain ? plain : note;
  return {};
}

}  // namespace

SummaryPart words_of_run(const RunData& run) {
  SummaryPart part{"What was run", {wars_sentence(run), record_sentence(run), model_sentence(run)}};
  for (const std::string& note : run.notes())
    if (begins_with(note, "Coefficients: ")) part.sentences.push_back(plain_coefficients(note));
  const std::string leader = leader_sentence(run);
  if (!leader.empty()) part.sentences.push_back(leader);
  return part;
}

// Notes are the run's own words on what it is worth; those here are what a reader must not miss, in plainer words where
// a note has the model's. All of them stand further down in the report.
SummaryPart words_of_trust(const RunData& run) {
  SummaryPart part{"How far to trust it", {}};
  bool in_sample = false;
  for (const std::string& note : run.notes()) {
    in_sample = in_sample || begins_with(note, "Scores are in-sample");
    const std::string plain = plain_limit(note);
    if (!plain.empty()) part.sentences.push_back(with_minus_signs(plain));
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
