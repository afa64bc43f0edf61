#include "results/figures/run/run_choice.hpp"
#include "results/report/parts.hpp"
#include "results/report/phrases.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t named = 3;
constexpr double tie_moved = 0.05;  // of a depth between 0 and 1: less is hardly a change that anybody would see

std::string per_thousand(double share) { return printed(thousand * share, 1); }

std::string signed_text(double number, int decimals, double scale = 1) {
  const std::string text = printed(scale * number, decimals);
  return number > 0 ? "+" + text : text;
}

// What is worst explained has the largest CRPS, which counts each year; where the run has no scores, the largest gap
// between mean shares.
struct Worst {
  std::vector<std::size_t> rows;  // of states.csv
  bool by_crps = false;
};

Worst worst_of(const RunData& run, const RunWar& war, const RunTable& states) {
  const std::vector<std::string> codes = states.texts("cow");
  std::vector<double> errors(codes.size(), std::numeric_limits<double>::quiet_NaN());
  const auto scored = scores_of(run, war, "state");
  if (scored) {
    const std::vector<std::string> of = scored->texts("cow");
    const std::vector<double> crps = scored->numbers("crps");
    for (std::size_t i = 0; i < of.size(); ++i) {
      const auto at = std::find(codes.begin(), codes.end(), of[i]);
      if (at != codes.end()) errors[static_cast<std::size_t>(at - codes.begin())] = crps[i];
    }
  } else {
    const std::vector<double> observed = states.numbers("observed_share"),
                              simulated = states.numbers("simulated_share");
    for (std::size_t i = 0; i < codes.size(); ++i) errors[i] = std::abs(observed[i] - simulated[i]);
  }
  Worst worst{descending(errors), scored.has_value()};
  if (worst.rows.size() > named) worst.rows.resize(named);
  return worst;
}

std::string worst_sentence(const RunData& run, const RunWar& war, const RunTable& states, std::size_t row) {
  const double observed = states.numbers("observed_share")[row], simulated = states.numbers("simulated_share")[row];
  std::string text = states.texts("state")[row] + " sent " + per_thousand(observed) +
                     " of 1,000 soldiers on average; the simulation says " + per_thousand(simulated);
  const double rank = states.numbers("observed_rank_relative")[row],
               simulated_rank = states.numbers("simulated_rank_relative")[row];
  if (!std::isnan(rank) && !std::isnan(simulated_rank)) {
    const auto place = [](double number) { return ordinal(static_cast<std::size_t>(number)); };
    text += " (" + place(simulated_rank) + " instead of " + place(rank) + " in relative terms)";
  }
  const auto scored = scores_of(run, war, "state");
  if (!scored) return text + ".";
  const RunTable of_state = scored->where("cow", states.texts("cow")[row]);
  text += "; CRPS " + printed(thousand * first_number(of_state, "crps"), 1) + " per 1,000";
  const double years = first_number(of_state, "rows"), coverage = first_number(of_state, "coverage_90");
  if (!std::isnan(coverage)) {
    text += "; the central 90 % interval holds " + std::to_string(std::lround(coverage * years)) + " of its " +
            counted(static_cast<std::size_t>(years), "observed share", "observed shares");
  }
  return text + ".";
}

std::vector<std::string> ties_of_leader(const RunTable& ties, const std::string& leader) {
  const std::vector<double> standing = ties.numbers("standing"), error = ties.numbers("standing_error");
  const std::vector<std::string> names = ties.texts("state");
  std::vector<double> size;
  std::size_t up = 0, down = 0;
  for (const double change : standing) {
    size.push_back(std::abs(change));
    if (change > tie_moved) ++up;
    if (change < -tie_moved) ++down;
  }
  const std::string to = leader.empty() ? "the leader" : leader;
  if (up + down == 0) {
    return {"Its answer moves no tie to " + to + " by more than " + fixed(tie_moved, 2) +
            " on average (depth lies between 0 and 1)."};
  }
  std::vector<std::string> most;
  for (const std::size_t row : descending(size)) {
    if (most.size() == named) break;
    most.push_back(names[row] + " (" + signed_text(standing[row], 2) +
                   (std::isnan(error[row]) ? "" : " ± " + fixed(error[row], 2)) + ")");
  }
  return {"By the end the leader's answer has moved the ties of " + counted(up + down, "state", "states") + " to " +
          to + " by more than " + fixed(tie_moved, 2) + " on average, " + std::to_string(up) + " closer and " +
          std::to_string(down) + " looser; most those of " + enumerated(most) +
          ". That is what the declared rule would do, not what any leader did."};
}

}  // namespace

std::vector<std::string> words_of_over_contribution(const RunData& run, const RunWar& war) {
  if (!run.has("states.csv")) return {};
  const RunTable states = run.table("states.csv").of_war(war.id);
  const std::vector<double> observed = states.numbers("observed_over_contribution"),
                            simulated = states.numbers("simulated_over_contribution"),
                            error = states.numbers("simulated_over_contribution_error"),
                            share = states.numbers("observed_share");
  const std::vector<std::string> names = states.texts("state");
  std::size_t contributors = 0, over = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!(share[i] > 0)) continue;
    ++contributors;
    if (observed[i] > 0) ++over;
  }
  if (contributors == 0) return {"No state compared sent troops."};
  std::vector<std::string> most, simulated_most;
  for (const std::size_t row : descending(observed)) {
    if (most.size() == named || !(observed[row] > 0)) break;
    most.push_back(names[row] + " (" + signed_text(observed[row], 1, thousand) + "; simulated " +
                   signed_text(simulated[row], 2, thousand) +
                   (std::isnan(error[row]) ? "" : " ± " + fixed(thousand * error[row], 2)) + ")");
  }
  for (const std::size_t row : descending(simulated)) {
    if (simulated_most.size() == named || !(simulated[row] > 0)) break;
    simulated_most.push_back(names[row] + " (" + signed_text(simulated[row], 1, thousand) + ")");
  }
  std::vector<std::string> sentences = {
      std::to_string(over) + " of " + counted(contributors, "contributor", "contributors") +
      " sent more than is expected of them without signalling" +
      (most.empty() ? "." : ", most of all, per 1,000 soldiers, " + enumerated(most) + ".")};
  if (!simulated_most.empty()) {
    sentences.push_back("In the simulation the largest over-contributors are " + enumerated(simulated_most) + ".");
  }
  return sentences;
}

std::vector<std::string> words_of_ties(const RunData& run) {
  if (!run.has("ties.csv")) return {};
  const RunTable& ties = run.table("ties.csv");
  if (!ties.has("leader")) return ties_of_leader(ties, "");
  std::vector<std::string> sentences, done;
  for (const std::string& leader : ties.texts("leader")) {
    if (std::find(done.begin(), done.end(), leader) != done.end()) continue;
    done.push_back(leader);
    // ties.csv names leaders by COW code; states.csv knows what they are called.
    const RunTable row =
        run.has("states.csv") ? run.table("states.csv").where("cow", leader) : ties.where("cow", leader);
    const std::string name = row.rows() > 0 ? row.texts("state").front() : "COW " + leader;
    const std::vector<std::string> said = ties_of_leader(ties.where("leader", leader), name);
    sentences.insert(sentences.end(), said.begin(), said.end());
  }
  return sentences;
}

std::vector<std::string> words_of_worst(const RunData& run, const RunWar& war) {
  if (!run.has("states.csv")) return {};
  const RunTable states = run.table("states.csv").of_war(war.id);
  const Worst worst = worst_of(run, war, states);
  if (worst.rows.empty()) return {};
  std::vector<std::string> names;
  for (const std::size_t row : worst.rows) names.push_back(states.texts("state")[row]);
  std::vector<std::string> sentences = {std::string("By ") + (worst.by_crps ? "CRPS" : "the gap between mean shares") +
                                        " it explains " + enumerated(names) + " worst."};
  for (const std::size_t row : worst.rows) sentences.push_back(worst_sentence(run, war, states, row));
  return sentences;
}

}  // namespace entente
