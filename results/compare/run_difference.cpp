#include "results/compare/run_difference.hpp"

#include "results/scores/group_errors.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct RowKey {
  CowCode state;
  Year year;
  friend auto operator<=>(const RowKey&, const RowKey&) = default;
};

struct Pair {
  const ScoredRow* first;
  const ScoredRow* run;
};

using Pairs = std::map<RowKey, Pair>;

/// Sums over rows, from which every paired score is made.
struct Sums {
  double rows = 0, miss = 0, square = 0, crps = 0, log_score = 0;

  void add(const ScoredRow& row, double sign = 1) {
    const double off = row.mean - row.observed;
    rows += sign;
    miss += sign * off;
    square += sign * off * off;
    crps += sign * row.crps;
    log_score += sign * row.log_score;
  }
  Sums without(const Sums& other) const {
    return {rows - other.rows, miss - other.miss, square - other.square, crps - other.crps,
            log_score - other.log_score};
  }
};

struct PairedScore {
  const char* name;
  double (*of)(const Sums&);
};

constexpr PairedScore paired_scores[] = {
    {"bias", [](const Sums& sums) { return sums.miss / sums.rows; }},
    {"rmse", [](const Sums& sums) { return std::sqrt(std::max(0.0, sums.square) / sums.rows); }},
    {"crps", [](const Sums& sums) { return sums.crps / sums.rows; }},
    {"log_score", [](const Sums& sums) { return sums.log_score / sums.rows; }}};

struct SumsOfBoth {
  Sums first, run;
};

double monte_carlo_error(const WarScores& first, const WarScores& run, const std::string& score) {
  return std::hypot(first.overall.score(score).error, run.overall.score(score).error);
}

ScoreChange paired_change(const PairedScore& score, const std::map<CowCode, SumsOfBoth>& states, const SumsOfBoth& all,
                          double simulation_error) {
  const auto difference = [&](const Sums& first, const Sums& run) { return score.of(run) - score.of(first); };
  std::vector<double> left_out;
  for (const auto& [state, own] : states) {
    if (states.size() > 1) left_out.push_back(difference(all.first.without(own.first), all.run.without(own.run)));
  }
  return {.score = score.name,
          .paired = true,
          .value = difference(all.first, all.run),
          .states_error = jackknife_error(left_out),
          .monte_carlo_error = simulation_error};
}

void add_changes(const WarScores& first, const WarScores& run, const Pairs& pairs, RunDifference& difference) {
  std::map<CowCode, SumsOfBoth> states;
  SumsOfBoth all;
  for (const auto& [key, pair] : pairs) {
    SumsOfBoth& own = states[key.state];
    own.first.add(*pair.first);
    own.run.add(*pair.run);
    all.first.add(*pair.first);
    all.run.add(*pair.run);
  }
  difference.states = states.size();
  for (const std::string_view score : compared_scores) {
    const std::string name(score);
    const double simulation = monte_carlo_error(first, run, name);
    const auto paired = std::find_if(std::begin(paired_scores), std::end(paired_scores),
                                     [&](const PairedScore& one) { return name == one.name; });
    if (paired == std::end(paired_scores)) {
      difference.changes.push_back({.score = name,
                                    .paired = false,
                                    .value = run.overall.score(name).value - first.overall.score(name).value,
                                    .states_error = missing,
                                    .monte_carlo_error = simulation});
    } else if (!pairs.empty()) {
      // The runs' errors are of all of their own rows; of some of them alone none is known, and it may be many times
      // larger.
      const bool same_rows = difference.only_first + difference.only_run == 0;
      difference.changes.push_back(paired_change(*paired, states, all, same_rows ? simulation : missing));
    }
  }
}

RunDifference difference_of(std::size_t number, const WarScores& first, const WarScores& run) {
  RunDifference difference{.run = number, .war = first.war.id};
  std::map<RowKey, const ScoredRow*> known;
  for (const ScoredRow& row : first.rows) known[{row.state, row.year}] = &row;
  Pairs pairs;
  for (const ScoredRow& row : run.rows) {
    const auto found = known.find({row.state, row.year});
    if (found == known.end()) {
      ++difference.only_run;
      continue;
    }
    pairs[found->first] = {found->second, &row};
    if (found->second->observed != row.observed) ++difference.disagreeing;
  }
  difference.rows = pairs.size();
  difference.only_first = first.rows.size() - pairs.size();
  add_changes(first, run, pairs, difference);
  return difference;
}

std::string count_of(std::size_t number, const char* what) { return std::to_string(number) + " " + what; }

void warn_of_wars(const ComparedRun& first, const ComparedRun& run, std::vector<std::string>& warnings) {
  for (const WarScores& war : first.wars) {
    const WarScores* other = war_of(run, war.war.id);
    const std::string id = "War " + std::to_string(war.war.id.number());
    if (other == nullptr) {
      warnings.push_back(id + " (" + war.war.name + ") of " + first.folder + " is not in " + run.folder + ".");
    } else if (other->war.name != war.war.name) {
      warnings.push_back(id + " is " + war.war.name + " in " + first.folder + " and " + other->war.name + " in " +
                         run.folder + ": are they the same?");
    }
  }
  for (const WarScores& war : run.wars) {
    if (war_of(first, war.war.id) != nullptr) continue;
    warnings.push_back("War " + std::to_string(war.war.id.number()) + " (" + war.war.name + ") of " + run.folder +
                       " is not in " + first.folder + ".");
  }
}

std::string wars_of(const ComparedRun& run) {
  std::string text;
  for (const WarScores& war : run.wars) {
    text += (text.empty() ? "" : ", ") + std::to_string(war.war.id.number()) + " (" + war.war.name + ")";
  }
  return text;
}

Error no_war_in_common(const ComparedRun& first, const ComparedRun& run) {
  return input_error({.file = run.folder}, "has no war in common with " + first.folder + ": it has " + wars_of(run),
                     "one of " + first.folder + "'s wars: " + wars_of(first), "compare each run by itself");
}

}  // namespace

std::vector<RunDifference> run_differences(const std::vector<ComparedRun>& runs) {
  std::vector<RunDifference> differences;
  for (std::size_t number = 1; number < runs.size(); ++number) {
    const std::size_t before = differences.size();
    for (const WarScores& war : runs.front().wars) {
      const WarScores* const other = war_of(runs[number], war.war.id);
      if (other != nullptr) differences.push_back(difference_of(number, war, *other));
    }
    if (differences.size() == before) throw no_war_in_common(runs.front(), runs[number]);
  }
  return differences;
}

std::vector<std::string> comparison_warnings(const std::vector<ComparedRun>& runs,
                                             const std::vector<RunDifference>& differences) {
  std::vector<std::string> warnings;
  const ComparedRun& first = runs.front();
  for (std::size_t number = 1; number < runs.size(); ++number) {
    const ComparedRun& run = runs[number];
    if (run.scenario != first.scenario) {
      warnings.push_back("Other scenarios: " + first.folder + " is of \"" + first.scenario + "\", " + run.folder +
                         " of \"" + run.scenario + "\".");
    }
    if (run.record != first.record) {
      warnings.push_back("Other records, measures or treaties: " + first.folder + " has \"" + first.record + "\", " +
                         run.folder + " \"" + run.record + "\".");
    }
    if (run.program_version != first.program_version) {
      warnings.push_back("Written by different versions of Entente: " + first.program_version + " and " +
                         run.program_version + ".");
    }
    warn_of_wars(first, run, warnings);
  }
  for (const RunDifference& difference : differences) {
    const std::string& folder = runs[difference.run].folder;
    if (difference.disagreeing > 0) {
      warnings.push_back("In " + std::to_string(difference.disagreeing) + " of the " +
                         count_of(difference.rows, "state-years that both compare") +
                         " what was observed differs between " + first.folder + " and " + folder +
                         ": their differences are of records, too.");
    }
    if (difference.only_first + difference.only_run > 0) {
      warnings.push_back(count_of(difference.only_first, "state-years are compared in ") + first.folder + " alone, " +
                         count_of(difference.only_run, "in ") + folder +
                         " alone; bias, RMSE, CRPS and log score are set against each other on the " +
                         std::to_string(difference.rows) + " of both.");
    }
  }
  return warnings;
}

}  // namespace entente
