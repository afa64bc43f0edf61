#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "results/tournament/tournament_document.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double thousand = 1000;  // shares are told as soldiers of a thousand
constexpr double clearly = 2;      // standard errors

std::string title_of(const RegimeResult& regime) {
  if (regime.name == "held_out_states") return "States left out";
  if (regime.name == "one_step_ahead") return "One step ahead";
  if (regime.name == "free_running") return "Free-running";
  return "Transfer to " + clean_line(regime.of);
}

// Short enough for the first column of a table.
std::string row_name(const RegimeResult& regime) {
  return regime.name == "transfer" ? "to " + clean_line(regime.of) : title_of(regime);
}

// "-0.012 (0.004)".
std::string with_clustered_error(const ClusteredDifference& difference, double scale, int decimals) {
  return fixed(scale * difference.value, decimals) + " (" + fixed(scale * difference.error, decimals) + ")";
}

// Beyond what other states and other seeds would change: with few replicates the latter is not small.
std::string verdict(const ClusteredDifference& difference) {
  const double error = std::hypot(difference.error, difference.simulation_error);
  if (!std::isfinite(error)) return "no verdict";
  if (difference.value < -clearly * error) return "signalling clearly better";
  if (difference.value > clearly * error) return "combined clearly better";
  return "not told apart";
}

std::string potential_text(const Tournament& tournament, std::size_t contestant) {
  std::string text;
  for (const PotentialEstimate& estimate : tournament.potential) {
    if (estimate.contestant != contestant) continue;
    if (!estimate.in_equation) return "held at 0";
    const int decimals = std::abs(estimate.estimate) < 0.1 ? 5 : 2;
    text += (text.empty() ? "" : "; ") + (estimate.part == "share" ? "" : estimate.part + " ") +
            fixed(estimate.estimate, decimals) + " (" + fixed(estimate.standard_error, decimals) + ")";
  }
  return text;
}

std::string paper_text(const Tournament& tournament) {
  const std::vector<PaperTest> tests = paper_tests(tournament.contestants);
  if (tests.empty()) return "";
  std::string text =
      "\nThe test of the paper: does unrealized alliance potential foretell contributions beyond what the "
      "conventional theories do?\n\n";
  for (std::size_t i = 0; i < tests.size(); ++i) {
    text += i == 0 ? "  With UN agreement and ally among the covariates\n"
                   : "\n  Without them (potential is arithmetic on agreement with the leader and the tie to it)\n";
    text += "    b_P in signalling: " + potential_text(tournament, tests[i].signalling) +
            ";  in combined: " + potential_text(tournament, tests[i].combined) + "\n";
    TextTable table({"", "CRPS x 1000", "log score", ""},
                    {"signalling less combined", "(error)", "(error)", "by log score"});
    for (const RegimeResult& regime : tournament.regimes) {
      const ScoreDifference difference = difference_of(regime, tests[i].signalling, tests[i].combined);
      table.add({row_name(regime), with_clustered_error(difference.crps, thousand, 4),
                 with_clustered_error(difference.log_score, 1, 4), verdict(difference.log_score)});
    }
    text += table.text();
  }
  return text + "\n" +
         wrapped(
             "Below 0 signalling forecasts better. Errors are standard errors clustered by state; b_P is of the fit "
             "to all rows, with errors clustered by state. \"Clearly\" is more than two standard errors, the Monte "
             "Carlo error of the difference included.",
             "  ");
}

// Where the record turns the sign of potential, what the paper's own sign is worth on it.
std::string stated_text(const Tournament& tournament) {
  const auto estimated = find_contestant(tournament.contestants, "signalling");
  const auto stated = find_contestant(tournament.contestants, "signalling_as_stated");
  if (!estimated || !stated) return "";
  std::string text =
      "\nSignalling as the paper states it: potential's coefficient with its sign turned where the estimate is "
      "negative\n\n";
  TextTable table({"", "CRPS x 1000", "log score"}, {"as stated less estimated", "(error)", "(error)"});
  for (const RegimeResult& regime : tournament.regimes) {
    const ScoreDifference difference = difference_of(regime, *stated, *estimated);
    table.add({row_name(regime), with_clustered_error(difference.crps, thousand, 4),
               with_clustered_error(difference.log_score, 1, 4)});
  }
  return text + table.text() + "\n" + wrapped("Above 0 the record's own sign forecasts better.", "  ");
}

std::string scores_text(const Tournament& tournament, const RegimeResult& regime) {
  std::string text = "\n" + title_of(regime) + ": " + std::to_string(regime.rows) + " state-years of " +
                     std::to_string(regime.states) + " states, " + std::to_string(regime.positive) + " with troops\n" +
                     wrapped(regime.explanation, "  ");
  TextTable table({"", "CRPS", "log", "RMSE", "rank", "top", "PIT", "90 % covers, %", ""},
                  {"theory", "x 1000", "score", "x 1000", "corr.", "10", "distance", "all", "troops"});
  std::vector<std::size_t> order(regime.scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return regime.scores[a].crps.value < regime.scores[b].crps.value;
  });
  for (const std::size_t i : order) {
    const ContestantScores& own = regime.scores[i];
    table.add({tournament.contestants[i].label, fixed(thousand * own.crps.value, 3), fixed(own.log_score.value, 3),
               fixed(thousand * own.rmse.value, 2), fixed(own.rank_correlation.value, 3), fixed(own.top10.value, 0),
               fixed(own.rank_distance.value, 3), fixed(100 * own.coverage.value, 1),
               fixed(100 * own.coverage_positive.value, 1)});
  }
  text += table.text();
  double crps = 0, log_score = 0;
  for (const ContestantScores& own : regime.scores) {
    if (std::isfinite(own.crps.error)) crps = std::max(crps, own.crps.error);
    if (std::isfinite(own.log_score.error)) log_score = std::max(log_score, own.log_score.error);
  }
  text += "  Monte Carlo errors: at most " + fixed(thousand * crps, 3) + " of CRPS x 1000 and " + fixed(log_score, 3) +
          " of the log score.\n";
  for (const std::string& note : regime.notes) text += wrapped(clean_line(note), "  ");
  return text;
}

// What the matrix says of the paper's question: how often the truth would be seen if it were signalling as fitted.
std::string power_text(const ConfusionResult& confusion) {
  for (const GeneratorResult& made_by : confusion.generators) {
    if (made_by.name != "signalling" || !std::isfinite(made_by.gain)) continue;
    const double seen = made_by.signalling_clearly_better;
    const std::string share = fixed(100 * seen, 0) + " %";
    return wrapped("If signalling as fitted were the truth, it would forecast clearly better than combined in " +
                       share + " of such records: " +
                       (seen >= 0.8   ? "the record could tell them apart."
                        : seen >= 0.5 ? "the record tells them apart more often than not."
                                      : "the record can hardly tell them apart, whatever the truth.") +
                       " Of " + std::to_string(confusion.datasets) + " records a share is known to within " +
                       fixed(100 / std::sqrt(static_cast<double>(confusion.datasets)), 0) + " points or so.",
                   "  ");
  }
  return "";
}

std::string confusion_text(const ConfusionResult& confusion) {
  std::string text =
      "\nCould the record tell the theories apart? " + std::to_string(confusion.datasets) +
      " made-up records from each, on the same covariates\n" +
      wrapped("Rows made the record, columns forecast left-out states best, in per cent of the records (" +
                  std::to_string(confusion.folds) + " folds, exact density at the point estimates).",
              "  ");
  std::vector<std::string> header = {"made by"};
  for (const std::string& theory : confusion.theories) header.push_back(theory.substr(0, theory.find('_')));
  TextTable wins(std::vector<std::string>(header.size()), header);
  for (const GeneratorResult& made_by : confusion.generators) {
    std::vector<std::string> row = {made_by.name};
    for (const double share : made_by.wins) row.push_back(fixed(100 * share, 0));
    wins.add(row);
  }
  text += wins.text() + "\n";
  std::vector<std::string> upper = {"", "signalling", "clearly", "combined"};
  std::vector<std::string> lower = {"made by", "better, %", "better, %", "clearly, %"};
  for (const std::string& part : confusion.parts) {
    upper.push_back("b_P found, %");
    lower.push_back(part);
  }
  TextTable contrast(upper, lower);
  for (const GeneratorResult& made_by : confusion.generators) {
    std::vector<std::string> row = {made_by.name, fixed(100 * made_by.signalling_better, 0),
                                    fixed(100 * made_by.signalling_clearly_better, 0),
                                    fixed(100 * made_by.combined_clearly_better, 0)};
    for (const double found : made_by.potential_found) row.push_back(fixed(100 * found, 0));
    contrast.add(row);
  }
  text += contrast.text() +
          wrapped(
              "Signalling against combined: how often it forecasts better, and how often either by more than two "
              "clustered standard errors; b_P found is how often the fit to all rows has it beyond 1.96 clustered "
              "standard errors, which at 0 should be 5 %.",
              "  ");
  text += power_text(confusion);
  const bool failed = std::any_of(confusion.generators.begin(), confusion.generators.end(),
                                  [](const GeneratorResult& made_by) { return made_by.unresolved > 0; });
  if (failed) {
    text += wrapped(
        "In some records a theory could not be fitted; it does not win there (share by generator in --json).", "  ");
  }
  return text;
}

}  // namespace

std::string tournament_text(const Tournament& tournament) {
  std::string text = "Tournament of theories: " + clean_line(tournament.name) + "\n" +
                     wrapped(tournament.record + ".", "  ") + wrapped(tournament.fit + ".", "  ") + "  " +
                     grouped(static_cast<double>(tournament.replications)) + " replicates, seed " +
                     std::to_string(tournament.seed) + "\n";
  text += paper_text(tournament) + stated_text(tournament);
  for (const RegimeResult& regime : tournament.regimes) text += scores_text(tournament, regime);
  if (tournament.confusion) text += confusion_text(*tournament.confusion);
  const std::string reading =
      "CRPS and log score: smaller is better; tables are in order of CRPS. historical_mean, persistence and random "
      "know "
      "no theory and have no density: their log score is by a kernel estimate from the draws, roughly comparable with "
      "the theories' own, which is exact. CRPS compares all. The three are one where a state has no past of its own: "
      "by "
      "construction in left-out states and in transfer. A forecast that does well has not shown a cause; theories are "
      "compared at treaty ties, without the leader's answer (docs/tournament.md).";
  text += "\n" + wrapped(reading, "");
  for (const std::string& note : tournament.notes) text += wrapped(clean_line(note), "- ");
  return text;
}

}  // namespace entente
