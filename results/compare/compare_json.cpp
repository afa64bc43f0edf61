#include "results/compare/compare_document.hpp"
#include "results/compare/setting_changes.hpp"
#include "results/json/value.hpp"
#include "results/tables/csv_text.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

OrderedJson change_json(const ScoreChange& change) {
  OrderedJson json = {{"score", change.score},
                      {"paired", change.paired},
                      {"value", json_number(change.value)},
                      {"states_error", json_number(change.states_error)},
                      {"monte_carlo_error_at_most", json_number(change.monte_carlo_error)}};
  return json;
}

OrderedJson difference_json(const std::vector<ComparedRun>& runs, const RunDifference& difference) {
  OrderedJson json = {{"run", runs[difference.run].folder},      {"minus", runs.front().folder},
                      {"war", difference.war.number()},          {"rows_in_both", difference.rows},
                      {"states_in_both", difference.states},     {"rows_in_first_only", difference.only_first},
                      {"rows_in_run_only", difference.only_run}, {"rows_whose_records_differ", difference.disagreeing},
                      {"changes", OrderedJson::array()}};
  for (const ScoreChange& change : difference.changes) json["changes"].push_back(change_json(change));
  return json;
}

OrderedJson settings_json(const std::vector<SettingChange>& changes) {
  const auto text = [](const std::optional<std::string>& value) { return value ? OrderedJson(*value) : OrderedJson(); };
  OrderedJson json = OrderedJson::array();
  for (const SettingChange& change : changes) {
    json.push_back(
        OrderedJson::object({{"key", change.key}, {"first", text(change.first)}, {"value", text(change.value)}}));
  }
  return json;
}

const ScoreChange* change_of(const std::vector<RunDifference>& differences, std::size_t run, WarId war,
                             const std::string& score) {
  for (const RunDifference& difference : differences) {
    if (difference.run != run || difference.war != war) continue;
    const auto found = std::find_if(difference.changes.begin(), difference.changes.end(),
                                    [&](const ScoreChange& change) { return change.score == score; });
    if (found != difference.changes.end()) return &*found;
  }
  return nullptr;
}

// Of a run beside the first; nothing of the first itself and of wars that it has not.
std::string rows_in_both(const std::vector<RunDifference>& differences, std::size_t run, WarId war) {
  for (const RunDifference& difference : differences) {
    if (difference.run == run && difference.war == war) return std::to_string(difference.rows);
  }
  return "";
}

}  // namespace

std::string compare_json(const std::vector<ComparedRun>& runs, const std::vector<std::string>& comparisons,
                         const std::vector<RunDifference>& differences) {
  OrderedJson json = OrderedJson::object();
  json["warnings"] = comparison_warnings(runs, differences);
  json["runs"] = OrderedJson::array();
  for (std::size_t run = 0; run < runs.size(); ++run) {
    json["runs"].push_back(
        OrderedJson::object({{"folder", runs[run].folder}, {"comparison", OrderedJson::parse(comparisons[run])}}));
    if (run > 0) json["runs"].back()["settings_that_differ"] = settings_json(setting_changes(runs.front(), runs[run]));
  }
  json["differences"] = OrderedJson::array();
  for (const RunDifference& difference : differences) json["differences"].push_back(difference_json(runs, difference));
  return json_text(json);
}

std::string compare_csv(const std::vector<ComparedRun>& runs, const std::vector<RunDifference>& differences) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  CsvText csv({"war", "score", "run", "rows", "value", "value_error", "difference", "paired", "states_error",
               "monte_carlo_error_at_most", "rows_in_both", "certainty"});
  for (std::size_t run = 0; run < runs.size(); ++run) {
    for (const WarScores& war : runs[run].wars) {
      for (const std::string_view score : compared_scores) {
        const ScoreChange* const change = change_of(differences, run, war.war.id, std::string(score));
        csv.add(std::size_t{war.war.id.number()}).add(score).add(runs[run].folder).add(war.overall.rows);
        csv.add(war.overall.score(score)).add(change == nullptr ? missing : change->value);
        csv.add_flag(change != nullptr && change->paired, change != nullptr);
        csv.add(change == nullptr ? missing : change->states_error);
        csv.add(change == nullptr ? missing : change->monte_carlo_error);
        csv.add(rows_in_both(differences, run, war.war.id)).add(runs[run].certainty);
      }
    }
  }
  return csv.text();
}

}  // namespace entente
