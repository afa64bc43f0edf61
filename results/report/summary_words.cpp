#include "results/report/summary_words.hpp"

#include "results/report/parts.hpp"

#include <utility>

namespace entente {
namespace {

void append(std::vector<std::string>& sentences, std::vector<std::string> more) {
  for (std::string& each : more)
    if (!each.empty()) sentences.push_back(std::move(each));
}

}  // namespace

SummaryWords summary_words(const RunData& run) {
  SummaryWords words;
  const bool several = run.wars().size() > 1;
  words.parts.push_back(words_of_run(run));
  SummaryPart worst{"What it explains worst", {}};
  for (const RunWar& war : run.wars()) {
    const std::string verdict = verdict_of(run, war);
    if (!verdict.empty()) {
      words.verdict += (words.verdict.empty() ? "" : " ") + (several ? war.name + ": " : "") + verdict;
    }
    SummaryPart out{several ? "What came out: " + war.name : "What came out", words_of_scores(run, war)};
    append(out.sentences, words_of_over_contribution(run, war));
    words.parts.push_back(std::move(out));
    std::vector<std::string> said = words_of_worst(run, war);
    if (several && !said.empty()) said.front() = war.name + ": " + said.front();
    append(worst.sentences, std::move(said));
  }
  if (!worst.sentences.empty()) words.parts.push_back(std::move(worst));
  SummaryPart ties{"Which ties moved", words_of_ties(run)};
  if (!ties.sentences.empty()) words.parts.push_back(std::move(ties));
  words.parts.push_back(words_of_trust(run));
  if (!words.verdict.empty() && scores_are_in_sample(run)) {
    words.verdict += " The coefficients were fitted to the state-years scored, so that none of this is a forecast.";
  }
  if (words.verdict.empty()) words.verdict = "The run was not scored against the record.";
  return words;
}

}  // namespace entente
