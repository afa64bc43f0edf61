#include "results/figures/run/tournament_data.hpp"

#include "results/figures/run/run_choice.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr const char* score = "crps";  // comparable throughout, floors included
constexpr double clearly = 2;          // errors, as in the tournament's text

bool is_floor(const std::string& theory) {
  return theory == "historical_mean" || theory == "persistence" || theory == "random";
}

// "collective action"; a star stands for the words that take a line of their own, and the subtitle explains it.
std::string readable(const std::string& name) {
  std::string text = clean_line(name);
  constexpr std::string_view without = "_without_agreement_and_ally";
  const bool starred = text.ends_with(without);
  if (starred) text.resize(text.size() - without.size());
  std::replace(text.begin(), text.end(), '_', ' ');
  return text + (starred ? "*" : "");
}

std::string title_of(const std::string& regime, const std::string& of) {
  if (regime == "held_out_states") return "States left out";
  if (regime == "one_step_ahead") return "One step ahead";
  if (regime == "free_running") return "Free-running";
  return "Transfer to " + clean_line(of);
}

struct Difference {
  double value = 0, error = 0;
};

// How far theories lie behind the best one; pairs are in the file once, in either order.
std::map<std::string, Difference> behind(const RunTable& differences, const std::string& best) {
  const std::vector<std::string> theory = differences.texts("theory"), other = differences.texts("other");
  const std::vector<double> value = differences.numbers("difference"),
                            clustered = differences.numbers("clustered_error"),
                            simulation = differences.numbers("monte_carlo_error");
  std::map<std::string, Difference> all;
  for (std::size_t row = 0; row < differences.rows(); ++row) {
    const double error = std::hypot(clustered[row], simulation[row]);
    if (theory[row] == best) all[other[row]] = {-value[row], error};
    if (other[row] == best) all[theory[row]] = {value[row], error};
  }
  return all;
}

TournamentPanel panel_of(const RunTable& scores, const RunTable& differences) {
  TournamentPanel panel;
  const std::vector<std::string> name = scores.texts("theory");
  const std::vector<double> value = scores.numbers("value"), error = scores.numbers("monte_carlo_error");
  std::vector<std::size_t> order;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    if (!std::isnan(value[row])) order.push_back(row);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value[a] < value[b]; });
  if (order.empty()) return panel;
  panel.rows = static_cast<std::size_t>(scores.numbers("rows")[order.front()]);
  panel.states = static_cast<std::size_t>(scores.numbers("states")[order.front()]);
  const std::map<std::string, Difference> differing = behind(differences, name[order.front()]);
  for (const std::size_t row : order) {
    PlottedTheory theory;
    theory.name = readable(name[row]);
    theory.value = value[row];
    theory.error = std::isnan(error[row]) ? 0 : error[row];
    theory.floor = is_floor(name[row]);
    const auto found = differing.find(name[row]);
    if (found != differing.end()) {
      theory.behind = found->second.value;
      theory.behind_error = found->second.error;
      theory.clearly_worse = theory.behind > clearly * theory.behind_error;
    }
    panel.theories.push_back(theory);
  }
  return panel;
}

}  // namespace

double PlottedTheory::low() const { return value - math::normal_quantile(0.975) * error; }
double PlottedTheory::high() const { return value + math::normal_quantile(0.975) * error; }

TournamentData tournament_data(const RunData& run) {
  const RunTable scores = run.table("scores.csv").where("score", score);
  const RunTable differences = run.table("differences.csv").where("score", score);
  const std::vector<std::string> regimes = scores.texts("regime"), of = scores.texts("of");
  TournamentData data;
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    if (!known.insert({regimes[row], of[row]}).second) continue;
    const auto own = [&](const RunTable& table) { return table.where("regime", regimes[row]).where("of", of[row]); };
    TournamentPanel panel = panel_of(own(scores), own(differences));
    panel.title = title_of(regimes[row], of[row]);
    if (!panel.theories.empty()) data.panels.push_back(std::move(panel));
  }
  return data;
}

std::string tournament_findings(const TournamentPanel& panel) {
  std::vector<std::string> order, level;
  for (const PlottedTheory& theory : panel.theories) {
    order.push_back(theory.name + " " + number_text(1000 * theory.value, 3));
    if (&theory != &panel.theories.front() && !theory.clearly_worse) level.push_back(theory.name);
  }
  std::string text = panel.title + " (" + std::to_string(panel.rows) + " state-years of " +
                     std::to_string(panel.states) + " states), CRPS times 1,000: " + enumerated(order) + ". ";
  const std::string best = panel.theories.front().name;
  return text + (level.empty() ? "All are clearly worse than " + best + "."
                               : "Not clearly worse than " + best + ": " + enumerated(level) + ".");
}

}  // namespace entente
