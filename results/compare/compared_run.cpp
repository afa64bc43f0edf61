#include "results/compare/compared_run.hpp"

#include "results/run_folder/place_of.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente {
namespace {

using nlohmann::json;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr long long most_rows = 999LL * 285;  // every COW code in every year from 1816 to 2100

std::size_t index_of(std::string_view name) {
  const auto found = std::find(compared_scores.begin(), compared_scores.end(), name);
  if (found == compared_scores.end()) throw work_error("no score is called " + std::string(name));
  return static_cast<std::size_t>(found - compared_scores.begin());
}

std::vector<ScoredSet> scored_sets(const RunTable& table, const char* scope, const char* named_by) {
  const RunTable rows = table.where("scope", scope);
  std::vector<ScoredSet> sets(rows.rows());
  const std::vector<long long> counts = rows.whole_numbers("rows", 0, most_rows);
  for (std::size_t i = 0; i < sets.size(); ++i) sets[i].rows = static_cast<std::size_t>(counts[i]);
  if (named_by != nullptr) {
    const std::vector<std::string> names = rows.texts(named_by);
    for (std::size_t i = 0; i < sets.size(); ++i) sets[i].name = names[i];
  }
  for (std::size_t score = 0; score < compared_scores.size(); ++score) {
    const std::string column(compared_scores[score]);
    const std::vector<double> values = rows.numbers(column), errors = rows.numbers(column + "_error");
    for (std::size_t i = 0; i < sets.size(); ++i) sets[i].scores[score] = {values[i], errors[i]};
  }
  return sets;
}

ScoredSet only(std::vector<ScoredSet> sets, const RunData& run, const char* scope) {
  if (sets.size() == 1) return std::move(sets.front());
  throw input_error(place_of(run.folder() / "scores.csv"),
                    "has " + std::to_string(sets.size()) + " rows of scope " + scope + " for a war", "one a war",
                    "run the scenario again");
}

std::vector<CalibrationLine> calibration_of(const RunTable& table) {
  const std::vector<std::string> of = table.texts("of");
  const std::vector<double> level = table.numbers("level"), coverage = table.numbers("coverage"),
                            error = table.numbers("coverage_error"), expected = table.numbers("expected");
  std::vector<CalibrationLine> lines;
  for (std::size_t i = 0; i < of.size(); ++i) lines.push_back({of[i], level[i], expected[i], {coverage[i], error[i]}});
  return lines;
}

std::vector<GoodnessLine> goodness_of(const RunTable& table) {
  const RunTable joint = table.where("statistic", "joint");
  const std::vector<std::string> group = joint.texts("group"), why = joint.texts("not_tested");
  const std::vector<double> p_value = joint.numbers("p_value");
  std::vector<GoodnessLine> lines;
  for (std::size_t i = 0; i < group.size(); ++i) lines.push_back({group[i], p_value[i], why[i]});
  return lines;
}

void add_rows(const RunTable& state_years, WarScores& war) {
  const RunTable table = state_years.where("compared", "1");
  const std::vector<CowCode> state = table.states();
  const std::vector<Year> year = table.years();
  const std::vector<double> observed = table.numbers("observed_share"), mean = table.numbers("simulated_share"),
                            crps = table.numbers("crps"), log_score = table.numbers("log_score");
  const std::vector<std::string> name = table.texts("state");
  std::set<std::string> contributed;
  for (std::size_t i = 0; i < state.size(); ++i) {
    war.rows.push_back({.state = state[i],
                        .year = year[i],
                        .observed = observed[i],
                        .mean = mean[i],
                        .crps = crps[i],
                        .log_score = log_score[i]});
    if (observed[i] > 0) contributed.insert(name[i]);
  }
  war.contributed.assign(contributed.begin(), contributed.end());
}

double pit_p_value(const json& document) {
  const json::json_pointer at("/scoring/pit/all/uniformity/p_both");
  if (!document.contains(at) || !document.at(at).is_number()) return missing;
  return document.at(at).get<double>();
}

}  // namespace

const Simulated& ScoredSet::score(std::string_view which) const { return scores[index_of(which)]; }

const WarScores* war_of(const ComparedRun& run, WarId id) {
  const auto found =
      std::find_if(run.wars.begin(), run.wars.end(), [id](const WarScores& war) { return war.war.id == id; });
  return found == run.wars.end() ? nullptr : &*found;
}

ScoreTables score_tables(const RunData& run) {
  if (run.kind() != "run") {
    throw input_error(place_of(run.folder()), "is the folder of a " + run.kind() + ", which compare does not read",
                      "a folder that entente run wrote");
  }
  ScoreTables tables{.scores = run.table("scores.csv"),
                     .calibration = run.table("calibration.csv"),
                     .state_years = run.table("state_years.csv"),
                     .goodness = {},
                     .comparison = run.text("comparison.json")};
  if (run.has("goodness_of_fit.csv")) tables.goodness = run.table("goodness_of_fit.csv");
  return tables;
}

Error not_as_written(const RunData& run) {
  return input_error(place_of(run.folder() / "comparison.json"), "is not as runs write it",
                     "the scores of every war of the run", "run the scenario again");
}

ComparedRun compared_run(const RunData& run, const ScoreTables& tables) try {
  ComparedRun result{.folder = run.folder().string(),
                     .scenario = clean_line(run.scenario()),
                     .record = clean_line(run.record()),
                     .program_version = clean_line(run.program_version()),
                     .seed = run.seed(),
                     .replications = run.replications(),
                     .settings = run.settings(),
                     .wars = {}};
  const json document = json::parse(tables.comparison);
  for (std::size_t w = 0; w < run.wars().size(); ++w) {
    WarScores& war = result.wars.emplace_back();
    war.war = run.wars()[w];
    const RunTable scores = tables.scores.of_war(war.war.id);
    war.overall = only(scored_sets(scores, "overall", nullptr), run, "overall");
    war.contributors = only(scored_sets(scores, "contributors", nullptr), run, "contributors");
    war.years = scored_sets(scores, "year", "year");
    war.states = scored_sets(scores, "state", "state");
    war.calibration = calibration_of(tables.calibration.of_war(war.war.id));
    if (tables.goodness) war.goodness = goodness_of(tables.goodness->of_war(war.war.id));
    const bool several = document.contains("wars");
    war.pit_p_value = pit_p_value(several ? document.at("wars").at(w) : document);
    add_rows(tables.state_years.of_war(war.war.id), war);
  }
  return result;
} catch (const json::exception&) {
  throw not_as_written(run);
}

}  // namespace entente
